import type { JsonObject, JsonValue } from '../values.ts';
import { isJsonObject, without } from './json.ts';
import type { Migration } from './migration.ts';

/**
 * Version 0, the drafts before the first release: `start` stood at the top, `entry` had one `trigger`, a wait had `for` and `at`
 * instead of alternatives, and a step with one way out named it by `next`.
 */
export const from0: Migration = {
  from: 0,
  migrate: (document) => {
    const { entry, nodes, start } = document;
    return {
      ...without(document, 'start'),
      ...(entry !== undefined && { entry: isJsonObject(entry) ? migrateEntry(entry, start) : entry }),
      ...(isJsonObject(nodes) && {
        nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, isJsonObject(node) ? migrateNode(node) : node])),
      }),
    };
  },
};

function migrateEntry(entry: JsonObject, start: JsonValue | undefined): JsonObject {
  const { trigger, triggers } = entry;
  return {
    ...without(entry, 'trigger'),
    ...(trigger !== undefined && triggers === undefined && { triggers: [trigger] }),
    ...(start !== undefined && entry['start'] === undefined && { start }),
  };
}

const known: ReadonlySet<JsonValue | undefined> = new Set([
  'action',
  'update',
  'branch',
  'switch',
  'split',
  'wait',
  'task',
  'approval',
  'enroll',
  'exit',
  'milestone',
]);

function migrateNode(node: JsonObject): JsonObject {
  // What an unknown type means by `next` or `for` nobody knows.
  if (!known.has(node['type'])) return node;
  return migrateNext(node['type'] === 'wait' ? migrateWait(node) : node);
}

function migrateWait(node: JsonObject): JsonObject {
  const { for: duration, at, until } = node;
  if (duration === undefined || until !== undefined) return node;
  return { ...without(node, 'for', 'at'), until: [{ id: 'next', type: 'duration', duration, ...(at !== undefined && { at }) }] };
}

function migrateNext(node: JsonObject): JsonObject {
  const { next, outlets } = node;
  if (next === undefined || (outlets !== undefined && !isJsonObject(outlets))) return node;
  return { ...without(node, 'next'), outlets: { next, ...outlets } };
}
