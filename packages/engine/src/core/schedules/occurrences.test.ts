import { formatInstant, parseInstant } from '@sojourn/schema';
import type { Instant, TimeZone } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from './occurrences.ts';

const launch = '2026-03-02T09:00:00Z';

function at(text: string): Instant {
  return parseInstant(text) ?? Number.NaN;
}

/** The first occurrences after the launch, as instants without seconds. */
function first(
  count: number,
  schedule: { readonly cron?: string; readonly rrule?: string },
  { zone = 'UTC', from = launch, launched = from }: { readonly zone?: TimeZone; readonly from?: string; readonly launched?: string } = {},
): readonly string[] {
  const occurrences = occurrencesOf({ id: 's', type: 'schedule', when: { all: [] }, ...schedule }, zone);
  const found: string[] = [];
  let next = at(from);
  for (let turn = 0; turn < count; turn += 1) {
    const one = occurrences.next(next, at(launched));
    if (one === undefined) return found;
    found.push(formatInstant(one).replace(':00.000Z', 'Z'));
    next = one + 1;
  }
  return found;
}

describe('a cron expression', () => {
  it.each([
    ['0 9 * * 1', ['2026-03-02T09:00Z', '2026-03-09T09:00Z']],
    ['*/20 8-9 * * *', ['2026-03-02T09:00Z', '2026-03-02T09:20Z', '2026-03-02T09:40Z', '2026-03-03T08:00Z']],
    ['15 10 1,15 * *', ['2026-03-15T10:15Z', '2026-04-01T10:15Z']],
    ['0 12 * feb sun', ['2027-02-07T12:00Z', '2027-02-14T12:00Z']],
    ['0 12 29 2 *', ['2028-02-29T12:00Z', '2032-02-29T12:00Z']],
    ['0 0 * * 7', ['2026-03-08T00:00Z', '2026-03-15T00:00Z']],
  ])('%s comes round where the calendar says', (cron, expected) => {
    expect(first(expected.length, { cron })).toEqual(expected);
  });

  it('takes either day where both are given, and both where one begins with a star', () => {
    expect(first(3, { cron: '0 0 13 * fri' })).toEqual(['2026-03-06T00:00Z', '2026-03-13T00:00Z', '2026-03-20T00:00Z']);
    expect(first(2, { cron: '0 0 */2 * fri' })).toEqual(['2026-03-13T00:00Z', '2026-03-27T00:00Z']);
  });

  it('never comes round on a day that no calendar has', () => {
    expect(first(1, { cron: '0 0 30 2 *' })).toEqual([]);
  });

  it('moves what falls into a gap to the first instant after it, once', () => {
    const zone = 'Europe/Stockholm';
    const from = '2026-03-28T23:00:00Z';
    expect(first(2, { cron: '30 2 * * *' }, { zone, from })).toEqual(['2026-03-29T01:00Z', '2026-03-30T00:30Z']);
    expect(first(4, { cron: '*/30 1-3 * * *' }, { zone, from })).toEqual([
      '2026-03-29T00:00Z',
      '2026-03-29T00:30Z',
      '2026-03-29T01:00Z',
      '2026-03-29T01:30Z',
    ]);
  });

  it('takes the first of a time that occurs twice, and only that', () => {
    const zone = 'Europe/Stockholm';
    expect(first(3, { cron: '30 2,3 * * *' }, { zone, from: '2026-10-24T22:00:00Z' })).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-25T02:30Z',
      '2026-10-26T01:30Z',
    ]);
  });

  it('moves midnight where a day begins later, and a day that a zone never had to the one after it', () => {
    expect(first(1, { cron: '0 0 6 9 *' }, { zone: 'America/Santiago', from: '2026-09-05T12:00:00Z' })).toEqual(['2026-09-06T04:00Z']);
    expect(first(1, { cron: '0 12 30 12 *' }, { zone: 'Pacific/Apia', from: '2011-12-29T12:00:00Z' })).toEqual(['2011-12-30T10:00Z']);
  });
});

