import type { Field } from '../catalog.ts';

type Bounds = Pick<Field, 'min' | 'max' | 'integer'>;

/**
 * Numbers that stand for all that comparisons with these constants can tell apart: each constant, and one number between any two,
 * below the least and above the greatest, as far as the field allows them. Numbers a person would pick come first: of whole numbers
 * those that are named, of others those in between.
 */
export function numberCells(field: Bounds, constants: readonly number[]): readonly number[] {
  // What lies outside the field's bounds tells no two of its values apart.
  const inBounds = constants.filter((one) => one >= (field.min ?? -Infinity) && one <= (field.max ?? Infinity));
  const marks = [...new Set(inBounds)].toSorted((a, b) => a - b);
  const least = marks[0];
  const most = marks.at(-1);
  if (least === undefined || most === undefined) return [field.min ?? Math.min(0, field.max ?? 0)];
  const between = marks.flatMap((mark, index) => {
    const next = marks[index + 1];
    return next === undefined ? [] : inside(mark, next, field);
  });
  const regions = [...between, ...below(least, field), ...above(most, field)];
  const points = marks.filter((mark) => isAllowed(mark, field));
  return [...new Set(field.integer === true ? [...points, ...regions] : [...regions, ...points])];
}

/** A number below the least constant: part of the way down to the field's own least, which may itself be the only one. */
function below(mark: number, field: Bounds): readonly number[] {
  const { min } = field;
  if (min !== undefined) {
    const found = min < mark ? inside(min, mark, field) : [];
    return found.length > 0 || min >= mark ? found : [min];
  }
  const found = mark > 0 ? inside(0, mark, field) : [];
  const before = mark - step(mark);
  return found.length > 0 ? found : [before, Math.floor(before)].filter((value) => value < mark && isAllowed(value, field)).slice(0, 1);
}

/** A number above the greatest constant: a step that shows, or part of the way to the field's own greatest. */
function above(mark: number, field: Bounds): readonly number[] {
  const { max } = field;
  const after = mark + step(mark);
  const next = [after, Math.ceil(after)].filter((value) => value > mark && isAllowed(value, field));
  if (next.length > 0) return next.slice(0, 1);
  if (max === undefined || max <= mark) return [];
  const found = inside(mark, max, field);
  return found.length > 0 ? found : [max];
}

/** A number strictly between two that the field allows, a whole one if there is one; none if there is none. */
function inside(low: number, high: number, field: Bounds): readonly number[] {
  const point = low + (high - low) * 0.6;
  const candidates = [Math.round(point), Math.floor(point), Math.ceil(point), point];
  return candidates.filter((value) => value > low && value < high && isAllowed(value, field)).slice(0, 1);
}

function isAllowed(value: number, { min, max, integer }: Bounds): boolean {
  return (
    Number.isFinite(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity) && (integer !== true || Number.isInteger(value))
  );
}

/** A step away that shows: 1 for small numbers, about a tenth for others; whole from 1 on. */
function step(from: number): number {
  const size = Math.abs(from);
  return size < 20 ? 1 : 10 ** Math.floor(Math.log10(size) - 0.3);
}
