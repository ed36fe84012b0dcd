/** How large a document may be. A host may raise any of them by `limits`. */
export interface Limits {
  /** UTF-8 bytes of the text; 2,000,000. */
  readonly bytes: number;
  /** Nested objects and lists; 64. */
  readonly depth: number;
  /** Values in all; 100,000. */
  readonly values: number;
  /** UTF-16 code units of a key; 256. */
  readonly keyLength: number;
  /** UTF-16 code units of a text; 100,000. */
  readonly textLength: number;
  /** Nodes of a journey; 2,000. */
  readonly nodes: number;
  /** Findings before the search ends; 100. */
  readonly problems: number;
}

/** The limits that apply where a host names none. */
export const defaultLimits: Limits = {
  bytes: 2_000_000,
  depth: 64,
  values: 100_000,
  keyLength: 256,
  textLength: 100_000,
  nodes: 2_000,
  problems: 100,
};
