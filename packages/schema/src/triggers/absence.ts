import * as shape from '../shapes/make.ts';
import type { Condition } from '../conditions/condition.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { eventMentions } from '../mentions/event-mentions.ts';
import { conditionShape } from '../shapes/condition.ts';
import { id, text } from '../shapes/text.ts';
import { duration } from '../shapes/time.ts';
import type { Duration } from '../values.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** `event` happens and none of `without` follows within a duration counted from the contact's last `event`. */
export interface AbsenceTrigger {
  readonly id: string;
  readonly type: 'absence';
  readonly event: string;
  readonly where?: Condition;
  readonly without: readonly string[];
  readonly within: Duration;
}

/** What the language knows about absence triggers. */
export const absenceTriggerDefinition: TriggerDefinition<AbsenceTrigger> = {
  type: 'absence',
  shape: shape.object({
    id,
    type: shape.constant('absence'),
    event: text,
    where: shape.optional(conditionShape),
    without: shape.list(text),
    within: duration,
  }),
  mentions: (trigger) => [
    ...eventMentions(trigger),
    ...trigger.without.map((name, index) => ({ kind: 'event', name, path: ['without', index] }) as const),
  ],
  gaps: (trigger) => emptyFields(trigger, 'event', 'without'),
  fresh: (id) => ({ id, type: 'absence', event: '', without: [], within: 'PT1H' }),
};
