import { guardDocument } from '../guard/guard.ts';
import type { Problem } from '../problem.ts';
import type { Shape } from '../shapes/shape.ts';
import { findingsOf } from './issues-to-findings.ts';
import { toProblems } from './parsed.ts';
import type { ParseOptions } from './parsed.ts';

/** A value of the shape, as it came, or every reason why it is none. Never throws. */
export function parseDocument<T>(
  shape: Shape<T>,
  input: unknown,
  { limits }: ParseOptions,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const guarded = guardDocument(input, limits);
  if (!guarded.ok) return guarded;
  const findings = findingsOf(shape, guarded.value);
  if (findings.length > 0) return { ok: false, problems: toProblems(findings, guarded.text, limits) };
  // Just checked against the shape, which changes nothing.
  return { ok: true, value: guarded.value as T };
}
