import * as shape from '../shapes/make.ts';
import type { Operand } from '../conditions/condition.ts';
import { isOperand } from '../conditions/operand.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { json, text } from '../shapes/text.ts';
import type { JsonValue } from '../values.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** Hands the contact over to another journey. Outlet: `next`. */
export interface EnrollNode extends NodeBase {
  readonly type: 'enroll';
  readonly journey: string;
  readonly key?: JsonValue | Operand;
  readonly data?: Readonly<Record<string, JsonValue | Operand>>;
}

/** What the language knows about handing over. */
export const enrollDefinition: NodeDefinition<EnrollNode> = {
  type: 'enroll',
  family: 'people',
  shape: shape.object({
    type: shape.constant('enroll'),
    ...baseFields,
    journey: text,
    key: shape.optional(json),
    data: shape.optional(shape.record(shape.text(), json)),
  }),
  outlets: () => ['next'],
  mentions: ({ journey, key, data }) => [
    { kind: 'journey', name: journey, path: ['journey'] },
    ...(isOperand(key) ? [{ kind: 'operand', operand: key, path: ['key'] } as const] : []),
    ...Object.entries(data ?? {}).flatMap(([name, value]) =>
      isOperand(value) ? [{ kind: 'operand', operand: value, path: ['data', name] } as const] : [],
    ),
  ],
  gaps: (node) => emptyFields(node, 'journey'),
  fresh: () => ({ type: 'enroll', journey: '' }),
};
