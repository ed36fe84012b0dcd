import type { InstantText } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { instantToLocal, localToInstant } from './local-instant.ts';

/** An instant, typed as the wall clock of `zone` (UTC if absent) and kept as RFC 3339 with that zone's offset. */
export function DatetimeField(props: FieldProps<InstantText> & { readonly zone?: string }): ReactElement {
  const zone = props.zone ?? 'UTC';
  return (
    <input
      {...controlAttributes(props)}
      className="sj-input sj-input-fit"
      type="datetime-local"
      value={props.value === undefined ? '' : (instantToLocal(props.value, zone) ?? '')}
      onChange={(event) => props.onChange(localToInstant(event.currentTarget.value, zone))}
    />
  );
}
