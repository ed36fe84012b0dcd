import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, subtractDuration } from './add-duration.ts';
import { msPerDay, msPerHour, msPerMinute } from './civil.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { durationWithAt, nextLocalTime } from './next-local-time.ts';
import { atLocalTime, instantAtWallClock, localParts, startOfLocalDay, startOfNextLocalDay, wallClockAt } from './wall-clock.ts';

const zones = [
  'Europe/Stockholm', 'Europe/Dublin', 'America/New_York', 'America/St_Johns', 'America/Santiago', 'America/Asuncion', 'America/Havana',
  'America/Nuuk', 'Africa/Casablanca', 'Africa/Cairo', 'Asia/Beirut', 'Asia/Gaza', 'Australia/Lord_Howe', 'Australia/Sydney',
  'Pacific/Chatham', 'Pacific/Auckland', 'Pacific/Easter', 'Antarctica/Troll', 'Atlantic/Azores', 'Asia/Kathmandu', 'UTC',
]; // prettier-ignore

const at = (text: string): number => parseInstant(text) ?? Number.NaN;

/** The second opinion: what the platform's formatter shows, as wall clock milliseconds. */
function wallClockOracle(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(instant)) ?? [];
    const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * msPerMinute;
    return instant + (sign === '-' ? -offset : offset);
  };
}

/** Looks for the offset's changes day by day, then halves. */
function transitionsOf(oracle: (instant: number) => number, from: number, to: number): number[] {
  const offset = (instant: number): number => oracle(instant) - instant;
  const found: number[] = [];
  for (let day = from; day < to; day += msPerDay) {
    let [low, high] = [day, day + msPerDay];
    if (offset(low) === offset(high)) continue;
    while (high - low > msPerMinute) {
      const middle = low + Math.floor((high - low) / 2 / msPerMinute) * msPerMinute;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

/** By walking through every minute: the first that shows the time, else the first that shows a later one. */
function firstShowing(oracle: (instant: number) => number, wallClock: number, from: number, to: number): number {
  let later: number | undefined;
  for (let instant = from; instant < to; instant += msPerMinute) {
    const shown = oracle(instant);
    if (shown === wallClock) return instant;
    if (shown > wallClock) later ??= instant;
  }
  return later ?? Number.NaN;
}

describe('the wall clock', () => {
  it.each(zones)('agrees with the platform around every change of clocks in %s, 2024 to 2029', (zone) => {
    const slow = wallClockOracle(zone);
    const seen = new Map<number, number>();
    const oracle = (instant: number): number => {
      const known = seen.get(instant) ?? slow(instant);
      seen.set(instant, known);
      return known;
    };
    const transitions = transitionsOf(slow, at('2024-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'));
    expect(transitions.length > 0).toBe(!['Asia/Kathmandu', 'UTC'].includes(zone));

    for (const transition of transitions) {
      for (let minutes = -200; minutes <= 200; minutes += 5) {
        const instant = transition + minutes * msPerMinute;
        expect(wallClockAt(instant, zone)).toBe(oracle(instant));
        const shown = oracle(transition) + minutes * msPerMinute;
        const expected = firstShowing(oracle, shown, transition - 420 * msPerMinute, transition + 420 * msPerMinute);
        expect(instantAtWallClock(shown, zone), `${zone} ${formatInstant(shown)}`).toBe(expected);
      }
      expect(wallClockAt(transition - 1, zone)).toBe(oracle(transition - 1));
    }
  });

  it('moves a time in a gap to the first instant after it, and takes the first of two', () => {
    expect(formatInstant(atLocalTime('2026-03-29', '02:30', 'Europe/Stockholm'))).toBe('2026-03-29T01:00:00.000Z');
    expect(formatInstant(atLocalTime('2026-10-25', '02:30', 'Europe/Stockholm'))).toBe('2026-10-25T00:30:00.000Z');
    expect(formatInstant(atLocalTime('2026-10-04', '02:15', 'Australia/Lord_Howe'))).toBe('2026-10-03T15:30:00.000Z');
    // Samoa went over the date line: its 30 December 2011 never was.
    expect(formatInstant(atLocalTime('2011-12-30', '12:00', 'Pacific/Apia'))).toBe('2011-12-30T10:00:00.000Z');
    expect(formatInstant(atLocalTime('2011-12-31', '00:00', 'Pacific/Apia'))).toBe('2011-12-30T10:00:00.000Z');
    expect(formatInstant(atLocalTime('2011-12-29', '23:59', 'Pacific/Apia'))).toBe('2011-12-30T09:59:00.000Z');
  });

  it('starts a day that has no midnight where its gap ends', () => {
    // Chile puts its clocks forward at midnight.
    const start = startOfLocalDay(at('2026-09-06T15:00:00Z'), 'America/Santiago');
    expect(formatInstant(start)).toBe('2026-09-06T04:00:00.000Z');
    expect(localParts(start, 'America/Santiago')).toEqual({ date: '2026-09-06', time: '01:00', weekday: 'sun' });
  });

  it('finds a later start of the next day from anywhere', () => {
    const instants = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2029-12-31T00:00:00Z') });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones, 'Pacific/Apia'), (instant, zone) => {
        const next = startOfNextLocalDay(instant, zone);
        expect(next).toBeGreaterThan(instant);
        expect(next - instant).toBeLessThanOrEqual(26 * msPerHour);
        expect(localParts(next - 1, zone).date).toBe(localParts(instant, zone).date);
        expect(localParts(next, zone).date > localParts(instant, zone).date).toBe(true);
      }),
    );
  });
});

