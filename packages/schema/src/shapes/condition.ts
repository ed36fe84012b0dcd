import * as shape from './make.ts';
import type { ComparisonCondition, ComparisonOp, Condition, EventMatch, HistoryQuery, Operand } from '../conditions/condition.ts';
import type { JsonValue } from '../values.ts';
import type { Shape } from './shape.ts';
import { scalar, text } from './text.ts';
import { duration } from './time.ts';

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
export const since: Shape<string> = shape.text({ pattern: /^(?:entry|node:[^\s.:#/~\u0000-\u001f\u007f]{1,100})$/, code: 'since_invalid' });

const condition: Shape<Condition> = shape.later(() => conditionShape);

const historyFields = {
  event: text,
  where: shape.optional(condition),
  within: shape.optional(duration),
  since: shape.optional(since),
  of: shape.optional(text),
};

const history: Shape<HistoryQuery> = shape.object(historyFields);

/** Where a comparison takes a value from: an object with one key that says what it is. */
export const operandShape: Shape<Operand> = shape.toldByKey<Operand>({
  attribute: shape.object({ attribute: text }),
  entry: shape.object({ entry: text }),
  trigger: shape.object({ trigger: shape.constant(true) }),
  event: shape.object({ event: text }),
  result: shape.object({ result: text }),
  tag: shape.object({ tag: text }),
  segment: shape.object({ segment: text }),
  consent: shape.object({ consent: text }),
  now: shape.object({ now: shape.oneOf(['date', 'time', 'weekday']) }),
  count: shape.object({ count: history }),
  sum: shape.object({ sum: shape.object({ ...historyFields, path: text }) }),
  last: shape.object({
    last: shape.object({ event: text, where: shape.optional(condition) }),
  }),
  ago: shape.object({ ago: duration }),
  in: shape.object({ in: duration }),
});

const right: Shape<Operand | JsonValue> = shape.anyOf([operandShape, scalar, shape.list(scalar)]);

/** One comparison. Whether its types agree is a check's business: that needs the catalog. */
export const comparisonShape: Shape<ComparisonCondition> = shape.object({
  left: operandShape,
  op: shape.oneOf(comparisonOps),
  right: shape.optional(right),
  orMissing: shape.optional(shape.boolean()),
});

/** A condition. */
export const conditionShape: Shape<Condition> = shape.toldByKey<Condition>({
  all: shape.object({ all: shape.list(condition) }),
  any: shape.object({ any: shape.list(condition) }),
  not: shape.object({ not: condition }),
  left: comparisonShape,
});

/** An event instead of a condition, for goals and exits. */
export const eventMatchShape: Shape<EventMatch> = shape.object({
  event: text,
  where: shape.optional(condition),
  of: shape.optional(text),
});

/** What a goal or an exit criterion takes. */
export const conditionOrEventShape: Shape<Condition | EventMatch> = shape.toldByKey<Condition | EventMatch>({
  all: shape.object({ all: shape.list(condition) }),
  any: shape.object({ any: shape.list(condition) }),
  not: shape.object({ not: condition }),
  left: comparisonShape,
  event: eventMatchShape,
});
