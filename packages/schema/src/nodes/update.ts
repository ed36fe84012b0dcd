import * as z from 'zod/mini';
import type { Operand } from '../conditions/condition.ts';
import { json, text } from '../shapes/text.ts';
import type { JsonValue } from '../values.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** One change of the contact. `increment` of a missing number starts at 0. */
export type ContactChange =
  | { readonly op: 'set' | 'unset' | 'add' | 'remove' | 'increment'; readonly attribute: string; readonly value?: JsonValue | Operand }
  | { readonly op: 'add' | 'remove'; readonly tag: string };

/** Changes the contact at once. Outlet: `next`. */
export interface UpdateNode extends NodeBase {
  readonly type: 'update';
  readonly changes: readonly ContactChange[];
}

const value = z.exactOptional(json);

/** What the language knows about updates. */
export const updateDefinition: NodeDefinition<UpdateNode> = {
  type: 'update',
  family: 'data',
  shape: z.strictObject({
    type: z.literal('update'),
    ...baseFields,
    changes: z.array(
      z.union([
        z.strictObject({ op: z.enum(['set', 'unset', 'add', 'remove', 'increment']), attribute: text, value }),
        z.strictObject({ op: z.enum(['add', 'remove']), tag: text }),
      ]),
    ),
  }),
  outlets: () => ['next'],
  fresh: () => ({ type: 'update', changes: [] }),
};
