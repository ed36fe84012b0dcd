import type { MessageKey } from './words.ts';

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

/** The texts of the language in one locale; what is left out is said in English. */
export interface Words {
  /** BCP 47 tag, for numbers, lists and durations. */
  readonly locale: string;
  readonly messages: { readonly [K in MessageKey]?: Message };
}

/** Values for the places of a text. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** No words of its own: all that is said is said in English. */
export const inEnglish: Words = { locale: 'en', messages: {} };

/** Puts values into the places of a text. Never throws: a locale that nobody knows is read as English. */
export function fill(message: Message, values: MessageValues, locale: string): string {
  return textOf(message, values, locale).replace(/\{(\w+)\}/g, (place: string, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return place;
    return typeof value === 'number' ? new Intl.NumberFormat(knownLocale(locale)).format(value) : value;
  });
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
