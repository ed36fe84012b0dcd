import type { JsonObject } from '../values.ts';

/**
 * One step upward: a document of one `schemaVersion` as one of the next.
 *
 * Pure and total: old documents come from disks and databases and may hold anything, so what is not as expected is passed on as it is
 * and refused by the shape of the present version, at its place. Nodes of an unknown type and `meta` go through untouched.
 */
export interface Migration {
  /** The version it reads; it writes this plus one. */
  readonly from: number;
  migrate(document: JsonObject): JsonObject;
}
