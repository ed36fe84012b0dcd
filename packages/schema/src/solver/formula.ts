import type { JsonValue } from '../values.ts';

/** A value that a variable may take; `undefined` is missing. */
export type Cell = JsonValue | undefined;

/** A set of cells: bit n stands for cell n. */
export type CellSet = bigint;

/** Something a condition reads, with one value for each way in which its comparisons can come out. */
export interface Variable {
  readonly cells: readonly Cell[];
  /** Whether the cells stand for every value there is: only then does "none of them" mean "never". */
  readonly isExact: boolean;
  readonly all: CellSet;
}

/** Several conditions as one. */
export interface Group {
  readonly kind: 'all' | 'any';
  readonly parts: readonly Formula[];
}

/** One comparison with one variable: true for the cells of `truth`. `free` and `holds` are used where the cells are not exact. */
export interface Atom {
  readonly kind: 'atom';
  readonly variable: number;
  readonly truth: CellSet;
  readonly free: number;
  readonly holds: boolean;
}

/** A comparison of which nothing is known but that it comes out the same each time. */
export interface FreeLiteral {
  readonly kind: 'free';
  readonly free: number;
  readonly holds: boolean;
}

/** A condition in negation normal form. */
export type Formula = Group | Atom | FreeLiteral;

/** Holds always, or never. */
export function constant(holds: boolean): Formula {
  return { kind: holds ? 'all' : 'any', parts: [] };
}
