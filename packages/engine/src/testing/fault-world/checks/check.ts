import type { Digest } from '../digest.ts';

/** A law that a run has to keep. */
export interface Check {
  readonly invariant: string;
  /** What breaks it, in words; nothing if it holds. */
  find(digest: Digest): Iterable<string>;
}
