import type { Sequence } from './sequence.ts';

/** Across the flow: `before` is left in a journey that runs down, `after` is right. */
export type Side = 'before' | 'after';

/** Something for each side. */
export interface Sides<T> {
  before: T;
  after: T;
}

/** A line across the flow, between the cards of a sequence. */
export interface Row {
  readonly sequence: Sequence;
  /** Sides towards which something runs on it. */
  readonly towards: Sides<boolean>;
  /** Along the flow, from the start of the sequence. Known once measured. */
  at: number;
}

/** A row of `sequence` that nothing runs on yet. */
export function newRow(sequence: Sequence): Row {
  return { sequence, towards: { before: false, after: false }, at: 0 };
}
