import type { AgendaItem } from './agenda.ts';
import type { Batch } from './batch.ts';
import type { InputBody } from './inputs.ts';
import type { LiveContact } from './live-contact.ts';
import { isRootOfCircle } from './merge/circle.ts';

/**
 * What an input does to a contact as a whole: erases it, hands it over to another, takes another one over; or it is not this
 * contact's, and is passed on to the one it was merged into, or dropped. One that comes too late to be deleted is turned down.
 */
export type WholeEffect = 'erase' | 'turn down' | 'hand over' | 'take over' | 'forward' | 'drop';

/** @returns `undefined` of an input like any other. */
export function wholeEffect(contact: LiveContact, { body }: Pick<AgendaItem, 'body'>): WholeEffect | undefined {
  if (contact.alias !== undefined) return effectOnAlias(contact, contact.alias, body);
  // It came to another contact before this one was deleted, and reached this one after that.
  if (body.since !== undefined && contact.deletedAt !== undefined && body.since <= contact.deletedAt)
    return body.type === 'merged' ? 'turn down' : 'drop';
  switch (body.type) {
    case 'delete':
      // Of one that it is no part of any more.
      return body.of === undefined ? 'erase' : 'drop';
    case 'merge':
      return body.into === contact.id ? 'drop' : 'hand over';
    case 'merged':
      return 'take over';
    default:
      return undefined;
  }
}

function effectOnAlias({ id }: LiveContact, alias: NonNullable<LiveContact['alias']>, body: InputBody): WholeEffect {
  switch (body.type) {
    case 'delete':
      return body.of === undefined ? 'forward' : 'erase';
    case 'merged':
      return isRootOfCircle(id, alias, body.via) ? 'take over' : 'forward';
    case 'timer':
    case 'launch':
    case 'resume':
    case 'migrate':
      return 'drop';
    default:
      return 'forward';
  }
}

/** Leaves an input without effect. */
export function dropInput(batch: Batch, item: AgendaItem): void {
  batch.startInput(item.at, item.body.known);
  batch.finish(item);
}
