import type { Policy } from '../policy.ts';
import type { Problem } from '../problem.ts';
import { policyShape } from '../shapes/policy.ts';
import { parseDocument } from './parse-document.ts';
import type { ParseOptions } from './parsed.ts';

/** A policy, or every reason why the document is none. */
export type ParsedPolicy = { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a policy from its text, its UTF-8 bytes, or an object. Never throws; findings as those of `parseJourney`. */
export function parsePolicy(input: string | Uint8Array | object, options: ParseOptions = {}): ParsedPolicy {
  const parsed = parseDocument(policyShape, input, options);
  return parsed.ok ? { ok: true, policy: parsed.value } : parsed;
}
