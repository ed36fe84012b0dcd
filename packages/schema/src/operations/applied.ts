import type { Journey } from '../journey.ts';
import type { Problem } from '../problem.ts';
import type { Operation } from './operation.ts';

/** The journey after an operation with what takes it back, or why it cannot be done. */
export type Applied =
  | { readonly ok: true; readonly journey: Journey; readonly inverse: Operation }
  | { readonly ok: false; readonly problems: readonly Problem[] };
