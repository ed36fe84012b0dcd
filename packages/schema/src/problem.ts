import type { JsonObject } from './values.ts';
import type { Operation } from './operations/operation.ts';

/** How grave a finding is. Only `error` refuses publishing. */
export type Severity = 'error' | 'warning' | 'info';

/** A finding about a document. No sentence in it: words are in `messages/<locale>.ts`. */
export interface Problem {
  /** Readable and snake_case, such as `case_gap`. */
  readonly code: string;
  readonly severity: Severity;
  /** JSON pointer (RFC 6901) into the document. */
  readonly pointer: string;
  readonly nodeId?: string;
  readonly outlet?: string;
  /** From 1; present where the document came as text. */
  readonly line?: number;
  /** From 1, in UTF-16 code units; present where the document came as text. */
  readonly column?: number;
  readonly params: JsonObject;
  /** Each is a list of operations that repairs it for certain. */
  readonly fixes?: readonly (readonly Operation[])[];
}
