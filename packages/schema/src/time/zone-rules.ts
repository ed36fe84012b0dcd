import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant, TimeZone } from '../values.ts';
import { isTimeZone } from './time-zone.ts';

/** A stretch of time in which a zone's offset stays the same; `from` is inclusive, `to` exclusive. */
export interface OffsetSpan {
  readonly from: Instant;
  readonly to: Instant;
  /** What to add to UTC to get the wall clock, in milliseconds. */
  readonly offset: number;
}

/** What the time zone database says about one zone. */
export interface ZoneRules {
  /** The span an instant lies in. */
  spanAt(instant: Instant): OffsetSpan;
}

// Memory of a pure function: the same name gives the same rules for as long as the process lives, and nothing else can
// be seen from outside. Asking the database costs about 3 µs, the memory 10 ns, and conditions ask on every judgement.
const known = new Map<TimeZone, ZoneRules | undefined>();
// More names than the database has: only misspelt or oddly capitalised ones can fill it, and then it starts anew.
const mostNames = 2_000;
const mostSpans = 500;

function findZoneRules(zone: TimeZone): ZoneRules | undefined {
  const found = known.get(zone);
  if (found !== undefined || known.has(zone)) return found;
  if (known.size >= mostNames) known.clear();
  const rules = isTimeZone(zone) ? createZoneRules(zone) : undefined;
  known.set(zone, rules);
  return rules;
}

/**
 * The rules of an IANA zone.
 *
 * @throws RangeError if there is no such zone: documents and contacts are checked with `isTimeZone` where they come in.
 */
export function zoneRules(zone: TimeZone): ZoneRules {
  const rules = findZoneRules(zone);
  if (rules === undefined) throw new RangeError(`Not an IANA time zone: ${zone}`);
  return rules;
}

function createZoneRules(zone: TimeZone): ZoneRules {
  const spans: OffsetSpan[] = [];
  let last: OffsetSpan = readSpan(zone, 0);
  return {
    spanAt(instant) {
      if (instant >= last.from && instant < last.to) return last;
      const kept = spans.find((span) => instant >= span.from && instant < span.to);
      if (kept !== undefined) return (last = kept);
      if (spans.length >= mostSpans) spans.length = 0;
      last = readSpan(zone, instant);
      spans.push(last);
      return last;
    },
  };
}

function readSpan(zone: TimeZone, instant: Instant): OffsetSpan {
  const there = toZonedDateTimeISO(fromEpochMilliseconds(Math.floor(instant)), zone);
  // One millisecond later, because the question is answered strictly before: a transition at the instant itself begins its span.
  const before = getTimeZoneTransition(toZonedDateTimeISO(fromEpochMilliseconds(Math.floor(instant) + 1), zone), 'previous');
  const after = getTimeZoneTransition(there, 'next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: Math.round(offsetNanoseconds(there) / 1_000_000),
  };
}