describe('a recurrence rule', () => {
  const start = 'DTSTART:19970902T090000\n';
  const days = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replace('T09:00Z', ''));

  // The examples of RFC 5545, 3.8.5.3, whose answers stand beside them there.
  it.each([
    ['FREQ=DAILY;COUNT=3', ['1997-09-02', '1997-09-03', '1997-09-04']],
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', ['1997-09-02', '1997-09-12', '1997-09-22', '1997-10-02', '1997-10-12']],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH', ['1997-09-02', '1997-09-04', '1997-09-16', '1997-09-18']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', ['1997-09-05', '1997-10-03', '1997-11-07']],
    ['FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU', ['1997-09-07', '1997-09-28', '1997-11-02', '1997-11-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=-3', ['1997-09-28', '1997-10-29', '1997-11-28', '1997-12-29']],
    ['FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1', ['1997-09-30', '1997-10-01', '1997-10-31', '1997-11-01']],
    ['FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200', ['2000-01-01', '2000-04-09', '2000-07-18', '2003-01-01']],
    ['FREQ=YEARLY;BYDAY=20MO', ['1998-05-18', '1999-05-17', '2000-05-15']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', ['1998-05-11', '1999-05-17', '2000-05-15']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13', '2000-10-13']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', ['1997-09-04', '1997-10-07', '1997-11-06']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', ['1997-09-29', '1997-10-30', '1997-11-27', '1997-12-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', ['1997-10-31', '1997-12-31', '1998-01-31']],
    ['FREQ=DAILY;UNTIL=19970904', ['1997-09-02', '1997-09-03', '1997-09-04']],
  ])('%s comes round as its standard says', (rule, expected) => {
    const from = '1997-01-01T00:00:00Z';
    // One more, to see the end where there is one.
    const more = /COUNT|UNTIL/.test(rule) ? 1 : 0;
    expect(days(first(expected.length + more, { rrule: start + rule }, { from }))).toEqual(expected);
  });

  it('comes round by the hour and by the minute', () => {
    const from = '1997-09-02T00:00:00Z';
    expect(first(4, { rrule: `${start}FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000` }, { from })).toEqual([
      '1997-09-02T09:00Z',
      '1997-09-02T12:00Z',
      '1997-09-02T15:00Z',
    ]);
    expect(first(3, { rrule: `${start}FREQ=MINUTELY;INTERVAL=90;COUNT=3` }, { from })).toEqual([
      '1997-09-02T09:00Z',
      '1997-09-02T10:30Z',
      '1997-09-02T12:00Z',
    ]);
  });

  it('takes places from the whole period, also where the rule begins within it', () => {
    const rrule = 'DTSTART:20260302T090000\nFREQ=WEEKLY;BYDAY=SU,MO;BYSETPOS=1;WKST=SU';
    expect(first(2, { rrule })).toEqual(['2026-03-08T09:00Z', '2026-03-15T09:00Z']);
  });

  it('begins with the first full minute of the launch where it says no beginning', () => {
    const launched = '2026-03-04T14:37:21Z';
    expect(first(2, { rrule: 'FREQ=WEEKLY;INTERVAL=2' }, { from: launched })).toEqual(['2026-03-04T14:38Z', '2026-03-18T14:38Z']);
    expect(first(2, { rrule: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0' }, { from: launched })).toEqual([
      '2026-03-09T09:00Z',
      '2026-03-16T09:00Z',
    ]);
    // Asked later, by whoever, the fortnights stay where they are.
    expect(first(1, { rrule: 'FREQ=WEEKLY;INTERVAL=2' }, { from: '2026-03-20T00:00:00Z', launched })).toEqual(['2026-04-01T14:38Z']);
  });

  it('keeps to the clock of its zone across a change of clocks', () => {
    const zone = 'Europe/Stockholm';
    const from = '2026-03-27T00:00:00Z';
    const rrule = 'DTSTART:20260301T023000\nFREQ=DAILY';
    expect(first(4, { rrule }, { zone, from })).toEqual([
      '2026-03-27T01:30Z',
      '2026-03-28T01:30Z',
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
    ]);
  });

  it('has an end for a rule that no calendar can meet', () => {
    expect(first(1, { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toEqual([]);
    expect(first(1, { rrule: 'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30' })).toEqual([]);
  });
});

it('gives the same occurrence whenever and in whatever order it is asked', () => {
  const schedules = fc.constantFrom(
    { cron: '*/7 3-22 * * 1-5' },
    { cron: '30 2 * * *' },
    { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=40' },
    { rrule: 'FREQ=MONTHLY;BYDAY=-1WE' },
    { rrule: 'FREQ=HOURLY;INTERVAL=5;UNTIL=20261231' },
  );
  const zones = fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe');
  fc.assert(
    fc.property(schedules, zones, fc.array(fc.nat(365 * 86_400), { minLength: 1, maxLength: 20 }), (schedule, zone, offsets) => {
      const make = () => occurrencesOf({ id: 's', type: 'schedule', when: { all: [] }, ...schedule }, zone);
      const kept = make();
      for (const offset of offsets) {
        const from = at(launch) + offset * 1_000;
        const next = kept.next(from, at(launch));
        expect(next).toBe(make().next(from, at(launch)));
        expect(next ?? from).toBeGreaterThanOrEqual(from);
        expect(next === undefined ? undefined : make().next(next, at(launch))).toBe(next);
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});
