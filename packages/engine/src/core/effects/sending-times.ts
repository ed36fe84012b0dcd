import { isInWindow, localParts, nextWindowStart, startOfNextLocalDay, windowEnd } from '@sojourn/schema';
import type { Instant, Journey, LocalWindow, Policy, QuietHours, TimeZone } from '@sojourn/schema';

/** Why a message may not be sent at an instant. */
export type TimeReason = 'quiet_hours' | 'send_window' | 'blocked_date';

/** One rule of when messages may be sent. */
export interface TimeRule {
  readonly reason: TimeReason;
  /** A message that becomes due while the rule is in force is withheld, not deferred. */
  readonly isSkipping: boolean;
  /**
   * The first instant from `at` on that may satisfy this rule: `at` itself if it does. Never later than the first that does, so
   * that going from one to the next, rule by rule, finds the earliest that satisfies all. `undefined`: there is none.
   */
  next(at: Instant, zone: TimeZone): Instant | undefined;
}

/** What the rules of time say of an instant. */
export interface Timing {
  /** The first rule in force. */
  readonly reason: TimeReason;
  /** One of those in force withholds. */
  readonly isSkipped: boolean;
  /** The earliest instant that satisfies all; `undefined`: none within two years. */
  readonly until: Instant | undefined;
}

/** Rules that repeat every year have shown by then what they leave open. */
const farthestMs = 731 * 86_400_000;

/** The rules of time for a message, in the order in which they are named as a reason. */
export function compileTimes(
  { sendWindows = [], blockedDates = [] }: Pick<Journey, 'sendWindows' | 'blockedDates'>,
  policy: Policy | undefined,
  channel: string | undefined,
  isFreeOfQuietHours: boolean,
): readonly TimeRule[] {
  const quiet = isFreeOfQuietHours ? [] : (policy?.quietHours ?? []).filter((one) => isAbout(one, channel));
  const blocked = new Set([...blockedDates, ...(policy?.blockedDates ?? [])]);
  return [
    ...quiet.map((one) => quietRule(one)),
    ...(sendWindows.length === 0 ? [] : [windowRule(sendWindows)]),
    ...(blocked.size === 0 ? [] : [dateRule(blocked)]),
  ];
}

/** What the rules say of an instant; `undefined` if they let a message go. */
export function judgeTimes(rules: readonly TimeRule[], at: Instant, zone: TimeZone): Timing | undefined {
  const inForce = rules.filter((rule) => rule.next(at, zone) !== at);
  const [first] = inForce;
  if (first === undefined) return undefined;
  return { reason: first.reason, isSkipped: inForce.some((rule) => rule.isSkipping), until: earliestAllowed(rules, at, zone) };
}

/** The earliest instant from `from` on that satisfies all rules; `undefined` if there is none within two years. */
export function earliestAllowed(rules: readonly TimeRule[], from: Instant, zone: TimeZone): Instant | undefined {
  let at = from;
  for (;;) {
    const before = at;
    for (const rule of rules) {
      const next = rule.next(at, zone);
      if (next === undefined || next > from + farthestMs) return undefined;
      at = next;
    }
    if (at === before) return at;
  }
}

function isAbout({ channels }: QuietHours, channel: string | undefined): boolean {
  return channels === undefined || (channel !== undefined && channels.includes(channel));
}

function quietRule(quiet: QuietHours): TimeRule {
  const window: LocalWindow = { from: quiet.from, to: quiet.to };
  return { reason: 'quiet_hours', isSkipping: quiet.over === 'skip', next: (at, zone) => windowEnd(window, at, zone) ?? at };
}

function windowRule(windows: readonly LocalWindow[]): TimeRule {
  return {
    reason: 'send_window',
    isSkipping: false,
    next(at, zone) {
      if (windows.some((window) => isInWindow(window, at, zone))) return at;
      let first: Instant | undefined;
      for (const window of windows) {
        const opens = nextWindowStart(window, at, zone);
        if (opens !== undefined && (first === undefined || opens < first)) first = opens;
      }
      return first;
    },
  };
}

/** `MM-DD` every year, or `YYYY-MM-DD`; a blocked day ends at local midnight. */
function dateRule(dates: ReadonlySet<string>): TimeRule {
  return {
    reason: 'blocked_date',
    isSkipping: false,
    next(at, zone) {
      const { date } = localParts(at, zone);
      return dates.has(date) || dates.has(date.slice(-5)) ? startOfNextLocalDay(at, zone) : at;
    },
  };
}
