import { isLocalDate, localParts, parseDuration, parseInstant, resolveOperand } from '@sojourn/schema';
import type { DateTrigger, Instant, LocalDate } from '@sojourn/schema';
import type { WatchRecord } from '../state.ts';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType, TriggerVisit } from './compiled-trigger.ts';
import { dayOf, firstDay } from './days-to-come.ts';
import type { DateRule, DayToCome } from './days-to-come.ts';
import { offerNow } from './offer-now.ts';

/**
 * Fires at a local time of the day that an attribute names, moved by an offset, once or every year.
 *
 * It goes by the launch, or by the last change of the attribute or the zone: what is past by then does not fire.
 */
export const dateTrigger: TriggerType = defineTrigger<DateTrigger>('date', (trigger, context) => {
  const read = resolveOperand({ attribute: trigger.attribute }, { catalog: context.catalog });
  const rule: DateRule = {
    at: trigger.at,
    offset: trigger.offset === undefined ? undefined : parseDuration(trigger.offset, { negative: true }),
    isYearly: trigger.yearly === true,
  };
  const dateOf = (visit: TriggerVisit): LocalDate | undefined => {
    const value = read(visit.withEvent(undefined));
    if (typeof value !== 'string') return undefined;
    if (isLocalDate(value)) return value;
    const instant = parseInstant(value);
    return instant === undefined ? undefined : localParts(instant, visit.zone).date;
  };
  /** Waits for the first day not before an instant that has not had its turn. */
  const wait = (visit: TriggerVisit, since: Instant, had: Pick<WatchRecord, 'had' | 'hadAt'>): WatchRecord => {
    const date = dateOf(visit);
    const isNew = ({ day, at }: DayToCome): boolean => day !== had.had && at !== had.hadAt;
    const next = date === undefined ? undefined : firstDay(rule, date, visit.zone, since, isNew);
    return next === undefined ? had : { ...had, due: next.at, day: next.day };
  };
  const isOver = (visit: TriggerVisit): boolean => {
    const date = dateOf(visit);
    const only = date === undefined || rule.isYearly ? undefined : dayOf(rule, date, visit.zone);
    return only !== undefined && only.at < visit.now;
  };
  return {
    isWatching: true,
    needsWaking: true,
    isRecurring: rule.isYearly,
    asksExisting: trigger.existing === true,
    judge(visit, stimulus) {
      const { watched } = visit;
      if (stimulus.type === 'timer') {
        if (stimulus.body.kind !== 'trigger' || stimulus.body.triggerId !== trigger.id || stimulus.body.journeyId !== context.journeyId)
          return undefined;
        if (watched?.due === undefined || watched.due > visit.now) return undefined;
        const had = { had: watched.day ?? '', hadAt: watched.due };
        return { type: 'watch', record: wait(visit, watched.due, had), offer: offerNow(visit) };
      }
      if (stimulus.type !== 'change') return undefined;
      const isChanged = stimulus.attributes.some((change) => change.attribute === trigger.attribute);
      if (!isChanged && !stimulus.zoneChanged) return undefined;
      // Another value is another day; in another zone it is the same one, which comes once.
      return { type: 'watch', record: wait(visit, visit.now, isChanged ? {} : hadOf(watched)) };
    },
    launch(visit, isAsking) {
      const { hadAt } = visit.watched ?? {};
      const record = wait(visit, visit.now, hadAt === undefined ? {} : { hadAt });
      return { type: 'watch', record, ...(isAsking && isOver(visit) ? { offer: offerNow(visit) } : {}) };
    },
  };
});

function hadOf(watched: WatchRecord | undefined): Pick<WatchRecord, 'had' | 'hadAt'> {
  return {
    ...(watched?.had === undefined ? {} : { had: watched.had }),
    ...(watched?.hadAt === undefined ? {} : { hadAt: watched.hadAt }),
  };
}
