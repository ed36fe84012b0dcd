import { formatInstant } from '@sojourn/schema';
import type { Instant } from '@sojourn/schema';
import type { AgendaItem } from '../agenda.ts';
import type { Batch } from '../batch.ts';
import type { InputBody } from '../inputs.ts';
import type { LiveContact } from '../live-contact.ts';
import { dropInput } from '../whole-contact.ts';
import { passedBy } from './circle.ts';

/** Passes an input on to the contact that this one was merged into. */
export function forward(batch: Batch, item: AgendaItem): void {
  const { contact } = batch;
  const { alias } = contact;
  const body = alias === undefined ? undefined : bodyFor(contact, item);
  dropInput(batch, item);
  if (alias !== undefined && body !== undefined)
    batch.sent.push({ contactId: alias.of, at: item.at, body: { ...body, since: body.since ?? item.at } });
}

/** The host numbers the patches of each id on its own: which are stale is judged here, and not again. */
function bodyFor(contact: LiveContact, { body, at }: AgendaItem): InputBody | undefined {
  const { alias } = contact;
  if (body.type === 'event') return withInstant(body, at);
  if (body.type === 'merged') return alias === undefined ? undefined : { ...body, via: passedBy(contact.id, alias, body.via) };
  if (body.type !== 'patch' || body.revision === undefined) return body;
  const { revision, ...rest } = body;
  if (contact.revision !== undefined && revision <= contact.revision) return undefined;
  contact.revision = revision;
  return rest;
}

/** It happened when it arrived here, at the latest. */
function withInstant(body: Extract<InputBody, { readonly type: 'event' }>, at: Instant): InputBody {
  return body.event.at === undefined ? { ...body, event: { ...body.event, at: formatInstant(at) } } : body;
}
