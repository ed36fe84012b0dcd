import type { Operand } from '../conditions/condition.ts';
import type { JsonValue } from '../values.ts';
import type { NodeBase } from './node-base.ts';

/** One change of the contact. `increment` of a missing number starts at 0. */
export type ContactChange =
  | { readonly op: 'set' | 'unset' | 'add' | 'remove' | 'increment'; readonly attribute: string; readonly value?: JsonValue | Operand }
  | { readonly op: 'add' | 'remove'; readonly tag: string };

/** Changes the contact at once. Outlet: `next`. */
export interface UpdateNode extends NodeBase {
  readonly type: 'update';
  readonly changes: readonly ContactChange[];
}
