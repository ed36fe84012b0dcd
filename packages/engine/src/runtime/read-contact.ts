import { isTimeZone } from '@sojourn/schema';
import type { Contact, ContactPatch, JsonObject, Problem } from '@sojourn/schema';
import { copyObject } from './copy-json.ts';
import { finding, pointerPart } from './finding.ts';
import { isName } from './tenant.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A contact as it is stored, or what is wrong with it. Fields it does not know are left out. */
export function readContact(value: unknown, pointer: string): { readonly contact: Contact } | { readonly problems: readonly Problem[] } {
  const fields = readFields(value);
  if (fields === undefined) return { problems: [finding('type_mismatch', pointer, { expected: 'a contact object' })] };
  const problems: Problem[] = [];
  const { id } = fields;
  if (!isName(id))
    problems.push(
      finding(id === undefined ? 'field_missing' : 'value_invalid', `${pointer}/id`, {
        expected: 'a text of 1 to 200 characters without control characters',
      }),
    );
  const shared = readShared(fields, pointer, problems);
  const attributes = readObject(fields, 'attributes', pointer, problems);
  if (problems.length > 0 || !isName(id)) return { problems };
  return { contact: { id, ...shared, ...(attributes === undefined ? {} : { attributes }) } };
}

const patchFields: ReadonlySet<string> = new Set(['set', 'unset', 'increment', 'add', 'remove', 'consent', 'timezone', 'tags', 'segments']);

/** A patch as it is stored, or what is wrong with it: a field it does not know is a change that would be lost. */
export function readPatch(value: unknown, pointer: string): { readonly patch: ContactPatch } | { readonly problems: readonly Problem[] } {
  const fields = readFields(value);
  if (fields === undefined) return { problems: [finding('type_mismatch', pointer, { expected: 'a patch object' })] };
  const problems: Problem[] = Object.keys(fields)
    .filter((name) => !patchFields.has(name))
    .map((name) => finding('field_unknown', `${pointer}/${pointerPart(name)}`, { field: name, expected: [...patchFields].join(', ') }));
  const shared = readShared(fields, pointer, problems);
  const set = readObject(fields, 'set', pointer, problems);
  const add = readObject(fields, 'add', pointer, problems);
  const remove = readObject(fields, 'remove', pointer, problems);
  const unset = readTexts(fields, 'unset', pointer, problems);
  const increment = readRecord(
    fields,
    'increment',
    pointer,
    problems,
    (one): one is number => typeof one === 'number' && Number.isFinite(one),
    'a number',
  );
  if (problems.length > 0) return { problems };
  const parts = { set, unset, increment, add, remove };
  // Keeps the fields that were given; each was read as its type above.
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as ContactPatch;
  return { patch: { ...given, ...shared } };
}

function readShared(fields: Fields, pointer: string, problems: Problem[]): Pick<Contact, 'timezone' | 'consent' | 'tags' | 'segments'> {
  const { timezone } = fields;
  if (timezone !== undefined && (typeof timezone !== 'string' || !isTimeZone(timezone))) {
    problems.push(finding('value_invalid', `${pointer}/timezone`, { expected: 'an IANA time zone such as "Europe/Stockholm"' }));
  }
  const consent = readRecord(
    fields,
    'consent',
    pointer,
    problems,
    (one): one is string => typeof one === 'string',
    'a text such as "subscribed"',
  );
  const tags = readTexts(fields, 'tags', pointer, problems);
  const segments = readTexts(fields, 'segments', pointer, problems);
  return {
    ...(typeof timezone === 'string' ? { timezone } : {}),
    ...(consent === undefined ? {} : { consent }),
    ...(tags === undefined ? {} : { tags }),
    ...(segments === undefined ? {} : { segments }),
  };
}

function readFields(value: unknown): Fields | undefined {
  // Any object may be asked for fields; each is looked at before it is used.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function readObject(fields: Fields, key: string, pointer: string, problems: Problem[]): JsonObject | undefined {
  const value = fields[key];
  if (value === undefined) return undefined;
  const copy = copyObject(value);
  if (copy === undefined) problems.push(finding('type_mismatch', `${pointer}/${key}`, { expected: 'a JSON object' }));
  return copy;
}

function readTexts(fields: Fields, key: string, pointer: string, problems: Problem[]): readonly string[] | undefined {
  const value = fields[key];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [...value];
  problems.push(finding('type_mismatch', `${pointer}/${key}`, { expected: 'a list of texts' }));
  return undefined;
}

function readRecord<T>(
  fields: Fields,
  key: string,
  pointer: string,
  problems: Problem[],
  fits: (value: unknown) => value is T,
  expected: string,
): Readonly<Record<string, T>> | undefined {
  const value = readFields(fields[key]);
  if (value === undefined) {
    if (fields[key] !== undefined) problems.push(finding('type_mismatch', `${pointer}/${key}`, { expected: 'an object' }));
    return undefined;
  }
  const entries: [string, T][] = [];
  for (const [name, one] of Object.entries(value)) {
    if (fits(one)) entries.push([name, one]);
    else problems.push(finding('type_mismatch', `${pointer}/${key}/${pointerPart(name)}`, { expected }));
  }
  return Object.fromEntries(entries);
}
