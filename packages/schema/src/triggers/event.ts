import * as shape from '../shapes/make.ts';
import type { Condition } from '../conditions/condition.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { eventMentions } from '../mentions/event-mentions.ts';
import { conditionShape } from '../shapes/condition.ts';
import { id, text } from '../shapes/text.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** An event happens. */
export interface EventTrigger {
  readonly id: string;
  readonly type: 'event';
  readonly event: string;
  readonly where?: Condition;
}

/** What the language knows about event triggers. */
export const eventTriggerDefinition: TriggerDefinition<EventTrigger> = {
  type: 'event',
  shape: shape.object({ id, type: shape.constant('event'), event: text, where: shape.optional(conditionShape) }),
  mentions: eventMentions,
  gaps: (trigger) => emptyFields(trigger, 'event'),
  fresh: (id) => ({ id, type: 'event', event: '' }),
};
