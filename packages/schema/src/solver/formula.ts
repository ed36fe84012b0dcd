import type { JsonValue } from '../values.ts';

/** A value that a variable may take; `undefined` is missing. */
export type Cell = JsonValue | undefined;

/** Something a condition reads, with one value for each way in which its comparisons can come out. */
export interface Variable {
  readonly key: string;
  readonly cells: readonly Cell[];
  /** Whether the cells stand for every value there is: only then does "none of them" mean "never". */
  readonly isExact: boolean;
}

/** A condition whose comparisons are tables over cells. `opaque` may come out either way. */
export type Formula =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula }
  /** True for the cells of the variable (by its index) whose entry is true. */
  | { readonly kind: 'atom'; readonly variable: number; readonly truth: readonly boolean[] }
  | { readonly kind: 'opaque' };

/** Whether some values make it true: which cell of each variable then, for certain; or nobody can say. */
export type Verdict = { readonly kind: 'yes'; readonly cells: readonly number[] } | { readonly kind: 'no' } | { readonly kind: 'unknown' };
