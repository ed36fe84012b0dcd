import type { Contact } from '@sojourn/schema';

type Named = Pick<Contact, 'id' | 'attributes'>;

/** First and last name, or the id. */
export function nameOf(contact: Named): string {
  return textsOf(contact).join(' ') || contact.id;
}

/** At most two letters. */
export function initialsOf(contact: Named): string {
  const parts = textsOf(contact);
  const letters = parts.length > 0 ? parts.map(firstLetter) : [firstLetter(contact.id)];
  return letters.slice(0, 2).join('').toUpperCase();
}

function textsOf({ attributes = {} }: Named): readonly string[] {
  return ['firstName', 'lastName']
    .map((name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined))
    .filter((value) => typeof value === 'string' && value !== '') as string[];
}

/** The first letter as people see it, also of a script whose letters are several characters. */
function firstLetter(text: string): string {
  const [first] = new Intl.Segmenter().segment(text);
  return first?.segment ?? '';
}
