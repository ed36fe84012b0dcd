import { addDuration, parseDuration } from '@sojourn/schema';
import type { AbsenceTrigger } from '@sojourn/schema';
import type { AbsenceRecord, KeptEvent } from '../state.ts';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType, TriggerVisit } from './compiled-trigger.ts';

/** Fires when an event is not followed by any of others in time, counted from the contact's last such event. */
export const absenceTrigger: TriggerType = defineTrigger<AbsenceTrigger>('absence', (trigger, context) => {
  const where = trigger.where === undefined ? undefined : context.compileCondition(trigger.where, trigger.event);
  const within = parseDuration(trigger.within);
  const without = new Set(trigger.without);
  /** Also one that came before a late first event counts. */
  const isFollowed = (visit: TriggerVisit, at: number): boolean =>
    trigger.without.some((name) => visit.kept(name).some((kept) => kept.at >= at));
  const begin = (visit: TriggerVisit, event: KeptEvent) => {
    // A late event older than the last one changes nothing.
    if (within === undefined || (visit.absence !== undefined && event.at < visit.absence.at)) return undefined;
    const { id, at, arrived, n, data } = event;
    const absence: AbsenceRecord = { id, at, arrived, n, ...(data === undefined ? {} : { data }), open: true };
    if (isFollowed(visit, event.at)) return { type: 'cancel', absence: { ...absence, open: false } } as const;
    return { type: 'await', absence, due: addDuration(event.at, within, visit.zone) } as const;
  };
  return {
    events: [trigger.event, ...trigger.without],
    unite(visit) {
      const { absence } = visit;
      if (within === undefined || absence === undefined || !absence.open) return undefined;
      if (isFollowed(visit, absence.at)) return { type: 'cancel', absence: { ...absence, open: false } };
      return { type: 'await', absence, due: addDuration(absence.at, within, visit.zone) };
    },
    judge(visit, stimulus) {
      const { absence } = visit;
      if (stimulus.type === 'timer') {
        if (absence === undefined || !absence.open) return undefined;
        const { id, at, arrived, n, data } = absence;
        return { type: 'offer', data: data ?? {}, at, arrivals: n, event: { id, arrived }, absence: { ...absence, open: false } };
      }
      if (stimulus.type !== 'event') return undefined;
      const { event } = stimulus;
      if (stimulus.name === trigger.event && (where === undefined || where.test(visit.withEvent(event.data)))) return begin(visit, event);
      if (!without.has(stimulus.name) || absence === undefined || !absence.open || event.at < absence.at) return undefined;
      return { type: 'cancel', absence: { ...absence, open: false } };
    },
  };
});
