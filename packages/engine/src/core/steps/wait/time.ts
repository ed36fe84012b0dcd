import { isInWindow, nextLocalTime, nextWindowStart } from '@sojourn/schema';
import type { Instant, LocalWindow, TimeAlternative } from '@sojourn/schema';
import type { Visit } from '../step.ts';
import { defineAlternative } from './alternative.ts';
import type { AlternativeType } from './alternative.ts';

/** Until a local time, always after the arrival; or until a window opens, at once if it is open. */
export const timeAlternative: AlternativeType = defineAlternative<TimeAlternative>('time', (alternative, context) => {
  const { id, at, weekdays } = alternative;
  const window: LocalWindow | undefined = alternative.window === undefined ? undefined : { ...alternative.window, weekdays };
  const met = { outlet: id, by: 'timer' } as const;
  const dueOf = (visit: Visit): Instant | undefined => {
    if (window !== undefined) return nextWindowStart(window, visit.arrival[1], visit.zone);
    return at === undefined ? undefined : nextLocalTime(visit.arrival[1], at, visit.zone, { weekdays, inclusive: false });
  };
  const standing = (visit: Visit) => {
    const due = dueOf(visit);
    return due === undefined ? {} : { due };
  };
  return {
    id,
    arrive: (visit) => (window !== undefined && isInWindow(window, visit.now, visit.zone) ? { met } : standing(visit)),
    wake(visit, stimulus) {
      if (!context.isContactZone || stimulus.type !== 'change' || !stimulus.zoneChanged) return undefined;
      return standing(visit);
    },
    restart: (visit) =>
      window !== undefined && isInWindow(window, visit.arrival[1], visit.zone) ? { due: visit.arrival[1] } : standing(visit),
    atDeadline: () => met,
  };
});
