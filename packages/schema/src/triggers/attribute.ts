import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { id, json, text } from '../shapes/text.ts';
import type { JsonValue } from '../values.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** An attribute changes, to or from a value, or across a threshold; on the edge only. */
export interface AttributeTrigger {
  readonly id: string;
  readonly type: 'attribute';
  readonly attribute: string;
  readonly from?: JsonValue;
  readonly to?: JsonValue;
  readonly crosses?: { readonly above: number } | { readonly below: number };
}

/** What the language knows about attribute triggers. */
export const attributeTriggerDefinition: TriggerDefinition<AttributeTrigger> = {
  type: 'attribute',
  shape: shape.object({
    id,
    type: shape.constant('attribute'),
    attribute: text,
    from: shape.optional(json),
    to: shape.optional(json),
    crosses: shape.optional(shape.anyOf([shape.object({ above: shape.number() }), shape.object({ below: shape.number() })])),
  }),
  mentions: ({ attribute }) => [{ kind: 'attribute', name: attribute, path: ['attribute'] }],
  gaps: (trigger) => emptyFields(trigger, 'attribute'),
  fresh: (id) => ({ id, type: 'attribute', attribute: '' }),
};
