import type { Journey, Operation } from '@sojourn/schema';

/** One step that undo takes back. */
export interface HistoryStep {
  readonly label: string;
  /** To do it again, in order. */
  readonly operations: readonly Operation[];
  /** To take it back, in order. Absent where whole documents were exchanged. */
  readonly inverse: readonly Operation[];
  /** Set where a document was replaced as a whole. */
  readonly replaced?: { readonly before: Journey; readonly after: Journey };
  readonly selectionBefore: readonly string[];
  readonly selectionAfter: readonly string[];
  /** The place a burst of typing writes to. */
  readonly typedAt?: string;
  readonly at: number;
}

/** What was done and what was taken back, the latest last. */
export interface History {
  readonly done: readonly HistoryStep[];
  readonly undone: readonly HistoryStep[];
}

export const emptyHistory: History = { done: [], undone: [] };

const burstMs = 1000;
const longest = 2000;

/** Adds a step. A `set` of the place the last step wrote to, within a second, joins that step. */
export function remember(history: History, step: HistoryStep): History {
  const last = history.done.at(-1);
  if (last !== undefined && step.typedAt !== undefined && last.typedAt === step.typedAt && step.at - last.at <= burstMs) {
    // The first inverse restores what was there before the burst, so later ones are not needed.
    const joined: HistoryStep = { ...step, label: last.label || step.label, inverse: last.inverse, selectionBefore: last.selectionBefore };
    return { done: [...history.done.slice(0, -1), joined], undone: [] };
  }
  return { done: [...history.done.slice(-longest + 1), step], undone: [] };
}

/** The place a lone `set` or `unset` writes to; other edits never join a burst. */
export function typedPlace(operations: readonly Operation[]): string | undefined {
  const [only, ...rest] = operations;
  if (only === undefined || rest.length > 0) return undefined;
  return only.op === 'set' ? only.pointer : undefined;
}
