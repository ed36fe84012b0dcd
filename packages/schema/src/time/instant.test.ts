import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilFromDays, daysFromCivil } from './civil.ts';
import { earliestInstant, formatInstant, latestInstant, parseInstant } from './instant.ts';
import { isLocalDate, isLocalTime } from './local-time.ts';
import { isTimeZone } from './time-zone.ts';

describe('instants as text', () => {
  it.each([
    ['2026-03-02T09:00:00+01:00', '2026-03-02T08:00:00.000Z'],
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T09:00:00.1234567Z', '2026-03-02T09:00:00.123Z'],
    ['2026-03-02T23:30:00-05:30', '2026-03-03T05:00:00.000Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['2026-03-02t09:00:00z', '2026-03-02T09:00:00.000Z'],
  ])('%s is %s', (text, utc) => {
    expect(formatInstant(parseInstant(text) ?? Number.NaN)).toBe(utc);
  });

  it.each(
    [
      ['2026-03-02', '2026-03-02T09:00:00', '2026-03-02 09:00:00Z', '2026-03-02T09:00Z', '2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z'],
      ['2026-03-02T24:00:00Z', '2026-03-02T23:59:60Z', '2026-03-02T09:00:00+24:00', '2026-03-02T09:00:00+0100', '2026-03-02T09:00:00.Z'],
      ['12026-03-02T09:00:00Z', '', 'now', '2026-03-02T09:00:00Z ', '9999-12-31T23:59:59-01:00', '1740000000000'],
    ].flat(),
  )('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('writes what the platform writes', () => {
    const edges = [earliestInstant, latestInstant, -1, 0, 999, -86_400_000, 86_399_999];
    for (const instant of edges) expect(formatInstant(instant)).toBe(new Date(instant).toISOString());
    fc.assert(
      fc.property(fc.integer({ min: earliestInstant, max: latestInstant }), (instant) => {
        expect(formatInstant(instant)).toBe(new Date(instant).toISOString());
      }),
      { numRuns: 2_000 },
    );
    expect(() => formatInstant(Number.NaN)).toThrow(RangeError);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: earliestInstant, max: latestInstant }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });
});

describe('the calendar', () => {
  it('agrees with the platform on every day of 800 years', () => {
    const differs: number[] = [];
    for (let day = -200_000; day < 92_000; day += 1) {
      const platform = new Date(day * 86_400_000);
      const civil = civilFromDays(day);
      const isSame =
        civil.year === platform.getUTCFullYear() && civil.month === platform.getUTCMonth() + 1 && civil.day === platform.getUTCDate();
      if (!isSame || daysFromCivil(civil) !== day) differs.push(day);
    }
    expect(differs).toEqual([]);
  });

  it('knows dates, times and zones from what only looks like them', () => {
    expect(['2024-02-29', '2026-12-31', '2000-02-29'].map(isLocalDate)).toEqual([true, true, true]);
    expect(['2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-1-1', '02026-01-01', ''].some(isLocalDate)).toBe(false);
    expect(['00:00', '23:59', '09:05'].every(isLocalTime)).toBe(true);
    expect(['24:00', '9:05', '09:60', '09:05:00', '09:05 ', ''].some(isLocalTime)).toBe(false);
    expect(['Europe/Stockholm', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Kolkata'].every(isTimeZone)).toBe(true);
    expect(
      [
        '+02:00',
        '-0300',
        'Z',
        'contact',
        '',
        'Europe/Stockholm ',
        'GMT+2',
        'Mars/Olympus',
        '__proto__',
        'constructor',
        '2026-01-01T00:00Z[UTC]',
      ].some(isTimeZone),
    ).toBe(false);
  });
});
