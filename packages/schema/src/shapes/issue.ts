import type { JsonObject, JsonValue } from '../values.ts';

/** Something in which a value misses a shape, before it is told as a finding: at the end of a path from the value that was read. */
export type Issue = IssueFacts & { readonly path: (string | number)[] };

/** What an issue is about. */
export type IssueFacts = {
  /** What stands there; `undefined` if nothing does. */
  readonly input: unknown;
  /** Whether what holds it can still be understood: then rules on the whole are asked too. No if absent. */
  readonly mayGoOn?: true;
} & (
  | { readonly kind: 'type'; readonly expected: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly values: readonly JsonValue[] }
  | { readonly kind: 'keys'; readonly keys: readonly string[]; readonly known: readonly string[] }
  | { readonly kind: 'key'; readonly codes: readonly (string | undefined)[] }
  | { readonly kind: 'length'; readonly min: number }
  | { readonly kind: 'range'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'rule'; readonly code: string; readonly params?: JsonObject }
  | { readonly kind: 'union'; readonly ways: readonly (readonly Issue[])[] }
);
