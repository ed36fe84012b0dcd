import { en } from './en.ts';
import { fill } from './saying.ts';
import type { Message, MessageValues, Words } from './saying.ts';

/** The name of a text of the language. */
export type MessageKey = keyof typeof en;

/** English. */
export const englishWords: Words = { locale: 'en', messages: en };

/** Says a text in the words given. Never throws: a locale that nobody knows is read as English. */
export function say(words: Words, key: MessageKey, values: MessageValues = {}): string {
  const message: Message = words.messages[key] ?? en[key];
  return fill(message, values, words.locale);
}

/** Whether there is a text of this name: codes and types come from documents. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
