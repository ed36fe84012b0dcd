import * as z from 'zod/mini';
import type { ComparisonCondition, ComparisonOp, Condition, EventMatch, HistoryQuery, Operand } from '../conditions/condition.ts';
import type { JsonValue } from '../values.ts';
import type { Shape } from './shape.ts';
import { scalar, text } from './text.ts';
import { duration } from './time.ts';
import { toldByKey } from './told-by-key.ts';
import { listOf } from './list-of.ts';

/** Every operator of the language. */
export const comparisonOps: readonly [ComparisonOp, ...ComparisonOp[]] = [
  'eq',
  'neq',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'matches',
  'exists',
  'missing',
  'before',
  'after',
  'on',
  'includesAny',
  'includesAll',
  'includesNone',
];

/** `entry` or `node:<id>`. */
export const since: Shape<string> = z
  .string()
  .check(z.regex(/^(?:entry|node:[^\s.:#/~\u0000-\u001f\u007f]{1,100})$/, { error: 'since_invalid' }));

const condition: Shape<Condition> = z.lazy(() => conditionShape);

const historyFields = {
  event: text,
  where: z.exactOptional(condition),
  within: z.exactOptional(duration),
  since: z.exactOptional(since),
  of: z.exactOptional(text),
};

const history: Shape<HistoryQuery> = z.strictObject(historyFields);

/** Where a comparison takes a value from: an object with one key that says what it is. */
export const operandShape: Shape<Operand> = toldByKey<Operand>({
  attribute: z.strictObject({ attribute: text }),
  entry: z.strictObject({ entry: text }),
  trigger: z.strictObject({ trigger: z.literal(true) }),
  event: z.strictObject({ event: text }),
  result: z.strictObject({ result: text }),
  tag: z.strictObject({ tag: text }),
  segment: z.strictObject({ segment: text }),
  consent: z.strictObject({ consent: text }),
  now: z.strictObject({ now: z.enum(['date', 'time', 'weekday']) }),
  count: z.strictObject({ count: history }),
  sum: z.strictObject({ sum: z.strictObject({ ...historyFields, path: text }) }),
  last: z.strictObject({
    last: z.strictObject({ event: text, where: z.exactOptional(condition) }),
  }),
  ago: z.strictObject({ ago: duration }),
  in: z.strictObject({ in: duration }),
});

const right: Shape<Operand | JsonValue> = z.union([operandShape, scalar, z.array(scalar)]);

/** One comparison. Whether its types agree is a check's business: that needs the catalog. */
export const comparisonShape: Shape<ComparisonCondition> = z.strictObject({
  left: operandShape,
  op: z.enum(comparisonOps),
  right: z.exactOptional(right),
  orMissing: z.exactOptional(z.boolean()),
});

/** A condition. */
export const conditionShape: Shape<Condition> = toldByKey<Condition>({
  all: z.strictObject({ all: listOf(condition) }),
  any: z.strictObject({ any: listOf(condition) }),
  not: z.strictObject({ not: condition }),
  left: comparisonShape,
});

/** An event instead of a condition, for goals and exits. */
export const eventMatchShape: Shape<EventMatch> = z.strictObject({
  event: text,
  where: z.exactOptional(condition),
  of: z.exactOptional(text),
});

/** What a goal or an exit criterion takes. */
export const conditionOrEventShape: Shape<Condition | EventMatch> = toldByKey<Condition | EventMatch>({
  all: z.strictObject({ all: listOf(condition) }),
  any: z.strictObject({ any: listOf(condition) }),
  not: z.strictObject({ not: condition }),
  left: comparisonShape,
  event: eventMatchShape,
});
