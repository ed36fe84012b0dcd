import { addDuration, atLocalTime, isLocalDate, localParts, parseDuration, parseInstant, startOfLocalDate } from '@sojourn/schema';
import type { DateAlternative, Instant } from '@sojourn/schema';
import { own } from '../../own.ts';
import { defineAlternative } from './alternative.ts';
import type { AlternativeType, Standing } from './alternative.ts';
import type { Visit } from '../step.ts';

/**
 * Until one date: the value moved by the offset, and with `at` that local time of the day it falls on. Where it is past, or
 * there is none, the wait leaves by `past` or `missing`; likewise when the value or the zone changes while it is parked.
 */
export const dateAlternative: AlternativeType = defineAlternative<DateAlternative>('date', (alternative, context) => {
  const { id, at } = alternative;
  const readDate = context.compileOperand(alternative.on);
  const offset = alternative.offset === undefined ? undefined : parseDuration(alternative.offset, { negative: true });
  const dateOf = (visit: Visit): Instant | undefined => {
    const value = readDate(visit.scope);
    if (typeof value !== 'string') return undefined;
    const start = isLocalDate(value) ? startOfLocalDate(value, visit.zone) : parseInstant(value);
    if (start === undefined) return undefined;
    const moved = offset === undefined ? start : addDuration(start, offset, visit.zone);
    return at === undefined ? moved : atLocalTime(localParts(moved, visit.zone).date, at, visit.zone);
  };
  const met = (outlet: string): Standing => ({ met: { outlet, by: 'timer' } });
  const judge = (visit: Visit, due: Instant | undefined): Standing => {
    if (due === undefined) return met('missing');
    if (due < visit.now) return met('past');
    return due === visit.now ? met(id) : { due };
  };
  return {
    id,
    arrive: (visit) => judge(visit, dateOf(visit)),
    wake(visit) {
      const due = dateOf(visit);
      // Its own deadline is the timer's to announce; only another value is judged here.
      return due !== undefined && due === (own(visit.wait?.based ?? {}, id) ?? visit.wait?.due[id]) ? undefined : judge(visit, due);
    },
    basis: dateOf,
    atDeadline: () => ({ outlet: id, by: 'timer' }),
  };
});
