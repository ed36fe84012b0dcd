import { parseInstant } from '@sojourn/schema';
import type { Catalog, ContactEvent, Instant } from '@sojourn/schema';
import { isObject } from './is-object.ts';
import { readNdjson } from './read-ndjson.ts';
import type { NdjsonProblem } from './read-ndjson.ts';

/** An event with its place in time and in the file. */
export interface DatedEvent {
  readonly at: Instant;
  readonly line: number;
  readonly event: ContactEvent;
}

/** Events of an NDJSON file by instant, then line, with the lines that are none. */
export function readEvents(
  path: string,
  catalog: Catalog,
): { readonly events: readonly DatedEvent[]; readonly problems: readonly NdjsonProblem[] } {
  const { rows, problems } = readNdjson(path, 'events as NDJSON');
  const events: DatedEvent[] = [];
  const refused: NdjsonProblem[] = [...problems];
  for (const { line, value } of rows) {
    const message = problemOf(value, catalog);
    if (message !== undefined) {
      refused.push({ line, message });
      continue;
    }
    const event = value as ContactEvent & { readonly at: string }; // problemOf has looked at every field of it
    const at = parseInstant(event.at);
    if (at !== undefined) events.push({ at, line, event });
  }
  events.sort((a, b) => a.at - b.at || a.line - b.line);
  return { events, problems: refused.sort((a, b) => a.line - b.line) };
}

function problemOf(value: unknown, catalog: Catalog): string | undefined {
  if (!isObject(value)) return 'an event is an object';
  for (const field of ['id', 'contactId', 'name']) {
    if (typeof value[field] !== 'string' || value[field] === '') return `"${field}" must be a text that is not empty`;
  }
  if (typeof value['at'] !== 'string' || parseInstant(value['at']) === undefined) {
    return `"at" must be an instant such as "2026-03-02T09:00:00+01:00", not ${JSON.stringify(value['at'] ?? null)}`;
  }
  if (value['data'] !== undefined && !isObject(value['data'])) return '"data" must be an object';
  if (value['effect'] !== undefined && typeof value['effect'] !== 'string') return '"effect" must be a text';
  const name = String(value['name']);
  if (!Object.hasOwn(catalog.events ?? {}, name)) return `the catalog knows no event "${name}"`;
  const unknown = Object.keys(value).find((key) => !known.has(key));
  return unknown === undefined ? undefined : `"${unknown}" is not a field of an event`;
}

const known: ReadonlySet<string> = new Set(['id', 'contactId', 'name', 'at', 'data', 'effect']);
