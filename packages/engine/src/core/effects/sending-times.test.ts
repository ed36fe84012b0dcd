import { formatInstant, isInWindow, localParts, parseInstant } from '@sojourn/schema';
import type { Journey, LocalTime, Policy, TimeZone, Weekday } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTimes, earliestAllowed, judgeTimes } from './sending-times.ts';

const minuteMs = 60_000;
const night: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00' }] };
const office: Pick<Journey, 'sendWindows'> = {
  sendWindows: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' }],
};

function openedAt(
  from: string,
  zone: TimeZone,
  journey: Pick<Journey, 'sendWindows' | 'blockedDates'>,
  policy?: Policy,
): string | undefined {
  const at = earliestAllowed(compileTimes(journey, policy, 'email', false), instant(from), zone);
  return at === undefined ? undefined : formatInstant(at);
}

describe('the earliest instant that satisfies all rules of time', () => {
  it.each([
    { rule: 'none', journey: {}, policy: undefined, from: '2026-03-02T03:00:00.000Z', to: '2026-03-02T03:00:00.000Z' },
    { rule: 'quiet hours before midnight', journey: {}, policy: night, from: '2026-03-02T22:30:00.000Z', to: '2026-03-03T08:00:00.000Z' },
    { rule: 'quiet hours after midnight', journey: {}, policy: night, from: '2026-03-02T00:30:00.000Z', to: '2026-03-02T08:00:00.000Z' },
    {
      rule: 'the first instant of quiet hours',
      journey: {},
      policy: night,
      from: '2026-03-02T21:00:00.000Z',
      to: '2026-03-03T08:00:00.000Z',
    },
    { rule: 'the instant before them', journey: {}, policy: night, from: '2026-03-02T20:59:59.999Z', to: '2026-03-02T20:59:59.999Z' },
    { rule: 'their end', journey: {}, policy: night, from: '2026-03-02T08:00:00.000Z', to: '2026-03-02T08:00:00.000Z' },
    {
      rule: 'a window on Friday night',
      journey: office,
      policy: undefined,
      from: '2026-03-06T20:00:00.000Z',
      to: '2026-03-09T09:00:00.000Z',
    },
    { rule: 'an open window', journey: office, policy: undefined, from: '2026-03-06T19:59:59.000Z', to: '2026-03-06T19:59:59.000Z' },
    {
      rule: 'a blocked day',
      journey: { blockedDates: ['03-02'] },
      policy: undefined,
      from: '2026-03-02T00:00:00.000Z',
      to: '2026-03-03T00:00:00.000Z',
    },
    {
      rule: 'the last instant of a blocked day',
      journey: { blockedDates: ['2026-03-02'] },
      policy: undefined,
      from: '2026-03-02T23:59:59.999Z',
      to: '2026-03-03T00:00:00.000Z',
    },
    {
      rule: 'a blocked day of another year',
      journey: { blockedDates: ['2025-03-02'] },
      policy: undefined,
      from: '2026-03-02T12:00:00.000Z',
      to: '2026-03-02T12:00:00.000Z',
    },
    {
      rule: 'a blocked day, then the night',
      journey: { blockedDates: ['03-02'] },
      policy: night,
      from: '2026-03-02T12:00:00.000Z',
      to: '2026-03-03T08:00:00.000Z',
    },
    {
      rule: 'a blocked Friday, then the weekend',
      journey: { ...office, blockedDates: ['03-06'] },
      policy: night,
      from: '2026-03-06T12:00:00.000Z',
      to: '2026-03-09T09:00:00.000Z',
    },
  ])('is $to after $rule from $from', ({ journey, policy, from, to }) => {
    expect(openedAt(from, 'UTC', journey, policy)).toBe(to);
  });

  it.each([
    { what: 'the end lies in a gap', quiet: ['21:00', '02:30'], from: '2026-03-28T23:30:00+01:00', to: '2026-03-29T01:00:00.000Z' },
    { what: 'the night has an hour less', quiet: ['21:00', '08:00'], from: '2026-03-28T22:00:00+01:00', to: '2026-03-29T06:00:00.000Z' },
    { what: 'the night has an hour more', quiet: ['21:00', '08:00'], from: '2026-10-24T22:00:00+02:00', to: '2026-10-25T07:00:00.000Z' },
    {
      what: 'the end comes twice: the first',
      quiet: ['21:00', '02:30'],
      from: '2026-10-24T22:00:00+02:00',
      to: '2026-10-25T00:30:00.000Z',
    },
  ] as const)('keeps local hours where $what', ({ quiet: [from, to], from: at, to: open }) => {
    expect(openedAt(at, 'Europe/Stockholm', {}, { policyVersion: 1, quietHours: [{ from, to }] })).toBe(open);
  });

  it('ends a blocked day where the next one begins, also where that is not at 00:00', () => {
    // Clocks in Beirut go from 00:00 to 01:00.
    expect(openedAt('2024-03-30T12:00:00+02:00', 'Asia/Beirut', { blockedDates: ['03-30'] })).toBe('2024-03-30T22:00:00.000Z');
    // Samoa had no 30 December 2011.
    expect(openedAt('2011-12-29T12:00:00-10:00', 'Pacific/Apia', { blockedDates: ['12-29'] })).toBe('2011-12-30T10:00:00.000Z');
  });

  it('is none where windows, quiet hours or dates leave nothing open', () => {
    const all = Array.from({ length: 366 }, (_, day) => formatInstant(instant('2024-01-01T00:00:00Z') + day * 86_400_000).slice(5, 10));
    expect(openedAt('2026-03-02T12:00:00Z', 'UTC', { blockedDates: all })).toBeUndefined();
    expect(openedAt('2026-03-02T12:00:00Z', 'UTC', { sendWindows: [{ from: '21:00', to: '08:00' }] }, night)).toBeUndefined();
    expect(openedAt('2026-03-02T12:00:00Z', 'UTC', {}, { policyVersion: 1, quietHours: [{ from: '09:00', to: '09:00' }] })).toBeUndefined();
  });

  it('waits for the one day of the year that is left', () => {
    const all = Array.from({ length: 366 }, (_, day) => formatInstant(instant('2024-01-01T00:00:00Z') + day * 86_400_000).slice(5, 10));
    const blockedDates = all.filter((date) => date !== '03-01');
    expect(openedAt('2026-03-02T12:00:00Z', 'Europe/Stockholm', { blockedDates })).toBe('2027-02-28T23:00:00.000Z');
  });

  it('is what a look at every minute finds, whatever the zone and the rules', () => {
    let moved = 0;
    fc.assert(
      fc.property(rules, zones, starts, ({ journey, policy }, zone, from) => {
        const found = earliestAllowed(compileTimes(journey, policy, 'email', false), from, zone);
        const scanned = scan(journey, policy, zone, from);
        // The scan looks at twelve days.
        expect(scanned).toBe(found !== undefined && found <= from + 12 * 86_400_000 ? found : undefined);
        if (found !== undefined && found > from) moved += 1;
      }),
      { numRuns: 150, seed: 20_260_302 },
    );
    expect(moved).toBeGreaterThan(50);
  });
});

