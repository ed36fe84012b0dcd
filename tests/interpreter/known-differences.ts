/** A seed on which the engine and the page differ, and what is to be done about it. */
export interface KnownDifference {
  readonly seed: number;
  readonly reason: string;
}

/** None may stay: each is reported to whoever owns the part of the engine. */
export const knownDifferences: readonly KnownDifference[] = [];

// Where the interpreter follows the engine and not the letter of the page, because the engine cannot be mended at once:
//
// An outcome reported by key for an enrollment that has ended is to be "logged and without effect" (section 12, Retry). The
// engine logs it while it awaits something of that enrollment: an attempt in flight, or a goal that is measured after the end.
// Later it accepts the report and writes nothing, since an ended enrollment is not loaded any more.
