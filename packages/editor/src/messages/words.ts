import type { inspectorEn } from '../inspector/messages.en.ts';
import type { publishEn } from '../publish/messages.en.ts';
import type { simulatorEn } from '../simulator/messages.en.ts';
import { en } from './en.ts';
import { de } from './de.ts';
import { formatDuration } from './format-duration.ts';
import type { Message, MessageValues } from './message.ts';

/** Name of a text of the editor. */
export type MessageKey = keyof typeof en | keyof typeof inspectorEn | keyof typeof simulatorEn | keyof typeof publishEn;

/** Texts of a locale or of a host; what is left out falls back. */
export type Messages = { readonly [K in MessageKey]?: Message };

/** Texts that a part of the editor brings along when it is loaded, in each language that we ship. */
export interface Texts {
  readonly en: Messages;
  readonly de: Messages;
}

/** Says a text, and numbers, times and durations, in the reader's language. */
export interface Words {
  (key: MessageKey, values?: MessageValues): string;
  /** Says `key` if there is such a text, else `fallback`: for names that come from documents, such as an outlet's. */
  maybe(key: string, fallback: string, values?: MessageValues): string;
  /** “2 days” for `P2D`; the text itself where it is no duration. */
  duration(iso: string): string;
  number(value: number): string;
  /** “A, B and C”, or with “or”. */
  list(items: readonly string[], how?: 'and' | 'or'): string;
  /** These words and those of a part that has been loaded; the host's own still win. */
  including(texts: Texts): Words;
  /** BCP 47 tag. */
  readonly locale: string;
}

const shipped: Texts = { en, de };

/**
 * The words of a locale. A locale we do not ship falls back to its language, then to English.
 *
 * @param overrides - The host's texts, which win.
 * @param more - Texts of parts that are not on the first screen.
 */
export function createWords(locale = 'en', overrides: Messages = {}, ...more: readonly Texts[]): Words {
  const tag = supported(locale);
  const isGerman = tag.split('-')[0] === 'de';
  const texts = [shipped, ...more];
  const catalogues = [overrides, ...(isGerman ? texts.map((one) => one.de) : []), ...texts.map((one) => one.en)];
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const and = new Intl.ListFormat(tag, { type: 'conjunction' });
  const or = new Intl.ListFormat(tag, { type: 'disjunction' });
  const find = (key: string): Message | undefined => {
    // Own keys only: keys may come from a document, and `constructor` is no message.
    const catalogue = catalogues.find((one) => Object.hasOwn(one, key));
    return catalogue?.[key as MessageKey]; // It has the key, so it is one of its keys.
  };
  const fill = (message: Message, values: MessageValues): string =>
    chosen(message, values, plurals).replace(/\{(\w+)\}/g, (place: string, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? place : typeof value === 'number' ? numbers.format(value) : value;
    });
  return Object.assign((key: MessageKey, values: MessageValues = {}): string => fill(find(key) ?? key, values), {
    maybe: (key: string, fallback: string, values: MessageValues = {}): string => {
      const message = find(key);
      return message === undefined ? fallback : fill(message, values);
    },
    duration: (iso: string): string => formatDuration(iso, tag),
    number: (value: number): string => numbers.format(value),
    list: (items: readonly string[], how: 'and' | 'or' = 'and'): string => (how === 'and' ? and : or).format(items),
    including: (brought: Texts): Words => createWords(locale, overrides, ...more, brought),
    locale: tag,
  });
}

function chosen(message: Message, values: MessageValues, plurals: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  const count = Object.hasOwn(values, 'count') ? values['count'] : undefined;
  return (typeof count === 'number' ? message[plurals.select(count)] : undefined) ?? message.other;
}

function supported(locale: string): string {
  try {
    return Intl.PluralRules.supportedLocalesOf([locale])[0] ?? 'en';
  } catch {
    return 'en';
  }
}
