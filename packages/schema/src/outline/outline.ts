/** One line of an outline and what stands under it. */
export type OutlineRow = StepRow | OutletRow | LinkRow;

/** A step; numbers count from 1 in the order of the rows. What follows it stands behind it in the same list. */
export interface StepRow {
  readonly kind: 'step';
  readonly nodeId: string;
  readonly number: number;
  /** The ways out that are told apart, each with its own path. */
  readonly rows: readonly OutlineRow[];
}

/** A way out of the step above. */
export interface OutletRow {
  readonly kind: 'outlet';
  readonly nodeId: string;
  readonly outlet: string;
  readonly rows: readonly OutlineRow[];
}

/** Where a path leads that is told elsewhere; `end` is an open outlet, `gone` a step that does not exist. */
export interface LinkRow {
  readonly kind: 'continues' | 'back' | 'gone' | 'end';
  readonly to?: string;
}

/** A journey as lists in lists, each step once. */
export interface JourneyOutline {
  readonly steps: readonly OutlineRow[];
  /** What begins at a milestone that contacts jump to, and no path leads to. */
  readonly jumps: readonly OutlineRow[];
  /** What nothing leads to. */
  readonly apart: readonly OutlineRow[];
  /** The numbers of the steps, by node. */
  readonly numbers: ReadonlyMap<string, number>;
}
