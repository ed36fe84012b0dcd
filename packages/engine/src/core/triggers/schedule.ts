import type { ScheduleTrigger } from '@sojourn/schema';
import { occurrencesOf } from '../schedules/occurrences.ts';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType } from './compiled-trigger.ts';
import { offerNow } from './offer-now.ts';

/** Fires for everybody who matches whenever a schedule comes round. */
export const scheduleTrigger: TriggerType = defineTrigger<ScheduleTrigger>('schedule', (trigger, context) => {
  const when = context.compileCondition(trigger.when);
  return {
    isRecurring: true,
    schedule: { when, condition: trigger.when, occurrences: occurrencesOf(trigger, context.fixedZone) },
    judge(visit, stimulus) {
      if (stimulus.type !== 'timer' || stimulus.body.kind !== 'trigger' || stimulus.body.at === undefined) return undefined;
      const { at } = stimulus.body;
      // What came after it has been applied already: then it had its turn, or nobody knew of the contact.
      if (at !== visit.now || (visit.watched?.hadAt ?? Number.NEGATIVE_INFINITY) >= at) return undefined;
      return { type: 'watch', record: { hadAt: at }, ...(when.test(visit.withEvent(undefined)) ? { offer: offerNow(visit) } : {}) };
    },
  };
});
