import * as shape from '../shapes/make.ts';
import { guardDocument } from '../guard/guard.ts';
import { findingsOf } from '../parse/issues-to-findings.ts';
import { nodeFindings } from '../parse/node-findings.ts';
import { toProblems } from '../parse/parsed.ts';
import type { ParseOptions } from '../parse/parsed.ts';
import type { Problem } from '../problem.ts';
import { id, jsonObject, text } from '../shapes/text.ts';
import type { Shape } from '../shapes/shape.ts';
import type { JsonObject } from '../values.ts';
import type { Fragment } from './fragment.ts';

/** A fragment, or every reason why the text is none. */
export type ParsedFragment =
  | { readonly ok: true; readonly fragment: Fragment }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const fragmentShape: Shape<{ readonly fragment: 1; readonly start: string; readonly nodes: Readonly<Record<string, JsonObject>> }> =
  shape.object({ fragment: shape.constant(1), start: text, nodes: shape.record(id, jsonObject) });

/** Reads what `copyFragment` made from a clipboard: as careful as `parseJourney`, and never throws. */
export function parseFragment(input: string | Uint8Array | object, { limits }: ParseOptions = {}): ParsedFragment {
  const guarded = guardDocument(input, limits);
  if (!guarded.ok) return guarded;
  const frame = findingsOf(fragmentShape, guarded.value);
  if (frame.length > 0) return { ok: false, problems: toProblems(frame, guarded.text, limits) };
  // Its frame was just checked; its nodes are next.
  const fragment = guarded.value as unknown as Fragment & { readonly nodes: Readonly<Record<string, JsonObject>> };
  const findings = Object.entries(fragment.nodes).flatMap(([nodeId, node]) => nodeFindings(nodeId, node));
  if (!Object.hasOwn(fragment.nodes, fragment.start))
    findings.push({ code: 'fragment_empty', path: ['start'], params: { start: fragment.start } });
  return findings.length > 0 ? { ok: false, problems: toProblems(findings, guarded.text, limits) } : { ok: true, fragment };
}
