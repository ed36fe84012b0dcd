import type { Condition, SegmentTrigger } from '@sojourn/schema';
import type { WatchRecord } from '../state.ts';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType, TriggerVisit } from './compiled-trigger.ts';
import { offerNow } from './offer-now.ts';

/** Fires when a contact begins, or ceases, to match a condition or a segment of the catalog. */
export const segmentTrigger: TriggerType = defineTrigger<SegmentTrigger>('segment', (trigger, context) => {
  const written: Condition = trigger.when ?? { left: { segment: trigger.segment ?? '' }, op: 'eq', right: true };
  const when = context.compileCondition(written);
  const isStart = trigger.on === 'start';
  const look = (visit: TriggerVisit): WatchRecord => {
    const scope = visit.withEvent(undefined);
    const due = when.reads.time ? when.nextChange(scope) : undefined;
    return { ...(when.test(scope) ? { matches: true } : {}), ...(due === undefined ? {} : { due }) };
  };
  return {
    isWatching: true,
    needsWaking: when.reads.time || trigger.existing === true,
    asksExisting: trigger.existing === true,
    ...(isStart && !when.reads.time ? { existing: written } : {}),
    judge(visit) {
      const record = look(visit);
      const was = visit.watched?.matches === true;
      const is = record.matches === true;
      if (was === is) return { type: 'watch', record };
      return { type: 'watch', record, ...(is === isStart ? { offer: offerNow(visit) } : {}) };
    },
    launch(visit, isAsking) {
      const record = look(visit);
      const isThere = (record.matches === true) === isStart;
      return { type: 'watch', record, ...(isAsking && isThere ? { offer: offerNow(visit) } : {}) };
    },
  };
});
