import type { JsonObject } from '../values.ts';

/** A finding before it has a line and a column: a path of keys and indexes, and an offset into the text where there is one. */
export interface Finding {
  readonly code: string;
  readonly path: readonly (string | number)[];
  /** UTF-16 code units from the start of the text. */
  readonly offset?: number;
  readonly params: JsonObject;
}

/** Keys that reach into the prototype of an object when a careless program assigns them. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
