import { guardDocument } from '../guard/guard.ts';
import type { Finding } from '../guard/finding.ts';
import { defaultLimits } from '../guard/limits.ts';
import type { Limits } from '../guard/limits.ts';
import type { Journey } from '../journey.ts';
import { migrateDocument } from '../migrations/migrate-document.ts';
import type { Problem } from '../problem.ts';
import { journeyFrameShape } from '../shapes/journey.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { findingsOf } from './issues-to-findings.ts';
import { nodeFindings } from './node-findings.ts';
import { toProblems } from './parsed.ts';
import type { ParseOptions } from './parsed.ts';

/** A journey, or every reason why the document is none. `migratedFrom` is the `schemaVersion` it had, where that was an older one. */
export type ParsedJourney =
  | { readonly ok: true; readonly journey: Journey; readonly migratedFrom?: number }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a journey from its text, its UTF-8 bytes, or an object.
 *
 * Strict on what this release knows: a field that it does not know is an error, with the name that was probably meant, because a
 * misspelt field that is silently ignored changes what a journey does. `meta` is free, and so is a node of an unknown type. What is
 * accepted comes back as it was: no defaults are put in, nothing is left out. A document of an older `schemaVersion` comes back as one of
 * today; one of a newer release is refused with that as the only finding.
 *
 * @returns Never throws. Findings are at most 100, each with code and JSON pointer, and line and column where text was given. An
 * object is copied, never kept.
 */
export function parseJourney(input: string | Uint8Array | object, options: ParseOptions = {}): ParsedJourney {
  const guarded = guardDocument(input, options.limits);
  if (!guarded.ok) return guarded;
  const migrated = migrateDocument(guarded.value);
  const findings = migrated.ok ? journeyFindings(migrated.value, { ...defaultLimits, ...options.limits }) : migrated.findings;
  if (!migrated.ok || findings.length > 0) return { ok: false, problems: toProblems(findings, guarded.text, options.limits) };
  // Everything that the type says was just checked.
  const journey = migrated.value as unknown as Journey;
  return { ok: true, journey, ...(migrated.from !== undefined && { migratedFrom: migrated.from }) };
}

/** What keeps a JSON value from being a journey. */
function journeyFindings(value: JsonValue, limits: Limits): readonly Finding[] {
  const frame = findingsOf(journeyFrameShape, value);
  // The frame says so if it is not an object of objects.
  const nodes = (value as JsonObject | null)?.['nodes'];
  if (typeof nodes !== 'object' || nodes === null || Array.isArray(nodes)) return frame;
  const entries = Object.entries(nodes);
  if (entries.length > limits.nodes) {
    return [...frame, { code: 'document_too_many_nodes', path: ['nodes'], params: { limit: limits.nodes, count: entries.length } }];
  }
  const findings = [...frame];
  for (const [id, node] of entries) {
    if (isObject(node)) findings.push(...nodeFindings(id, node));
    // More than anybody is told.
    if (findings.length >= limits.problems) break;
  }
  return findings;
}

function isObject(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
