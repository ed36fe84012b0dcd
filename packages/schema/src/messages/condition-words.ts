import { enConditions } from './en-conditions.ts';
import { fill } from './saying.ts';
import type { Message, MessageValues, Words } from './saying.ts';

/** The name of a text about conditions. */
export type ConditionKey = keyof typeof enConditions;

/** Says a text about conditions in the words given. */
export function sayCondition(words: Words, key: ConditionKey, values: MessageValues = {}): string {
  const message: Message = words.messages[key] ?? enConditions[key];
  return fill(message, values, words.locale);
}

/** Whether there is a text of this name: operators come from documents. */
export function isConditionKey(key: string): key is ConditionKey {
  return Object.hasOwn(enConditions, key);
}
