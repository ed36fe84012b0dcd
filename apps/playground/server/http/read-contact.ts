import { isTimeZone } from '@sojourn/schema';
import type { Catalog, Contact, ContactPatch, JsonObject } from '@sojourn/schema';
import { checkData } from './check-data.ts';
import { escapePointer, field, isFields, optionalText, refuseOthers, type Faults, type Fields } from './read-fields.ts';

/** Reads a whole contact, as it replaces what the host had given before. */
export function readContact(value: unknown, id: string, catalog: Catalog, faults: Faults): Contact {
  if (!isFields(value)) {
    faults.push({
      pointer: '',
      code: 'not_an_object',
      message: 'A contact is an object with "attributes", "consent", "timezone", "tags" or "segments".',
    });
    return { id };
  }
  refuseOthers(value, ['id', 'timezone', 'attributes', 'consent', 'tags', 'segments'], '', faults);
  const own = field(value, 'id');
  if (own !== undefined && own !== id)
    faults.push({ pointer: '/id', code: 'id_mismatch', message: `The address names the contact "${id}", the body another one.` });
  return {
    id,
    ...present('attributes', readValues(value, 'attributes', catalog.attributes, faults)),
    ...shared(value, faults),
  };
}

/** Reads changes of some fields. */
export function readPatch(value: unknown, catalog: Catalog, faults: Faults): ContactPatch {
  if (!isFields(value)) {
    faults.push({ pointer: '', code: 'not_an_object', message: 'A patch is an object with "set", "unset", "consent" and the like.' });
    return {};
  }
  refuseOthers(value, ['set', 'unset', 'increment', 'add', 'remove', 'consent', 'timezone', 'tags', 'segments'], '', faults);
  return {
    ...present('set', readValues(value, 'set', catalog.attributes, faults)),
    ...present('unset', readTexts(value, 'unset', faults)),
    ...present(
      'increment',
      readRecord(value, 'increment', 'a number', (one): one is number => typeof one === 'number' && Number.isFinite(one), faults),
    ),
    ...present('add', readValues(value, 'add', {}, faults)),
    ...present('remove', readValues(value, 'remove', {}, faults)),
    ...shared(value, faults),
  };
}

function shared(value: Fields, faults: Faults): Pick<Contact, 'timezone' | 'consent' | 'tags' | 'segments'> {
  const timezone = optionalText(value, 'timezone', '', faults);
  const isKnown: boolean = timezone === undefined || timezone === '' || isTimeZone(timezone);
  if (!isKnown) {
    faults.push({
      pointer: '/timezone',
      code: 'zone_unknown',
      message: `There is no time zone "${timezone ?? ''}"; use an IANA name such as Europe/Stockholm.`,
    });
  }
  return {
    ...present('timezone', timezone),
    ...present(
      'consent',
      readRecord(value, 'consent', 'a text such as subscribed', (one): one is string => typeof one === 'string' && one !== '', faults),
    ),
    ...present('tags', readTexts(value, 'tags', faults)),
    ...present('segments', readTexts(value, 'segments', faults)),
  };
}

function readValues(value: Fields, name: string, declared: Catalog['attributes'], faults: Faults): JsonObject | undefined {
  const values = field(value, name);
  if (values === undefined) return undefined;
  if (isFields(values)) return checkData(values, declared ?? {}, `/${name}`, faults);
  faults.push({ pointer: `/${name}`, code: 'not_an_object', message: `"${name}" must be an object.` });
  return undefined;
}

function readTexts(value: Fields, name: string, faults: Faults): readonly string[] | undefined {
  const texts = field(value, name);
  if (texts === undefined) return undefined;
  if (Array.isArray(texts) && texts.every((one): one is string => typeof one === 'string' && one !== '')) return texts;
  faults.push({ pointer: `/${name}`, code: 'not_texts', message: `"${name}" must be a list of texts.` });
  return undefined;
}

function readRecord<T>(
  value: Fields,
  name: string,
  kind: string,
  fits: (one: unknown) => one is T,
  faults: Faults,
): Readonly<Record<string, T>> | undefined {
  const record = field(value, name);
  if (record === undefined) return undefined;
  if (!isFields(record)) {
    faults.push({ pointer: `/${name}`, code: 'not_an_object', message: `"${name}" must be an object.` });
    return undefined;
  }
  for (const [key, one] of Object.entries(record)) {
    if (!fits(one)) faults.push({ pointer: `/${name}/${escapePointer(key)}`, code: 'wrong_type', message: `"${key}" must be ${kind}.` });
  }
  // Every value was looked at just above; a wrong one refuses the request.
  return record as Readonly<Record<string, T>>;
}

function present<Name extends string, T>(name: Name, value: T | undefined): { readonly [key in Name]?: T } {
  // A computed key widens to an index signature; it is the one that was asked for.
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: T };
}
