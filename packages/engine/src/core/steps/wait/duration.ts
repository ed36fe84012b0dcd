import { durationWithAt, parseDuration } from '@sojourn/schema';
import type { DurationAlternative, DurationParts, Instant } from '@sojourn/schema';
import type { Visit } from '../step.ts';
import { defineAlternative } from './alternative.ts';
import type { AlternativeType } from './alternative.ts';

const none: DurationParts = { sign: 1, years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };

/** Until a length of time has passed since the arrival; with `at` or weekdays, the first such local time after it. */
export const durationAlternative: AlternativeType = defineAlternative<DurationAlternative>('duration', (alternative, context) => {
  const { id, at, weekdays } = alternative;
  const duration = parseDuration(alternative.duration) ?? none;
  // Only local times move with the contact's zone.
  const moves = context.isContactZone && (at !== undefined || (weekdays !== undefined && weekdays.length > 0));
  const dueOf = (visit: Visit): Instant => durationWithAt(visit.arrival[1], duration, at, weekdays, visit.zone);
  const met = { outlet: id, by: 'timer' } as const;
  return {
    id,
    arrive(visit) {
      const due = dueOf(visit);
      return due <= visit.now ? { met } : { due };
    },
    wake: (visit, stimulus) => (moves && stimulus.type === 'change' && stimulus.zoneChanged ? { due: dueOf(visit) } : undefined),
    restart: (visit) => ({ due: dueOf(visit) }),
    atDeadline: () => met,
  };
});
