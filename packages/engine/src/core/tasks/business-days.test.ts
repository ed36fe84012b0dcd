import { formatInstant, localParts, parseDuration, parseInstant } from '@sojourn/schema';
import type { DurationParts } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, businessCalendar } from './business-days.ts';

const none = businessCalendar([]);

function due(from: string, duration: string, zone = 'UTC', calendar = none): string {
  return formatInstant(addBusinessDays(parseInstant(from) ?? Number.NaN, parts(duration), zone, calendar));
}

function parts(duration: string): DurationParts {
  const read = parseDuration(duration);
  if (read === undefined) throw new Error(`Not a duration: ${duration}`);
  return read;
}

describe('business days', () => {
  it.each([
    { from: '2026-03-02T09:00:00Z', add: 'P1D', to: '2026-03-03T09:00:00.000Z', when: 'a Monday' },
    { from: '2026-03-06T15:30:00Z', add: 'P1D', to: '2026-03-09T15:30:00.000Z', when: 'a Friday: on Monday' },
    { from: '2026-03-07T10:00:00Z', add: 'P1D', to: '2026-03-09T10:00:00.000Z', when: 'a Saturday: Monday is the first' },
    { from: '2026-03-08T10:00:00Z', add: 'P2D', to: '2026-03-10T10:00:00.000Z', when: 'a Sunday: Tuesday is the second' },
    { from: '2026-03-06T09:00:00Z', add: 'P5D', to: '2026-03-13T09:00:00.000Z', when: 'five of them are a week' },
    { from: '2026-03-02T09:00:00Z', add: 'P1W', to: '2026-03-11T09:00:00.000Z', when: 'a week is seven of them' },
    { from: '2026-03-06T09:00:00Z', add: 'PT24H', to: '2026-03-07T09:00:00.000Z', when: 'hours are hours' },
    { from: '2026-03-06T09:00:00Z', add: 'P1DT2H', to: '2026-03-09T11:00:00.000Z', when: 'hours come after the days' },
    { from: '2026-01-31T09:00:00Z', add: 'P1M', to: '2026-03-02T09:00:00.000Z', when: 'a month that ends on a Saturday goes on to Monday' },
    { from: '2026-03-07T09:00:00Z', add: 'PT0S', to: '2026-03-07T09:00:00.000Z', when: 'nothing is nothing, also on a Saturday' },
  ])('$add from $from is $to ($when)', ({ from, add, to }) => {
    expect(due(from, add)).toBe(to);
  });

  it('leaves out the holidays, one after the other', () => {
    const christmas = businessCalendar(['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']);
    expect(due('2026-12-23T16:00:00Z', 'P1D', 'UTC', christmas)).toBe('2026-12-28T16:00:00.000Z');
    expect(due('2026-12-23T16:00:00Z', 'P5D', 'UTC', christmas)).toBe('2027-01-04T16:00:00.000Z');
  });

  it('keeps the local time over a change of the clocks, in the zone that counts', () => {
    // Stockholm's clocks go forward on 29 March, a Sunday; Friday 23:30 there is Friday 22:30 in UTC.
    expect(due('2026-03-27T22:30:00Z', 'P1D', 'Europe/Stockholm')).toBe('2026-03-30T21:30:00.000Z');
    // Saturday in Tokyo already.
    expect(due('2026-03-27T22:30:00Z', 'P1D', 'Asia/Tokyo')).toBe('2026-03-29T22:30:00.000Z');
  });

  it('is what counting day by day gives, from any day, over any holidays', () => {
    const epoch = Date.UTC(2026, 0, 1);
    const dateOf = (day: number): string => new Date(epoch + day * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.nat(700), fc.integer({ min: 1, max: 60 }), fc.array(fc.nat(800), { maxLength: 40 }), (start, count, off) => {
        const holidays = off.map((day) => dateOf(day));
        let day = start;
        for (let left = count; left > 0;) {
          day += 1;
          const { weekday } = localParts(epoch + day * 86_400_000, 'UTC');
          if (weekday !== 'sat' && weekday !== 'sun' && !holidays.includes(dateOf(day))) left -= 1;
        }
        expect(due(`${dateOf(start)}T12:00:00Z`, `P${count}D`, 'UTC', businessCalendar(holidays)).slice(0, 10)).toBe(dateOf(day));
      }),
    );
  });

  it('answers at once however long it is', () => {
    expect(due('2026-03-02T09:00:00Z', 'P999999999D')).toBe('9999-12-31T23:59:59.999Z');
  });
});
