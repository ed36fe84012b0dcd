import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant, TimeZone } from '../values.ts';

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

/** The rules of an IANA zone; `undefined` if the platform's database does not have it. Plain offsets such as `+02:00` are none. */
export function findZoneRules(zone: TimeZone): ZoneRules | undefined {
  const found = known.get(zone);
  if (found !== undefined || known.has(zone)) return found;
  if (known.size >= mostNames) known.clear();
  const rules = isKnownZone(zone) ? createZoneRules(zone) : undefined;
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

/** Whether a text names a zone of the platform's IANA database. Offsets such as `+02:00` have no rules and are refused. */
export function isTimeZone(text: string): text is TimeZone {
  return findZoneRules(text) !== undefined;
}

function isKnownZone(zone: TimeZone): boolean {
  // Names of the database start with a letter; anything else would be read as an offset or an instant.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone)) return false;
  try {
    // The language of the formatter is never used: making it is how the platform says whether it has a zone.
    new Intl.DateTimeFormat('en', { timeZone: zone });
    toZonedDateTimeISO(fromEpochMilliseconds(0), zone);
    return true;
  } catch {
    return false;
  }
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
