import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { shippedWords } from './shipped-words.ts';
import { say } from './words.ts';
import type { Message } from './saying.ts';
import type { MessageKey } from './words.ts';

// The keys of an object literal.
const keys = Object.keys(en) as MessageKey[];

function placesIn(message: Message | undefined): readonly string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message ?? {});
  return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted();
}

describe('German', () => {
  it('says everything that English says, and nothing else', () => {
    expect(keys.filter((key) => !Object.hasOwn(de, key))).toEqual([]);
    expect(Object.keys(de).filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('fills the same places in every text', () => {
    expect(keys.filter((key) => placesIn(de[key]).join(' ') !== placesIn(en[key]).join(' '))).toEqual([]);
  });

  it('is no copy of English', () => {
    // Texts that are a place and marks only are alike in both.
    const alike = keys.filter(
      (key) => JSON.stringify(de[key]) === JSON.stringify(en[key]) && /\p{L}{4}/u.test(JSON.stringify(en[key]).replaceAll(/\{\w+\}/g, '')),
    );
    expect(alike).toEqual(['kind.null', 'field.segment', 'difference.journey'].filter((key) => alike.includes(key as MessageKey)));
  });
});

describe('the words of a locale', () => {
  it.each([
    { locale: 'de', says: 'Warten' },
    { locale: 'de-CH', says: 'Warten' },
    { locale: 'DE_at', says: 'Warten' },
    { locale: 'en-GB', says: 'Wait' },
    { locale: 'fi', says: 'Wait' },
    { locale: 'nonsense !', says: 'Wait' },
  ])('are there for $locale, English where we have no other', ({ locale, says }) => {
    expect(say(shippedWords(locale), 'node.wait')).toBe(says);
  });
});
