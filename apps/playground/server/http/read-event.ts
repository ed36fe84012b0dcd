import { randomUUID } from 'node:crypto';
import { parseInstant } from '@sojourn/schema';
import type { Catalog, ContactEvent, JsonObject } from '@sojourn/schema';
import { checkData } from './check-data.ts';
import { field, isFields, optionalText, refuseOthers, requiredText, type Faults } from './read-fields.ts';

/**
 * Reads one event as hosts send it, against the catalog: this server is where the catalog's promises about event data are
 * held, so that conditions can rely on them.
 *
 * An event without an `id` gets one; only an event with its own id can be sent again without counting twice.
 */
export function readEvent(value: unknown, pointer: string, catalog: Catalog, faults: Faults): ContactEvent | undefined {
  if (!isFields(value)) {
    faults.push({ pointer, code: 'not_an_object', message: 'An event is an object with "contactId" and "name".' });
    return undefined;
  }
  const before = faults.length;
  refuseOthers(value, ['id', 'contactId', 'name', 'at', 'data', 'effect'], pointer, faults);
  const id = optionalText(value, 'id', pointer, faults) ?? randomUUID();
  const contactId = requiredText(value, 'contactId', pointer, faults);
  const name = requiredText(value, 'name', pointer, faults);
  const at = optionalText(value, 'at', pointer, faults);
  const effect = optionalText(value, 'effect', pointer, faults, 1_000);
  if (at !== undefined && at !== '' && parseInstant(at) === undefined) {
    faults.push({
      pointer: `${pointer}/at`,
      code: 'not_an_instant',
      message: `"at" must be a time with a zone, such as 2026-03-02T09:00:00+01:00.`,
    });
  }
  const data = readData(field(value, 'data'), name, pointer, catalog, faults);
  if (faults.length > before) return undefined;
  return { id, contactId, name, data, ...(at === undefined ? {} : { at }), ...(effect === undefined ? {} : { effect }) };
}

function readData(value: unknown, name: string, pointer: string, catalog: Catalog, faults: Faults): JsonObject {
  const events = catalog.events ?? {};
  if (name !== '' && !Object.hasOwn(events, name)) {
    faults.push({
      pointer: `${pointer}/name`,
      code: 'event_unknown',
      message: `The catalog has no event "${name}". It has ${Object.keys(events).join(', ')}.`,
    });
  }
  if (value !== undefined && !isFields(value)) {
    faults.push({ pointer: `${pointer}/data`, code: 'not_an_object', message: '"data" must be an object.' });
    return {};
  }
  return checkData(value ?? {}, Object.hasOwn(events, name) ? (events[name]?.data ?? {}) : {}, `${pointer}/data`, faults);
}
