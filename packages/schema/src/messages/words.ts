import { en } from './en.ts';

/** A text with `{name}` places, or one text per plural form of `{count}` (`Intl.PluralRules`). */
export type Message =
  | string
  | {
      readonly one?: string;
      readonly two?: string;
      readonly few?: string;
      readonly many?: string;
      readonly zero?: string;
      readonly other: string;
    };

/** The name of a text of the language. */
export type MessageKey = keyof typeof en;

/** The texts of the language in one locale; what is left out is said in English. */
export interface Words {
  /** BCP 47 tag, for numbers, lists and durations. */
  readonly locale: string;
  readonly messages: { readonly [K in MessageKey]?: Message };
}

/** English. */
export const englishWords: Words = { locale: 'en', messages: en };

/** Values for the places of a text. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Says a text in the words given. Never throws: a locale that nobody knows is read as English. */
export function say(words: Words, key: MessageKey, values: MessageValues = {}): string {
  const message: Message = words.messages[key] ?? en[key];
  return textOf(message, values, words.locale).replace(/\{(\w+)\}/g, (place: string, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return place;
    return typeof value === 'number' ? new Intl.NumberFormat(knownLocale(words.locale)).format(value) : value;
  });
}

/** Whether there is a text of this name: codes and types come from documents. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** “A, B and C”, or with “or”. */
export function sayList(words: Words, items: readonly string[], how: 'and' | 'or' = 'and'): string {
  return new Intl.ListFormat(knownLocale(words.locale), { type: how === 'and' ? 'conjunction' : 'disjunction' }).format(items);
}

/** The locale, or English where the machine does not have it. */
export function knownLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf([locale])[0] ?? 'en';
  } catch {
    // Not a language tag at all.
    return 'en';
  }
}

function textOf(message: Message, values: MessageValues, locale: string): string {
  if (typeof message === 'string') return message;
  const count = Object.hasOwn(values, 'count') ? values['count'] : undefined;
  const form = typeof count === 'number' ? new Intl.PluralRules(knownLocale(locale)).select(count) : 'other';
  return message[form] ?? message.other;
}
