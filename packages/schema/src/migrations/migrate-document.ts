import type { Finding } from '../guard/finding.ts';
import type { JsonValue } from '../values.ts';
import { from0 } from './from-0.ts';
import { isJsonObject } from './json.ts';
import type { Migration } from './migration.ts';

/** The `schemaVersion` that this release writes. */
export const presentVersion: number = 1;

/** Every step upward, by the version it reads, without a hole: the only list. A step is never taken out. */
export const migrations: readonly Migration[] = [from0];

/** A document of the present version, and from which one it came if it was older; or why it cannot be read. */
export type Migrated =
  | { readonly ok: true; readonly value: JsonValue; readonly from?: number }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Brings an older document up to the present version, step by step. What has no version, or one that is no number, is left as it is:
 * the shape says what is wrong with it. Never throws.
 *
 * @param steps - For tests; the steps of this release if absent.
 */
export function migrateDocument(document: JsonValue, steps: readonly Migration[] = migrations, to: number = presentVersion): Migrated {
  if (!isJsonObject(document)) return { ok: true, value: document };
  const found = document['schemaVersion'];
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 0 || found === to) return { ok: true, value: document };
  if (found > to) {
    return { ok: false, findings: [{ code: 'schema_version_newer', path: ['schemaVersion'], params: { found, present: to } }] };
  }
  let value = document;
  for (let version = found; version < to; version++) {
    const step = steps.find((one) => one.from === version);
    if (step === undefined) {
      return { ok: false, findings: [{ code: 'schema_version_unknown', path: ['schemaVersion'], params: { found, present: to } }] };
    }
    value = { ...step.migrate(value), schemaVersion: version + 1 };
  }
  return { ok: true, value, from: found };
}
