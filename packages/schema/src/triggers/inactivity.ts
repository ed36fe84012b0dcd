import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { id, text } from '../shapes/text.ts';
import { duration } from '../shapes/time.ts';
import type { Duration } from '../values.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** An instant attribute is older than a duration. */
export interface InactivityTrigger {
  readonly id: string;
  readonly type: 'inactivity';
  readonly attribute: string;
  readonly after: Duration;
  readonly existing?: boolean;
}

/** What the language knows about inactivity triggers. */
export const inactivityTriggerDefinition: TriggerDefinition<InactivityTrigger> = {
  type: 'inactivity',
  shape: shape.object({
    id,
    type: shape.constant('inactivity'),
    attribute: text,
    after: duration,
    existing: shape.optional(shape.boolean()),
  }),
  mentions: ({ attribute }) => [{ kind: 'attribute', name: attribute, path: ['attribute'] }],
  gaps: (trigger) => emptyFields(trigger, 'attribute'),
  fresh: (id) => ({ id, type: 'inactivity', attribute: '', after: 'P30D' }),
};
