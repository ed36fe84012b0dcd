import type { Contact } from '@sojourn/schema';
import { ownOf } from '../nodes/names.ts';

/** What a contact is called: its first name, name or company where it has one, else its id. */
export function contactName({ id, attributes }: Contact): string {
  const values = ['firstName', 'name', 'company'].map((key) => ownOf(attributes, key));
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? id;
}

/** One or two letters for a round picture. */
export function initialsOf(name: string, locale: string): string {
  const letters = new Intl.Segmenter(locale);
  const begin = (word: string, count: number): string =>
    Array.from(letters.segment(word), ({ segment }) => segment)
      .slice(0, count)
      .join('');
  const [first = '', second] = name.trim().split(/\s+/u);
  return (second === undefined ? begin(first, 2) : begin(first, 1) + begin(second, 1)).toLocaleUpperCase(locale);
}
