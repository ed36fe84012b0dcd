import type { Finding } from '../guard/finding.ts';
import { defaultLimits } from '../guard/limits.ts';
import type { Limits } from '../guard/limits.ts';
import { offsetsOf, placesOf } from '../guard/locate.ts';
import { fromPointer, toPointer } from '../guard/pointer.ts';
import type { Problem } from '../problem.ts';

/** What a parser takes beside the document. */
export interface ParseOptions {
  /** Limits that differ from `defaultLimits`. */
  readonly limits?: Partial<Limits>;
}

const keyCodes: ReadonlySet<string> = new Set(['field_unknown', 'id_invalid']);

/** Findings as problems, in document order where there is a text, with line and column, and no more than the limit. */
export function toProblems(findings: readonly Finding[], text: string | undefined, limits: Partial<Limits> = {}): readonly Problem[] {
  const problems = findings.map(({ code, path, params }): Problem => ({
    code,
    severity: 'error',
    pointer: toPointer(path),
    ...placeInJourney(path),
    params,
  }));
  const most = limits.problems ?? defaultLimits.problems;
  return (text === undefined ? problems : locateProblems(text, problems)).slice(0, most);
}

/**
 * Adds line and column to problems of a document's text, and puts them in the order of the text.
 *
 * A place that the text does not have (a field that is missing) is located at the nearest container that it has.
 *
 * @param text - JSON that a parser of this package has accepted, or whose problems are those of its shape.
 */
export function locateProblems(text: string, problems: readonly Problem[]): readonly Problem[] {
  const offsets = offsetsOf(
    text,
    problems.map(({ pointer, code }) => ({ pointer, isKey: keyCodes.has(code) })),
  );
  const places = placesOf(text, offsets);
  return problems
    .map((problem, index) => ({ problem: { ...problem, ...places[index] }, offset: offsets[index] ?? 0 }))
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ problem }) => problem);
}

function placeInJourney(path: readonly (string | number)[]): { nodeId?: string; outlet?: string } {
  const [root, nodeId, part, outlet] = path;
  if (root !== 'nodes' || nodeId === undefined) return {};
  return { nodeId: String(nodeId), ...(part === 'outlets' && outlet !== undefined && { outlet: String(outlet) }) };
}

/** The node, and the outlet, that a pointer into a journey lies in. */
export function nodeOfPointer(pointer: string): { nodeId?: string; outlet?: string } {
  return placeInJourney(fromPointer(pointer) ?? []);
}
