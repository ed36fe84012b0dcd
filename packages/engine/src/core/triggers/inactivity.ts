import { addDuration, isLocalDate, parseDuration, parseInstant, resolveOperand, startOfLocalDate } from '@sojourn/schema';
import type { InactivityTrigger, Instant } from '@sojourn/schema';
import type { WatchRecord } from '../state.ts';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType, TriggerVisit } from './compiled-trigger.ts';
import { offerNow } from './offer-now.ts';

/** Fires when an attribute's instant has become older than a duration: as soon as the duration has passed since it. */
export const inactivityTrigger: TriggerType = defineTrigger<InactivityTrigger>('inactivity', (trigger, context) => {
  const read = resolveOperand({ attribute: trigger.attribute }, { catalog: context.catalog });
  const after = parseDuration(trigger.after);
  const oldFrom = (visit: TriggerVisit): Instant | undefined => {
    const value = read(visit.withEvent(undefined));
    if (typeof value !== 'string' || after === undefined) return undefined;
    const since = isLocalDate(value) ? startOfLocalDate(value, visit.zone) : parseInstant(value);
    return since === undefined ? undefined : addDuration(since, after, visit.zone);
  };
  const look = (visit: TriggerVisit): WatchRecord => {
    const due = oldFrom(visit);
    if (due === undefined) return {};
    return due <= visit.now ? { matches: true } : { due };
  };
  return {
    isWatching: true,
    needsWaking: true,
    asksExisting: trigger.existing === true,
    judge(visit) {
      const record = look(visit);
      const isEdge = record.matches === true && visit.watched?.matches !== true;
      return { type: 'watch', record, ...(isEdge ? { offer: offerNow(visit) } : {}) };
    },
    launch(visit, isAsking) {
      const record = look(visit);
      return { type: 'watch', record, ...(isAsking && record.matches === true ? { offer: offerNow(visit) } : {}) };
    },
  };
});
