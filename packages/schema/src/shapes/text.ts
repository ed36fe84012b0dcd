import * as z from 'zod/mini';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Shape } from './shape.ts';

/** Any text, also an empty one: a draft may be unfinished, the checks say what is missing. */
export const text: Shape<string> = z.string();

/** A name that must be there. */
export const filledText: Shape<string> = z.string().check(z.minLength(1));

/** Any JSON value. The guard has already made sure that it is one. */
export const json: Shape<JsonValue> = z.custom<JsonValue>((value) => value !== undefined);

/** Any JSON object. */
export const jsonObject: Shape<JsonObject> = z.record(z.string(), json);

/** A value that stands for itself in a comparison: text, number, boolean, or null. */
export const scalar: Shape<string | number | boolean | null> = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * Ids of nodes, cases, arms, alternatives and triggers. `.` splits `result` operands, `:` effect keys and scenario paths, `#` marks
 * buckets of the engine, `/` and `~` would need escapes in every pointer.
 */
export const idPattern: RegExp = /^[^\s.:#/~\u0000-\u001f\u007f]{1,100}$/;

/** The id of a node, a trigger or an alternative. */
export const id: Shape<string> = z.string().check(z.regex(idPattern, { error: 'id_invalid' }));

/** The id of a journey: anything without spaces, colons and control characters. */
export const journeyId: Shape<string> = z.string().check(z.regex(/^[^\s:\u0000-\u001f\u007f]{1,100}$/, { error: 'id_invalid' }));

/** Outlets that mean something fixed; no case or arm may take their names. */
export const reservedIds: readonly string[] = ['next', 'else', 'missing', 'past', 'failed', 'withheld', 'overdue', 'approved', 'rejected'];

/** The id of a case or an arm. */
export const caseId: Shape<string> = z
  .string()
  .check(
    z.regex(idPattern, { error: 'id_invalid' }),
    z.regex(/^(?!(?:next|else|missing|past|failed|withheld|overdue|approved|rejected)$)/, { error: 'id_reserved' }),
  );

/** The id of a wait's alternative: `next` and `timeout` are welcome, `past` and `missing` belong to its date. */
export const alternativeId: Shape<string> = z
  .string()
  .check(z.regex(idPattern, { error: 'id_invalid' }), z.regex(/^(?!(?:past|missing)$)/, { error: 'id_reserved' }));

/** From 0 to 100. */
export const percent: Shape<number> = z.number().check(z.gte(0), z.lte(100));

/** A whole number from `least` on. */
export function wholeFrom(least: number): Shape<number> {
  return z.int().check(z.gte(least));
}
