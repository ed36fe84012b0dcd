import { describe, expect, it } from 'vitest';
import { createWords } from './words.ts';

describe('words', () => {
  it('fill their places, and show numbers as the reader writes them', () => {
    expect(createWords('de')('problems.errors', { count: 1200 })).toBe('1.200 Fehler');
    expect(createWords('en')('problems.errors', { count: 1 })).toBe('1 error');
  });

  it('fall back to English for a locale or a text that is not there', () => {
    expect(createWords('sv')('bar.undo')).toBe('Undo');
    expect(createWords('not a locale')('bar.undo')).toBe('Undo');
  });

  it('let the host speak first', () => {
    expect(createWords('en', { 'bar.undo': 'Take back' })('bar.undo')).toBe('Take back');
  });

  it.each(['constructor', '__proto__', 'toString'])('know no text called %s', (key) => {
    expect(createWords('en').maybe(key, 'fallback')).toBe('fallback');
    expect(createWords('en')('operation.remove', { title: `{${key}}` })).toBe(`remove {${key}}`);
  });

  it.each([
    ['P2D', 'en', '2 days'],
    ['PT36H', 'en', '36 hours'],
    ['P1DT12H', 'en', '1 day and 12 hours'],
    ['P2D', 'de', '2 Tage'],
    ['soon', 'en', 'soon'],
  ])('say %s in %s as “%s”', (iso, locale, said) => {
    expect(createWords(locale).duration(iso)).toBe(said);
  });
});