describe('adding a duration', () => {
  it.each([
    ['P1D keeps the wall clock when clocks go forward', '2026-03-28T09:00:00+01:00', 'P1D', '2026-03-29T09:00:00+02:00'],
    ['PT24H is 24 hours', '2026-03-28T09:00:00+01:00', 'PT24H', '2026-03-29T10:00:00+02:00'],
    ['P1D keeps the wall clock when clocks go back', '2026-10-24T09:00:00+02:00', 'P1D', '2026-10-25T09:00:00+01:00'],
    ['P1D into a gap goes to its end', '2026-03-28T02:30:00+01:00', 'P1D', '2026-03-29T03:00:00+02:00'],
    ['P1D onto a time that occurs twice takes the first', '2026-10-24T02:30:00+02:00', 'P1D', '2026-10-25T02:30:00+02:00'],
    ['calendar units come before exact ones', '2026-03-28T02:30:00+01:00', 'P1DT1H', '2026-03-29T04:00:00+02:00'],
    ['a month clamps', '2026-01-31T10:00:00+01:00', 'P1M', '2026-02-28T10:00:00+01:00'],
    ['a year from 29 February clamps', '2024-02-29T10:00:00+01:00', 'P1Y', '2025-02-28T10:00:00+01:00'],
    ['months clamp before days are added', '2026-01-31T10:00:00+01:00', 'P1M1D', '2026-03-01T10:00:00+01:00'],
    ['an offset goes back', '2026-03-31T10:00:00+02:00', '-P1M', '2026-02-28T10:00:00+01:00'],
    ['an offset goes back in exact time too', '2026-03-30T01:00:00+02:00', '-P1DT1H', '2026-03-28T23:00:00Z'],
    [
      'nothing changes nothing, also the second time that an hour is shown',
      '2026-10-25T02:30:00+01:00',
      'P0D',
      '2026-10-25T02:30:00+01:00',
    ],
    ['seconds and milliseconds stay', '2026-01-01T10:00:01.234+01:00', 'P1W', '2026-01-08T10:00:01.234+01:00'],
  ])('%s', (_, from, duration, to) => {
    expect(formatInstant(addDuration(at(from), duration, 'Europe/Stockholm'))).toBe(formatInstant(at(to)));
  });

  it('stays within what can be written, however long the duration', () => {
    const huge = 'P999999999Y999999999M999999999W999999999DT999999999H';
    expect(formatInstant(addDuration(0, huge, 'Europe/Stockholm'))).toBe('9999-12-31T23:59:59.999Z');
    expect(formatInstant(subtractDuration(0, huge, 'Europe/Stockholm'))).toBe('0000-01-01T00:00:00.000Z');
  });

  it('refuses what is no duration instead of ignoring it', () => {
    expect(() => addDuration(0, '2 days', 'UTC')).toThrow(RangeError);
    expect(() => addDuration(0, 'P1D', 'Mars/Olympus')).toThrow(RangeError);
  });

  it('never goes backwards', () => {
    const instants = fc.integer({ min: 0, max: at('2090-01-01T00:00:00Z') });
    const durations = fc.constantFrom('P1D', 'P1M', 'P1Y', 'P2W', 'PT1H', 'P1DT1S', 'PT90M');
    fc.assert(
      fc.property(instants, durations, fc.constantFrom(...zones), (instant, duration, zone) => {
        expect(addDuration(instant, duration, zone)).toBeGreaterThan(instant);
        expect(subtractDuration(instant, duration, zone)).toBeLessThan(instant);
      }),
    );
  });
});

