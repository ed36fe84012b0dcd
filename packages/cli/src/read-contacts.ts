import { isTimeZone } from '@sojourn/schema';
import type { Contact } from '@sojourn/schema';
import { isObject } from './is-object.ts';
import { readNdjson } from './read-ndjson.ts';
import type { NdjsonProblem } from './read-ndjson.ts';

/** Contacts of an NDJSON file, with the lines that are none. */
export function readContacts(path: string): { readonly contacts: readonly Contact[]; readonly problems: readonly NdjsonProblem[] } {
  const { rows, problems } = readNdjson(path, 'contacts as NDJSON');
  const contacts: Contact[] = [];
  const refused: NdjsonProblem[] = [...problems];
  const seen = new Map<string, number>();
  for (const { line, value } of rows) {
    const message = problemOf(value);
    if (message !== undefined) {
      refused.push({ line, message });
      continue;
    }
    const contact = value as Contact; // problemOf has looked at every field of it
    const earlier = seen.get(contact.id);
    if (earlier !== undefined) refused.push({ line, message: `contact "${contact.id}" was already given in line ${earlier}` });
    else {
      seen.set(contact.id, line);
      contacts.push(contact);
    }
  }
  return { contacts, problems: refused.sort((a, b) => a.line - b.line) };
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return 'a contact is an object';
  if (typeof value['id'] !== 'string' || value['id'] === '') return '"id" must be a text that is not empty';
  if (value['timezone'] !== undefined && (typeof value['timezone'] !== 'string' || !isTimeZone(value['timezone']))) {
    return `"timezone" must be an IANA zone such as "Europe/Stockholm", not ${JSON.stringify(value['timezone'])}`;
  }
  for (const field of ['attributes', 'consent']) {
    if (value[field] !== undefined && !isObject(value[field])) return `"${field}" must be an object`;
  }
  for (const field of ['tags', 'segments']) {
    const list = value[field];
    if (list !== undefined && !(Array.isArray(list) && list.every((one) => typeof one === 'string')))
      return `"${field}" must be a list of texts`;
  }
  const unknown = Object.keys(value).find((key) => !known.has(key));
  return unknown === undefined ? undefined : `"${unknown}" is not a field of a contact`;
}

const known: ReadonlySet<string> = new Set(['id', 'timezone', 'attributes', 'consent', 'tags', 'segments']);
