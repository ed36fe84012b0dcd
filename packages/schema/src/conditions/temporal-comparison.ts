import type { JsonValue } from '../values.ts';
import type { ComparisonOp } from './condition.ts';
import type { CompiledOperand, Kind, Meter, Test } from './evaluator.ts';
import { zoneOf } from './moment.ts';
import { isList } from './path.ts';
import { comparePoints, readPoint } from './point.ts';
import type { Point } from './point.ts';
import type { ConditionScope } from './scope.ts';

const ordering: ReadonlySet<ComparisonOp> = new Set([
  'eq',
  'neq',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'in',
  'notIn',
  'before',
  'after',
  'on',
]);
const always: ReadonlySet<ComparisonOp> = new Set(['before', 'after', 'on']);
const items: ReadonlySet<ComparisonOp> = new Set(['contains', 'notContains', 'includesAny', 'includesAll', 'includesNone']);

// Items of two lists are compared pair by pair, because a date may equal many instants.
const mostPairs = 100_000;

/** Whether a comparison is one of dates and instants: by its operator, or by the type of a side. */
export function isTemporal(op: ComparisonOp, left: CompiledOperand, right: CompiledOperand | undefined): boolean {
  if (always.has(op)) return true;
  const isPoint = (kind: Kind | undefined): boolean => kind === 'date' || kind === 'datetime';
  if (ordering.has(op)) return isPoint(left.kind) || isPoint(right?.kind);
  return items.has(op) && left.kind === 'list' && isPoint(left.itemKind);
}

/**
 * Compiles a comparison of dates and instants. What can be read as neither is missing.
 *
 * @param right - The operand on the right, or the literal.
 */
export function temporalTest(
  op: ComparisonOp,
  left: CompiledOperand,
  right: CompiledOperand | { readonly literal: JsonValue | undefined },
  orMissing: boolean,
): Test {
  const readRight = sideOf(right);
  if (items.has(op)) {
    return (scope, meter) => {
      const list = pointsOf(left.read(scope, meter));
      const wanted = readRight(scope, meter);
      return list === undefined || wanted === undefined ? orMissing : judgeItems(op, list, wanted, scope);
    };
  }
  const readLeft = sideOf(left);
  return (scope, meter) => {
    const value = readLeft(scope, meter)?.[0];
    const against = readRight(scope, meter);
    return value === undefined || against === undefined ? orMissing : judge(op, value, against, scope);
  };
}

/** The points of a side, one or many; `undefined` if it is missing or cannot be read. */
function sideOf(
  side: CompiledOperand | { readonly literal: JsonValue | undefined },
): (scope: ConditionScope, meter: Meter) => readonly Point[] | undefined {
  if ('literal' in side) {
    const points = pointsOf(side.literal);
    return () => points;
  }
  const { point, read } = side;
  if (point === undefined) return (scope, meter) => pointsOf(read(scope, meter));
  return (scope, meter) => {
    const found = point(scope, meter);
    return found === undefined ? undefined : [found];
  };
}

/** What can be read of a value or a list of them. A list may be empty or have unreadable items, a single value may not. */
export function pointsOf(value: JsonValue | undefined): readonly Point[] | undefined {
  if (!isList(value)) {
    const point = readPoint(value);
    return point === undefined ? undefined : [point];
  }
  return value.map((item) => readPoint(item)).filter((point) => point !== undefined);
}

function judge(op: ComparisonOp, value: Point, against: readonly Point[], scope: ConditionScope): boolean {
  const zone = zoneOf(scope);
  const order = (point: Point | undefined, asDates = false): number =>
    point === undefined ? Number.NaN : comparePoints(value, point, zone, asDates);
  const [first, second] = against;
  switch (op) {
    case 'eq':
      return order(first) === 0;
    case 'neq':
      return order(first) !== 0;
    case 'on':
      return order(first, true) === 0;
    case 'gt':
    case 'after':
      return order(first) > 0;
    case 'gte':
      return order(first) >= 0;
    case 'lt':
    case 'before':
      return order(first) < 0;
    case 'lte':
      return order(first) <= 0;
    case 'between':
      return against.length === 2 && order(first) >= 0 && order(second) <= 0;
    case 'in':
      return against.some((point) => order(point) === 0);
    default:
      return op === 'notIn' && !against.some((point) => order(point) === 0);
  }
}

function judgeItems(op: ComparisonOp, list: readonly Point[], wanted: readonly Point[], scope: ConditionScope): boolean {
  if (list.length * wanted.length > mostPairs) return false;
  const zone = zoneOf(scope);
  const has = (point: Point): boolean => list.some((item) => comparePoints(item, point, zone, false) === 0);
  if (op === 'contains' || op === 'includesAny') return wanted.some(has);
  return op === 'includesAll' ? wanted.every(has) : !wanted.some(has);
}
