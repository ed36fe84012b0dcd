import * as shape from './make.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Shape } from './shape.ts';

/** Any text, also an empty one: a draft may be unfinished, the checks say what is missing. */
export const text: Shape<string> = shape.text();

/** A name that must be there. */
export const filledText: Shape<string> = shape.text({ least: 1 });

/** Any JSON value. The guard has already made sure that it is one. */
export const json: Shape<JsonValue> = shape.anything();

/** Any JSON object. */
export const jsonObject: Shape<JsonObject> = shape.record(shape.text(), json);

/** A value that stands for itself in a comparison: text, number, boolean, or null. */
export const scalar: Shape<string | number | boolean | null> = shape.anyOf([
  shape.text(),
  shape.number(),
  shape.boolean(),
  shape.nothing(),
]);

/**
 * Ids of nodes, cases, arms, alternatives and triggers. `.` splits `result` operands, `:` effect keys and scenario paths, `#` marks
 * buckets of the engine, `/` and `~` would need escapes in every pointer.
 */
export const idPattern: RegExp = /^[^\s.:#/~\u0000-\u001f\u007f]{1,100}$/;

/** The id of a node, a trigger or an alternative. */
export const id: Shape<string> = shape.text({ pattern: idPattern, code: 'id_invalid' });

/** The id of a journey: anything without spaces, colons and control characters. */
export const journeyId: Shape<string> = shape.text({ pattern: /^[^\s:\u0000-\u001f\u007f]{1,100}$/, code: 'id_invalid' });

/** Outlets that mean something fixed; no case or arm may take their names. */
export const reservedIds: readonly string[] = ['next', 'else', 'missing', 'past', 'failed', 'withheld', 'overdue', 'approved', 'rejected'];

/** The id of a case or an arm. */
export const caseId: Shape<string> = shape.text(
  { pattern: idPattern, code: 'id_invalid' },
  { pattern: /^(?!(?:next|else|missing|past|failed|withheld|overdue|approved|rejected)$)/, code: 'id_reserved' },
);

/** The id of a wait's alternative: `next` and `timeout` are welcome, `past` and `missing` belong to its date. */
export const alternativeId: Shape<string> = shape.text(
  { pattern: idPattern, code: 'id_invalid' },
  { pattern: /^(?!(?:past|missing)$)/, code: 'id_reserved' },
);

/** From 0 to 100. */
export const percent: Shape<number> = shape.number({ least: 0, most: 100 });