describe('the next local time', () => {
  const from = at('2026-03-27T09:00:00+01:00'); // a Friday

  it.each([
    ['later the same day', '10:00', {}, '2026-03-27T10:00:00+01:00'],
    ['tomorrow once it is over', '08:00', {}, '2026-03-28T08:00:00+01:00'],
    ['at once, if the very instant counts', '09:00', { inclusive: true }, '2026-03-27T09:00:00+01:00'],
    ['tomorrow, if it does not', '09:00', {}, '2026-03-28T09:00:00+01:00'],
    ['on an allowed weekday, over a change of clocks', '09:00', { weekdays: ['mon'] as const }, '2026-03-30T09:00:00+02:00'],
    ['at the end of a gap', '02:30', { weekdays: ['sun'] as const }, '2026-03-29T03:00:00+02:00'],
    ['a week later on the same weekday', '09:00', { weekdays: ['fri'] as const }, '2026-04-03T09:00:00+02:00'],
  ])('is %s', (_, time, options, expected) => {
    expect(formatInstant(nextLocalTime(from, time, 'Europe/Stockholm', { inclusive: false, ...options }))).toBe(
      formatInstant(at(expected)),
    );
  });

  it('is the first one a brute search finds', () => {
    const oracles = new Map(zones.map((zone) => [zone, wallClockOracle(zone)]));
    const minutes = fc.integer({ min: at('2024-01-01T00:00:00Z') / msPerMinute, max: at('2029-12-31T00:00:00Z') / msPerMinute });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 95 }), fc.constantFrom(...zones), (minute, quarter, zone) => {
        const start = minute * msPerMinute;
        const time = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
        const found = nextLocalTime(start, time, zone, { inclusive: true });
        const shown = (oracles.get(zone)?.(found) ?? 0) % msPerDay;
        // Either the clock shows it, or it jumped over it at this very instant.
        expect(shown === quarter * 15 * msPerMinute || wallClockAt(found, zone) - wallClockAt(found - 1, zone) > 1).toBe(true);
        expect(found - start).toBeLessThanOrEqual(26 * msPerHour);
        expect(found).toBeGreaterThanOrEqual(start);
      }),
    );
  });
});

describe('a duration with a local time or weekdays', () => {
  const arrival = at('2026-03-05T10:00:00+01:00'); // a Thursday
  const zone = 'Europe/Stockholm';

  it.each([
    ['a local time equal to the end counts', 'P1D', '10:00', undefined, '2026-03-06T10:00:00+01:00'],
    ['one before it is tomorrow', 'P1D', '09:59', undefined, '2026-03-07T09:59:00+01:00'],
    ['it waits for an allowed day', 'P1D', '10:00', ['mon'] as const, '2026-03-09T10:00:00+01:00'],
    ['an end on an allowed day stays', 'P1D', undefined, ['fri'] as const, '2026-03-06T10:00:00+01:00'],
    ['another goes to midnight of the next allowed day', 'P1D', undefined, ['sat', 'mon'] as const, '2026-03-07T00:00:00+01:00'],
    ['without either it is the end', 'PT90M', undefined, undefined, '2026-03-05T11:30:00+01:00'],
    ['no weekdays at all are all of them', 'P1D', '11:00', [], '2026-03-06T11:00:00+01:00'],
  ])('%s', (_, duration, time, weekdays, expected) => {
    expect(formatInstant(durationWithAt(arrival, duration, time, weekdays, zone))).toBe(formatInstant(at(expected)));
  });
});
