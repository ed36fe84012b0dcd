/** A law that a run has broken. */
export interface Breach {
  readonly invariant: string;
  /** What was seen, in words. It may hold what the world's contacts are called; they are nobody. */
  readonly message: string;
}
