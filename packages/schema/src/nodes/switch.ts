import * as shape from '../shapes/make.ts';
import type { Operand } from '../conditions/condition.ts';
import { emptyFields, emptyOperand } from '../mentions/empty-fields.ts';
import { operandShape } from '../shapes/condition.ts';
import { distinctIds } from '../shapes/rules.ts';
import { caseId, json, text } from '../shapes/text.ts';
import type { JsonValue } from '../values.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** A case of a switch; its id is its outlet. */
export interface SwitchCase {
  readonly id: string;
  readonly name?: string;
  readonly value: JsonValue;
}

/** One outlet per listed value, `else` for the rest, `missing` for no value. */
export interface SwitchNode extends NodeBase {
  readonly type: 'switch';
  readonly on: Operand;
  readonly cases: readonly SwitchCase[];
}

/** What the language knows about switches. */
export const switchDefinition: NodeDefinition<SwitchNode> = {
  type: 'switch',
  family: 'decision',
  items: 'cases',
  shape: shape.object({
    type: shape.constant('switch'),
    ...baseFields,
    on: operandShape,
    cases: shape.list(shape.object({ id: caseId, name: shape.optional(text), value: json }), distinctIds()),
  }),
  outlets: (node) => [...node.cases.map((one) => one.id), 'else', 'missing'],
  mentions: ({ on }) => [{ kind: 'operand', operand: on, path: ['on'] }],
  gaps: (node) => [...emptyFields(node, 'cases'), ...emptyOperand(node.on).map((path) => ['on', ...path])],
  fresh: () => ({ type: 'switch', on: { attribute: '' }, cases: [] }),
};
