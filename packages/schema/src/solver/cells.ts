import type { Field } from '../catalog.ts';
import type { ComparisonOp } from '../conditions/condition.ts';
import { isOfType } from '../conditions/typed-value.ts';
import type { JsonValue } from '../values.ts';
import { numberCells } from './number-cells.ts';
import { textCells } from './text-cells.ts';
import { clockCells, dateCells, instantCells } from './time-cells.ts';
import type { Clock, Shift } from './time-cells.ts';

/** What the comparisons of one variable hold against it: a literal, or an instant that moves along with now. */
export interface Use {
  readonly op: ComparisonOp;
  readonly right: JsonValue | undefined;
  readonly shift?: Shift;
}

/** Values of a type that stand for all that comparisons can tell apart; `isExact` if none is left out. Missing is not among them. */
export interface Cells {
  readonly cells: readonly JsonValue[];
  readonly isExact: boolean;
}

const mostListItems = 7;

/** The values of a field that its comparisons can tell apart, the most telling example first. */
export function cellsOf(field: Field, uses: readonly Use[], clock: Clock, isClockTime = false): Cells {
  if (isClockTime) return clockCells(uses);
  const { values, type } = field;
  if (values !== undefined && type !== 'list') return { cells: values.filter((one) => isOfType(one, type)), isExact: true };
  switch (type) {
    case 'number':
      return { cells: numberCells(field, numbersIn(uses)), isExact: true };
    case 'boolean':
      return { cells: [false, true], isExact: true };
    case 'text':
      return textCells(uses);
    case 'date':
      return dateCells(uses);
    case 'datetime':
      return instantCells(uses, clock);
    case 'list':
      return listCells(field, uses);
  }
}

function numbersIn(uses: readonly Use[]): readonly number[] {
  return uses
    .flatMap(({ right }): readonly (JsonValue | undefined)[] => (isList(right) ? right : [right]))
    .filter((one) => typeof one === 'number');
}

/** Every set of the items that are named. A list as a whole, and items that are dates, are more than sets. */
function listCells({ of = 'text' }: Field, uses: readonly Use[]): Cells {
  const all = [...new Set(uses.flatMap(({ right }) => (isList(right) ? right : right === undefined || right === null ? [] : [right])))];
  const items = all.filter((item) => isOfType(item, of)).slice(0, mostListItems);
  const subsets: JsonValue[][] = [[]];
  for (const item of items) subsets.push(...subsets.map((subset) => [...subset, item]));
  const isSetwise = uses.every(({ op }) => /^includes|ontains$|^exists$|^missing$/.test(op));
  return { cells: subsets, isExact: isSetwise && all.length <= mostListItems && of !== 'date' && of !== 'datetime' };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
