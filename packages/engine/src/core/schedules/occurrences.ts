import type { Instant, ScheduleTrigger, TimeZone } from '@sojourn/schema';
import { cronOccurrences } from './cron.ts';
import { parseRule } from './parse-rule.ts';
import { ruleOccurrences } from './rrule.ts';

/** When a schedule comes round. */
export interface Occurrences {
  /**
   * The first occurrence at or after an instant; `undefined` if there is none any more.
   *
   * @param launchedAt - When the journey went live: where a rule without `DTSTART` begins.
   */
  next(from: Instant, launchedAt: Instant): Instant | undefined;
}

const never: Occurrences = { next: () => undefined };

/** The occurrences of a schedule in a zone. What falls together on one instant, as times in a gap do, is one. */
export function occurrencesOf({ cron, rrule }: ScheduleTrigger, zone: TimeZone): Occurrences {
  if (cron !== undefined) return remembering(cronOccurrences(cron, zone));
  return rrule === undefined ? never : remembering(ruleOccurrences(parseRule(rrule), zone));
}

/** Every contact asks for the same next occurrence, one after the other. */
function remembering(occurrences: Occurrences): Occurrences {
  let last: { readonly from: Instant; readonly launchedAt: Instant; readonly at: Instant | undefined } | undefined;
  return {
    next(from, launchedAt) {
      const isKnown =
        last !== undefined && last.launchedAt === launchedAt && from >= last.from && (last.at === undefined || from <= last.at);
      if (!isKnown || last === undefined) last = { from, launchedAt, at: occurrences.next(from, launchedAt) };
      return last.at;
    },
  };
}
