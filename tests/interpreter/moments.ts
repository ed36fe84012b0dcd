import type { Condition, ComparisonCondition, JsonValue, Operand } from '@sojourn/schema';
import { addDays, firstTime, localDate, midnight, plus, readDate, readInstant } from './calendar.ts';
import { isOperandLike, keptUntil, resolve, scopeZone } from './conditions.ts';
import type { Scope, Value } from './conditions.ts';
import { byText } from './world.ts';

/**
 * Instants after now at which a comparison in a condition may change: the next one is among them. Looking once too often
 * changes nothing.
 */
export function momentsOf(condition: Condition, scope: Scope): readonly number[] {
  if ('all' in condition) return condition.all.flatMap((one) => momentsOf(one, scope));
  if ('any' in condition) return condition.any.flatMap((one) => momentsOf(one, scope));
  if ('not' in condition) return momentsOf(condition.not, scope);
  const sides = [condition.left, condition.right].filter((one) => isOperandLike(one));
  return [...sides.flatMap((one) => ofOperand(one, condition, scope)), ...ofShift(condition, scope)].filter((at) => at > scope.now);
}

function ofOperand(operand: Operand, { right }: ComparisonCondition, scope: Scope): readonly number[] {
  const zone = scopeZone(scope);
  if ('now' in operand) {
    const tomorrow = midnight(addDays(localDate(scope.now, zone), 1), zone);
    if (operand.now !== 'time') return [tomorrow];
    const times: readonly unknown[] = Array.isArray(right) ? right : [right];
    return [
      tomorrow,
      ...times
        .map((one) => String(one))
        .flatMap((one) => [one, minuteAfter(one)])
        .map((one) => firstTime(scope.now, one, zone, undefined, true)),
    ];
  }
  if ('segment' in operand) {
    const when = scope.world.catalog.segments?.[operand.segment]?.when;
    return when === undefined ? [] : momentsOf(when, scope);
  }
  return historyMoments(operand, scope);
}

/** When events leave the history, or the look back. */
export function historyMoments(operand: Operand, scope: Scope): readonly number[] {
  const query = 'count' in operand ? operand.count : 'sum' in operand ? operand.sum : 'last' in operand ? operand.last : undefined;
  if (query === undefined) return [];
  const within = 'within' in query && typeof query.within === 'string' ? query.within : undefined;
  return scope.contact.history
    .filter((row) => row.name === query.event)
    .flatMap((row) => [keptUntil(row, scope.world), ...(within === undefined ? [] : [plus(row.at, within, scopeZone(scope))])])
    .filter((at) => at > scope.now);
}

/** When `ago` or `in` passes the other side. */
function ofShift({ left, op, right }: ComparisonCondition, scope: Scope): readonly number[] {
  const sides: readonly (Operand | JsonValue | undefined)[] = [left, right];
  const shift = sides.find((one) => isOperandLike(one) && ('ago' in one || 'in' in one));
  if (!isOperandLike(shift)) return [];
  const other = sides.find((one) => one !== shift);
  const others: readonly (Operand | JsonValue | undefined)[] = Array.isArray(other) ? (other as readonly JsonValue[]) : [other]; // A list holds JSON.
  return others.flatMap((one) => crossing(shift, valueOf(one, scope), op === 'on', scope));
}

function valueOf(side: Operand | JsonValue | undefined, scope: Scope): Value {
  if (isOperandLike(side)) return resolve(side, scope);
  return { kind: readDate(side) === undefined ? 'datetime' : 'date', raw: side };
}

/** The first instant after now at which a shifted now stands otherwise to a value: below, equal, above. */
function crossing(shift: Operand, other: Value, asDates: boolean, scope: Scope): readonly number[] {
  const [length, sign] = 'ago' in shift ? ([shift.ago, -1] as const) : 'in' in shift ? ([shift.in, 1] as const) : (['PT0S', 1] as const);
  const zone = scopeZone(scope);
  const asDate = asDates || other.kind === 'date';
  if (other.raw === undefined || (readInstant(other.raw) === undefined && readDate(other.raw) === undefined)) return [];
  const target = asDate && other.kind !== 'date' ? localDate(readInstant(other.raw) ?? 0, zone) : other.raw;
  const stands = (at: number): number => {
    const moved = plus(at, length, zone, sign);
    if (asDate) return Math.sign(byText(localDate(moved, zone), typeof target === 'string' ? target : ''));
    return Math.sign(moved - (readInstant(target) ?? 0));
  };
  const before = stands(scope.now);
  if (before > 0) return [];
  let low = scope.now;
  let high = scope.now + 800 * 86_400_000;
  if (stands(high) === before) return [];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (stands(middle) === before) low = middle;
    else high = middle;
  }
  return [high];
}

function minuteAfter(time: string): string {
  const minutes = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + 1) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
