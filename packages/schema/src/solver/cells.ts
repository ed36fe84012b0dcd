import type { Field } from '../catalog.ts';
import type { ComparisonOp } from '../conditions/condition.ts';
import { civilFromDays } from '../time/civil.ts';
import { formatInstant, parseInstant } from '../time/instant.ts';
import { daysOfDate } from '../time/local-time.ts';
import type { JsonValue } from '../values.ts';
import { numberCells } from './number-cells.ts';

/** What the comparisons of one variable hold against it. */
export interface Use {
  readonly op: ComparisonOp;
  readonly right: JsonValue | undefined;
}

/** Values of a type that stand for all that comparisons can tell apart; `isExact` if none is left out. Missing is not among them. */
export interface Cells {
  readonly cells: readonly JsonValue[];
  readonly isExact: boolean;
}

const mostListItems = 5;

/** The values of a field that its comparisons can tell apart, the most telling example first. */
export function cellsOf(field: Field, uses: readonly Use[]): Cells {
  const constants = uses.flatMap(({ right }) => (isList(right) ? right : right === undefined || right === null ? [] : [right]));
  switch (field.type) {
    case 'number':
      return {
        cells: numberCells(
          field,
          constants.filter((one) => typeof one === 'number'),
        ),
        isExact: true,
      };
    case 'boolean':
      return { cells: [false, true], isExact: true };
    case 'text':
      return textCells(
        field,
        constants.filter((one) => typeof one === 'string'),
        uses,
      );
    case 'date':
      return dateCells(constants);
    case 'datetime':
      return instantCells(constants);
    case 'list':
      return listCells(constants);
  }
}

function textCells(field: Field, constants: readonly string[], uses: readonly Use[]): Cells {
  if (field.values !== undefined) return { cells: field.values.filter((one) => typeof one === 'string'), isExact: true };
  const isPlain = uses.every(({ op }) => ['eq', 'neq', 'in', 'notIn', 'exists', 'missing'].includes(op));
  const longer = isPlain ? [] : constants.flatMap((one) => [`${one}a`, `a${one}`]);
  return { cells: distinct([otherText(constants), ...constants, ...longer]), isExact: isPlain };
}

function otherText(taken: readonly string[]): string {
  let text = 'other';
  while (taken.some((one) => one.includes(text) || text.includes(one))) text += '…';
  return text;
}

function dateCells(constants: readonly JsonValue[]): Cells {
  const days = constants.flatMap((one) => (typeof one === 'string' ? (daysOfDate(one) ?? []) : []));
  const near = days.flatMap((day) => [day - 1, day, day + 1]);
  const cells = distinct(near.length === 0 ? [20_000] : near).map(dateText);
  // An instant on the other side is read in a zone that nobody knows here.
  return { cells, isExact: days.length === constants.length };
}

function dateText(day: number): string {
  const { year, month, day: date } = civilFromDays(day);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

function instantCells(constants: readonly JsonValue[]): Cells {
  const hour = 3_600_000;
  const instants = constants.flatMap((one) => {
    if (typeof one !== 'string') return [];
    const day = daysOfDate(one);
    return day === undefined ? (parseInstant(one) ?? []) : day * 24 * hour;
  });
  const near = instants.flatMap((at) => [at - 48 * hour, at - hour, at, at + hour, at + 48 * hour]);
  return { cells: distinct(near.length === 0 ? [0] : near).map(formatInstant), isExact: false };
}

function listCells(constants: readonly JsonValue[]): Cells {
  const items = distinct(constants).slice(0, mostListItems);
  const subsets: JsonValue[][] = [[]];
  for (const item of items) subsets.push(...subsets.map((subset) => [...subset, item]));
  return { cells: subsets, isExact: distinct(constants).length <= mostListItems };
}

function distinct<T extends JsonValue>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
