import type { ContactChange, Field } from '@sojourn/schema';
import type { MessageKey } from '../../messages/words.ts';

/** The ways to change a contact, as sentences. */
export type ChangeKind = 'set' | 'increment' | 'unset' | 'add' | 'remove' | 'addTag' | 'removeTag';

/** What one way of changing says, and which attributes it can be said of. */
export interface ChangeSpec {
  /** With the places `{left}` (what) and `{right}` (value). */
  readonly pattern: MessageKey;
  readonly fresh: ContactChange;
  accepts(field: Field): boolean;
}

/** Every way, in the order it is offered. */
export const changeKinds: Readonly<Record<ChangeKind, ChangeSpec>> = {
  set: { pattern: 'panel.update.set', fresh: { op: 'set', attribute: '' }, accepts: () => true },
  increment: {
    pattern: 'panel.update.increment',
    fresh: { op: 'increment', attribute: '', value: 1 },
    accepts: (field) => field.type === 'number',
  },
  addTag: { pattern: 'panel.update.addTag', fresh: { op: 'add', tag: '' }, accepts: () => false },
  removeTag: { pattern: 'panel.update.removeTag', fresh: { op: 'remove', tag: '' }, accepts: () => false },
  add: { pattern: 'panel.update.addToList', fresh: { op: 'add', attribute: '' }, accepts: (field) => field.type === 'list' },
  remove: { pattern: 'panel.update.removeFromList', fresh: { op: 'remove', attribute: '' }, accepts: (field) => field.type === 'list' },
  unset: { pattern: 'panel.update.unset', fresh: { op: 'unset', attribute: '' }, accepts: () => true },
};

/** The way a change is said. */
export function kindOfChange(change: ContactChange): ChangeKind {
  if ('tag' in change) return change.op === 'add' ? 'addTag' : 'removeTag';
  return change.op;
}
