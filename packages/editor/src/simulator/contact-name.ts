import type { Contact } from '@sojourn/schema';
import { ownOf } from '../nodes/names.ts';

/** What a contact is called: its first name, name or company where it has one, else its id. */
export function contactName({ id, attributes }: Contact): string {
  const values = ['firstName', 'name', 'company'].map((key) => ownOf(attributes, key));
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? id;
}

/** One or two letters for a round picture. */
export function initialsOf(name: string, locale: string): string {
  const [first = '', second] = name.trim().split(/\s+/u);
  const letters = second === undefined ? [...first].slice(0, 2).join('') : `${[...first][0] ?? ''}${[...second][0] ?? ''}`;
  return letters.toLocaleUpperCase(locale);
}