describe('the reason', () => {
  const both: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00', over: 'skip' }], blockedDates: ['03-02'] };

  it.each([
    { at: '2026-03-02T12:00:00Z', reason: 'blocked_date', isSkipped: false, until: '2026-03-03T09:00:00.000Z' },
    { at: '2026-03-02T22:00:00Z', reason: 'quiet_hours', isSkipped: true, until: '2026-03-03T09:00:00.000Z' },
    { at: '2026-03-03T08:30:00Z', reason: 'send_window', isSkipped: false, until: '2026-03-03T09:00:00.000Z' },
  ])('at $at is $reason', ({ at, reason, isSkipped, until }) => {
    const timing = judgeTimes(compileTimes(office, both, 'email', false), instant(at), 'UTC');
    expect(timing).toEqual({ reason, isSkipped, until: instant(until) });
  });

  it('is none where every rule is satisfied, or the category is free of quiet hours', () => {
    expect(judgeTimes(compileTimes(office, both, 'email', false), instant('2026-03-03T09:00:00Z'), 'UTC')).toBeUndefined();
    expect(judgeTimes(compileTimes({}, night, 'email', true), instant('2026-03-02T23:00:00Z'), 'UTC')).toBeUndefined();
  });

  it('concerns the channels that quiet hours name, all without any, none with an empty list', () => {
    const about = (channels: readonly string[] | undefined, channel: string | undefined): number =>
      compileTimes(
        {},
        { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00', ...(channels === undefined ? {} : { channels }) }] },
        channel,
        false,
      ).length;
    expect([about(['sms'], 'sms'), about(['sms'], 'email'), about(['sms'], undefined)]).toEqual([1, 0, 0]);
    expect([about(undefined, 'email'), about(undefined, undefined), about([], 'email')]).toEqual([1, 1, 0]);
  });
});

/** Zones with transitions by a whole hour, half an hour, at midnight, and none. */
const zones = fc.constantFrom<TimeZone>(
  'UTC',
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Havana',
  'Asia/Kathmandu',
);

/** Whole minutes near transitions and anywhere. */
const starts = fc
  .tuple(
    fc.constantFrom(
      '2026-03-07T12:00:00Z',
      '2026-03-28T12:00:00Z',
      '2026-04-04T06:00:00Z',
      '2026-10-03T12:00:00Z',
      '2026-10-24T12:00:00Z',
      '2026-10-31T22:00:00Z',
      '2026-12-30T12:00:00Z',
    ),
    fc.nat(3 * 24 * 60),
  )
  .map(([text, minutes]) => instant(text) + minutes * minuteMs);

const times = fc
  .tuple(fc.nat(23), fc.constantFrom('00', '30', '15'))
  .map(([hour, minute]): LocalTime => `${String(hour).padStart(2, '0')}:${minute}`);
const days = fc.option(fc.uniqueArray(fc.constantFrom<Weekday>('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), { minLength: 1 }), {
  nil: undefined,
});
const windows = fc.array(
  fc.tuple(times, times, days).map(([from, to, weekdays]) => ({ from, to, ...(weekdays === undefined ? {} : { weekdays }) })),
  { maxLength: 2 },
);
const rules = fc
  .record({
    windows,
    quiet: fc.array(fc.record({ from: times, to: times }), { maxLength: 2 }),
    blocked: fc.uniqueArray(
      fc.constantFrom('03-08', '03-29', '2026-03-30', '04-05', '10-04', '10-25', '2026-10-26', '11-01', '12-31', '01-01'),
      { maxLength: 5 },
    ),
  })
  .map(({ windows: sendWindows, quiet, blocked }) => ({
    journey: { sendWindows, blockedDates: blocked.slice(0, 2) },
    policy: { policyVersion: 1, quietHours: quiet, blockedDates: blocked.slice(2) } satisfies Policy,
  }));

/** The first minute that satisfies all, looked at one by one, each rule read as the language says it. */
function scan(
  { sendWindows, blockedDates }: { readonly sendWindows: NonNullable<Journey['sendWindows']>; readonly blockedDates: readonly string[] },
  policy: Policy,
  zone: TimeZone,
  from: number,
): number | undefined {
  const blocked = [...blockedDates, ...(policy.blockedDates ?? [])];
  for (let at = from; at <= from + 12 * 86_400_000; at += minuteMs) {
    const { date } = localParts(at, zone);
    const isOpen = sendWindows.length === 0 || sendWindows.some((window) => isInWindow(window, at, zone));
    const isQuiet = (policy.quietHours ?? []).some(({ from: begins, to }) => isInWindow({ from: begins, to }, at, zone));
    if (isOpen && !isQuiet && !blocked.includes(date) && !blocked.includes(date.slice(5))) return at;
  }
  return undefined;
}

function instant(text: string): number {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`Not an instant: ${text}`);
  return at;
}
