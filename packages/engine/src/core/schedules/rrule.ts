import { instantAtWallClock, wallClockAt } from '@sojourn/schema';
import type { Instant, TimeZone } from '@sojourn/schema';
import type { Occurrences } from './occurrences.ts';
import type { Rule } from './parse-rule.ts';
import { latestWallClock, rulePeriods } from './rule-periods.ts';
import type { RulePeriods } from './rule-periods.ts';

const minute = 60_000;
const day = 86_400_000;

/** A period of a rule that was reached, and how many occurrences lie before it. */
interface Milestone {
  readonly period: number;
  readonly counted: number;
}

/**
 * The occurrences of a recurrence rule, reckoned on the wall clock of a zone: a time in a gap moves to the first instant after
 * it, one that occurs twice is the first.
 *
 * Without `DTSTART` a rule begins with the first full minute of the launch.
 */
export function ruleOccurrences(rule: Rule, zone: TimeZone): Occurrences {
  let begun: { readonly start: number; readonly periods: RulePeriods; milestone: Milestone } | undefined;
  return {
    next(from, launchedAt) {
      const start = rule.start ?? Math.ceil(wallClockAt(launchedAt, zone) / minute) * minute;
      if (begun?.start !== start) begun = { start, periods: rulePeriods(rule, start), milestone: { period: 0, counted: 0 } };
      const { periods } = begun;
      // No change of clocks moves a time by more than a day.
      const wall = wallClockAt(from, zone) - day;
      if (periods.startOf(begun.milestone.period) > wall) begun.milestone = { period: 0, counted: 0 };
      // Only what is counted has to be gone through from its beginning.
      const milestone = rule.count === undefined ? { period: periods.periodAt(wall), counted: 0 } : begun.milestone;
      const found = search(rule, periods, milestone, { from, wall, zone });
      begun.milestone = found.milestone;
      return found.at;
    },
  };
}

interface Found {
  readonly at: Instant | undefined;
  readonly milestone: Milestone;
}

interface Query {
  readonly from: Instant;
  /** On the wall clock, surely before `from`. */
  readonly wall: number;
  readonly zone: TimeZone;
}

function search(rule: Rule, periods: RulePeriods, since: Milestone, { from, wall, zone }: Query): Found {
  let { period, counted } = since;
  let milestone = since;
  for (let empty = 0; empty <= periods.mostEmpty && periods.startOf(period) <= latestWallClock; period += 1, empty += 1) {
    if (periods.startOf(period) <= wall) milestone = { period, counted };
    for (const time of periods.timesIn(period)) {
      if (rule.count !== undefined && counted >= rule.count) return { at: undefined, milestone };
      counted += 1;
      empty = 0;
      const at = instantAtWallClock(time, zone);
      if (rule.until !== undefined && (rule.until.isInstant ? at : time) > rule.until.at) return { at: undefined, milestone };
      if (at >= from) return { at, milestone };
    }
  }
  return { at: undefined, milestone };
}
