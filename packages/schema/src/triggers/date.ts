import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { id, text } from '../shapes/text.ts';
import { localTime, offset } from '../shapes/time.ts';
import type { Duration, LocalTime } from '../values.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** A date attribute, with an offset, at a local time, once or yearly. */
export interface DateTrigger {
  readonly id: string;
  readonly type: 'date';
  readonly attribute: string;
  readonly offset?: Duration;
  readonly at: LocalTime;
  readonly yearly?: boolean;
  readonly existing?: boolean;
}

/** What the language knows about date triggers. */
export const dateTriggerDefinition: TriggerDefinition<DateTrigger> = {
  type: 'date',
  shape: shape.object({
    id,
    type: shape.constant('date'),
    attribute: text,
    offset: shape.optional(offset),
    at: localTime,
    yearly: shape.optional(shape.boolean()),
    existing: shape.optional(shape.boolean()),
  }),
  mentions: ({ attribute }) => [{ kind: 'attribute', name: attribute, path: ['attribute'] }],
  gaps: (trigger) => emptyFields(trigger, 'attribute'),
  fresh: (id) => ({ id, type: 'date', attribute: '', at: '09:00' }),
};
