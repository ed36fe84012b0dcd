import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactMs, isDuration, isPositiveDuration, parseDuration } from './duration.ts';

describe('reading a duration', () => {
  it('gives its units', () => {
    expect(parseDuration('P1Y2M3W4DT5H6M7.25S')).toEqual({
      sign: 1,
      years: 1,
      months: 2,
      weeks: 3,
      days: 4,
      hours: 5,
      minutes: 6,
      seconds: 7.25,
    });
  });

  it.each(['P1D', 'PT36H', 'P2W', 'P1Y', 'P0D', 'PT0S', 'P1M10DT2H', 'P1W2D', 'PT0.5S', 'P999999999D', 'P01D'])('takes %s', (text) => {
    expect(isDuration(text)).toBe(true);
  });

  it.each(
    [
      [
        '',
        'P',
        'PT',
        '-P',
        'P1',
        '1D',
        'P1DT',
        'P1H',
        'PT1D',
        'P1D2M',
        'p1d',
        'P1.5D',
        'PT1.5H',
        'PT1,5S',
        'PT.5S',
        'P+1D',
        '+P1D',
        'P-1D',
        '-P1D',
      ],
      ['P1D ', ' P1D', 'P1D\n', 'P 1D', '2 days', 'P1D/PT1H', 'P1234567890D', 'P1DT1', 'PT1S1S', '--P1D', 'P1X', '‎P1D', 'P١D'],
    ].flat(),
  )('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('takes a leading minus only where an offset is meant', () => {
    expect(parseDuration('-P1DT2H', { negative: true })).toMatchObject({ sign: -1, days: 1, hours: 2 });
    expect(isDuration('-P1D')).toBe(false);
    expect(isDuration('--P1D', { negative: true })).toBe(false);
  });

  it('answers in linear time, also to a hostile text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => isDuration(text) === (parseDuration(text) !== undefined)));
    expect(isDuration(`P${'1'.repeat(1_000_000)}D`)).toBe(false);
  });

  it('knows which are longer than nothing', () => {
    const positive = (text: string): boolean => {
      const parts = parseDuration(text, { negative: true });
      return parts !== undefined && isPositiveDuration(parts);
    };
    expect(['P1D', 'PT0.001S', 'P0DT1M'].map(positive)).toEqual([true, true, true]);
    expect(['P0D', 'PT0H0M0S', '-P1D'].map(positive)).toEqual([false, false, false]);
  });

  it('counts its exact part in milliseconds', () => {
    expect(exactMs({ sign: 1, years: 0, months: 0, weeks: 0, days: 9, hours: 1, minutes: 2, seconds: 3.004 })).toBe(3_723_004);
  });
});
