import { describe, expect, it } from 'vitest';
import { formatDuration, parseDurationText } from './duration-text.ts';

describe('reading a duration as people write it', () => {
  it.each([
    ['2 days', 'P2D'],
    ['1 week 2 days', 'P1W2D'],
    ['36h', 'PT36H'],
    ['1 day, 6 hours', 'P1DT6H'],
    ['1 day and 30 minutes', 'P1DT30M'],
    ['3 months', 'P3M'],
    ['5 m', 'PT5M'],
    ['p2d', 'P2D'],
    ['  PT30M ', 'PT30M'],
  ])('takes “%s” as %s', (text, duration) => {
    expect(parseDurationText(text, 'en')).toBe(duration);
  });

  it.each([
    ['2 Tage', 'de', 'P2D'],
    ['1 Woche und 3 Stunden', 'de', 'P1WT3H'],
    ['2 dygn', 'sv', 'P2D'],
    ['3 jours', 'fr', 'P3D'],
  ])('takes “%s” in %s as %s', (text, locale, duration) => {
    expect(parseDurationText(text, locale)).toBe(duration);
  });

  it.each(['', 'soon', '2', '2 fortnights', 'P', 'PT', '2 days maybe', '2 days 3 days', '-2 days'])('does not read “%s”', (text) => {
    expect(parseDurationText(text, 'en')).toBeUndefined();
  });

  it('takes a leading minus only where an offset is meant', () => {
    expect(parseDurationText('-2 days', 'en', true)).toBe('-P2D');
    expect(parseDurationText('-P2D', 'en')).toBeUndefined();
  });
});

describe('showing a duration', () => {
  it.each([
    ['P2D', 'en', '2 days'],
    ['P1DT6H', 'en', '1 day 6 hours'],
    ['P2D', 'de', '2 Tage'],
    ['-P1D', 'en', '−1 day'],
    ['PT0S', 'en', '0 seconds'],
    ['not one', 'en', 'not one'],
  ])('says %s in %s as “%s”', (duration, locale, words) => {
    expect(formatDuration(duration, locale)).toBe(words);
  });

  it('reads back everything it writes', () => {
    for (const locale of ['en', 'de', 'sv', 'fr', 'es', 'nl']) {
      for (const duration of ['P1Y', 'P2M', 'P3W', 'P1D', 'P21D', 'PT1H', 'PT45M', 'PT30S', 'P1DT12H', 'P1Y2M']) {
        expect([locale, parseDurationText(formatDuration(duration, locale), locale)]).toEqual([locale, duration]);
      }
    }
  });
});
