import type { Field } from '../catalog.ts';

/**
 * Numbers that stand for all that comparisons with these constants can tell apart: each constant, and one number between any two,
 * below the least and above the greatest, as far as the field allows them. Numbers a person would pick come first.
 */
export function numberCells(
  { min, max, integer }: Pick<Field, 'min' | 'max' | 'integer'>,
  constants: readonly number[],
): readonly number[] {
  const isAllowed = (value: number): boolean =>
    value >= (min ?? -Infinity) && value <= (max ?? Infinity) && (integer !== true || Number.isInteger(value)) && Number.isFinite(value);
  const ends = [min, max].filter((end) => end !== undefined);
  const marks = [...new Set([...constants, ...ends])].toSorted((a, b) => a - b);
  const least = marks[0];
  const most = marks.at(-1);
  if (least === undefined || most === undefined) return [0];
  const between = marks.flatMap((mark, index) => {
    const next = marks[index + 1];
    return next === undefined ? [] : (inside(mark, next, integer === true) ?? []);
  });
  const outside = [most + step(most), least - step(least)];
  return [...new Set([...between, ...marks, ...outside].filter(isAllowed))];
}

/** A number strictly between two, whole where there is one; `undefined` if a whole one is needed and there is none. */
function inside(low: number, high: number, mustBeWhole: boolean): number | undefined {
  const point = low + (high - low) * 0.6;
  const whole = Math.round(point);
  for (const candidate of [whole, Math.floor(point), Math.ceil(point)]) if (candidate > low && candidate < high) return candidate;
  // Two neighbours in floating point have nothing between them.
  return mustBeWhole || point <= low || point >= high ? undefined : point;
}

/** A step away that shows: 1 for small whole numbers, about a tenth for others. */
function step(from: number): number {
  const size = Math.abs(from);
  return size < 20 ? 1 : 10 ** Math.floor(Math.log10(size) - 0.3);
}
