import type { Contact } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { initialsOf } from '../live/contact-name.ts';

/** Initials in a circle; decoration, the name stands beside it. */
export function Avatar({ contact }: { readonly contact: Pick<Contact, 'id' | 'attributes'> }): ReactElement {
  return (
    <span className="pg-avatar" aria-hidden>
      {initialsOf(contact)}
    </span>
  );
}
