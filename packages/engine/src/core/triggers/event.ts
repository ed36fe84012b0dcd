import type { EventTrigger } from '@sojourn/schema';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType } from './compiled-trigger.ts';

/** Fires when an event happens. */
export const eventTrigger: TriggerType = defineTrigger<EventTrigger>('event', (trigger, context) => {
  const where = trigger.where === undefined ? undefined : context.compileCondition(trigger.where, trigger.event);
  return {
    events: [trigger.event],
    judge(visit, stimulus) {
      if (stimulus.type !== 'event' || stimulus.name !== trigger.event) return undefined;
      const { event } = stimulus;
      if (where !== undefined && !where.test(visit.withEvent(event.data))) return undefined;
      const { id, at, arrived, n } = event;
      return { type: 'offer', data: event.data ?? {}, at, arrivals: n, event: { id, arrived } };
    },
  };
});
