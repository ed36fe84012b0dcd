import { describe, expect, it } from 'vitest';
import { readLength } from './read-length.ts';

describe('a length of time in words', () => {
  it.each([
    ['3 days', 'P3D'],
    ['1 hour', 'PT1H'],
    [' 36 HOURS ', 'PT36H'],
    ['2weeks', 'P2W'],
    ['90 minutes', 'PT90M'],
    ['6 months', 'P6M'],
    ['p1dt2h', 'P1DT2H'],
  ])('reads %j', (text, duration) => {
    expect(readLength(text)).toBe(duration);
  });

  it.each(['', 'soon', 'days', '-3 days', '3 fortnights', '1.5 days', '99999 days', 'P', '3 days and a bit'])(
    'does not read %j',
    (text) => {
      expect(readLength(text)).toBeUndefined();
    },
  );
});
