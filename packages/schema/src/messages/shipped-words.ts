import { de } from './de.ts';
import { englishWords } from './words.ts';
import type { Words } from './saying.ts';

/** German. */
export const germanWords: Words = { locale: 'de', messages: de };

/** The words that come with the language for a locale: those of its language if we have them, else English; numbers and lists as the locale has them. */
export function shippedWords(locale: string = 'en'): Words {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return { locale, messages: language === 'de' ? germanWords.messages : englishWords.messages };
}
