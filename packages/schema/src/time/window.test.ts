import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msPerMinute } from './civil.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { localParts, weekdays } from './wall-clock.ts';
import { isInWindow, nextWindowStart, windowEnd } from './window.ts';

const zone = 'Europe/Stockholm';
const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const office = { from: '09:00', to: '17:00', weekdays: ['mon', 'fri'] } as const;
const night = { from: '21:00', to: '08:00', weekdays: ['fri'] } as const;

describe('a window of the day', () => {
  it.each([
    ['open at its first instant', office, '2026-03-06T09:00:00+01:00', true],
    ['closed at its last', office, '2026-03-06T17:00:00+01:00', false],
    ['open just before', office, '2026-03-06T16:59:59.999+01:00', true],
    ['closed on other days', office, '2026-03-05T12:00:00+01:00', false],
    ['open over midnight', night, '2026-03-07T07:59:00+01:00', true],
    ['of the weekday it opens on', night, '2026-03-06T07:59:00+01:00', false],
    ['open all day from one time to the same', { from: '06:00', to: '06:00' }, '2026-03-06T05:59:00+01:00', true],
    ['without an opening in a gap', { from: '02:10', to: '02:50' }, '2026-03-29T03:00:00+02:00', false],
    ['open the first time only that clocks show it', { from: '02:10', to: '02:50' }, '2026-10-25T02:20:00+01:00', false],
  ])('is %s', (_, window, instant, isOpen) => {
    expect(isInWindow(window, at(instant), zone)).toBe(isOpen);
  });

  it.each([
    ['at once if it is open', office, '2026-03-06T10:00:00+01:00', '2026-03-06T10:00:00+01:00'],
    ['the same morning', office, '2026-03-06T08:00:00+01:00', '2026-03-06T09:00:00+01:00'],
    ['the next allowed day', office, '2026-03-06T17:00:00+01:00', '2026-03-09T09:00:00+01:00'],
    [
      'a week later where a gap took it',
      { from: '02:10', to: '02:50', weekdays: ['sun'] as const },
      '2026-03-29T00:00:00+01:00',
      '2026-04-05T02:10:00+02:00',
    ],
  ])('opens next %s', (_, window, from, expected) => {
    expect(formatInstant(nextWindowStart(window, at(from), zone) ?? Number.NaN)).toBe(formatInstant(at(expected)));
  });

  it('closes at the instant its end is shown', () => {
    expect(formatInstant(windowEnd(night, at('2026-03-07T03:00:00+01:00'), zone) ?? Number.NaN)).toBe('2026-03-07T07:00:00.000Z');
    expect(windowEnd(office, at('2026-03-07T03:00:00+01:00'), zone)).toBeUndefined();
  });

  it('is open exactly where it next opens, and closed until then', () => {
    const minutes = fc.integer({ min: at('2024-01-01T00:00:00Z') / msPerMinute, max: at('2029-12-31T00:00:00Z') / msPerMinute });
    const time = fc
      .integer({ min: 0, max: 95 })
      .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
    const window = fc.record({ from: time, to: time, weekdays: fc.subarray([...weekdays]) });
    fc.assert(
      fc.property(minutes, window, fc.constantFrom(zone, 'America/Santiago', 'Australia/Lord_Howe', 'UTC'), (minute, one, where) => {
        const from = minute * msPerMinute;
        const next = nextWindowStart(one, from, where) ?? Number.NaN;
        expect(isInWindow(one, next, where)).toBe(true);
        expect(isInWindow(one, from, where)).toBe(next === from);
        expect(next === from || !isInWindow(one, next - 1, where)).toBe(true);
      }),
    );
  });

  it('agrees with the wall clock on days without a change of clocks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 1_440 }), (minute) => {
        const instant = at('2026-05-01T00:00:00Z') + minute * msPerMinute;
        const { time, weekday } = localParts(instant, zone);
        expect(isInWindow(office, instant, zone)).toBe((weekday === 'mon' || weekday === 'fri') && time >= '09:00' && time < '17:00');
      }),
    );
  });
});
