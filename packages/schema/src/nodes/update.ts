import * as shape from '../shapes/make.ts';
import type { Operand } from '../conditions/condition.ts';
import { isOperand } from '../conditions/operand.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import type { OwnMention, MentionPath } from '../mentions/mention.ts';
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

const value = shape.optional(json);

/** What the language knows about updates. */
export const updateDefinition: NodeDefinition<UpdateNode> = {
  type: 'update',
  family: 'data',
  shape: shape.object({
    type: shape.constant('update'),
    ...baseFields,
    changes: shape.list(
      shape.anyOf([
        shape.object({ op: shape.oneOf(['set', 'unset', 'add', 'remove', 'increment']), attribute: text, value }),
        shape.object({ op: shape.oneOf(['add', 'remove']), tag: text }),
      ]),
    ),
  }),
  outlets: () => ['next'],
  mentions: ({ changes }) =>
    changes.flatMap((change, index): readonly OwnMention[] => {
      if (!('attribute' in change)) return [];
      const attribute: OwnMention = { kind: 'attribute', name: change.attribute, path: ['changes', index, 'attribute'] };
      const { value: given } = change;
      return isOperand(given) ? [attribute, { kind: 'operand', operand: given, path: ['changes', index, 'value'] }] : [attribute];
    }),
  gaps: (node) => [...emptyFields(node, 'changes'), ...node.changes.flatMap((change, index) => changeGaps(change, ['changes', index]))],
  fresh: () => ({ type: 'update', changes: [] }),
};

function changeGaps(change: ContactChange, at: MentionPath): readonly MentionPath[] {
  if ('tag' in change) return emptyFields(change, 'tag').map((path) => [...at, ...path]);
  const noValue = change.op !== 'unset' && change.op !== 'increment' && change.value === undefined;
  return [...emptyFields(change, 'attribute').map((path) => [...at, ...path]), ...(noValue ? [[...at, 'value']] : [])];
}
