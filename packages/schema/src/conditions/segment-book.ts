import type { Catalog } from '../catalog.ts';
import type { Condition } from './condition.ts';
import { deepestCondition } from './compile-tree.ts';
import { hasField, ownField } from './operand.ts';

/** Segments may be defined by segments, so many levels of them. */
const deepestSegment = 16;

/**
 * The conditions of the segments that can be judged: those that do not come back to themselves and are not built on more than
 * 16 levels of others. The rest holds for nobody, wherever it is asked, so that the answer does not depend on where one starts.
 */
export function judgeableSegments(catalog: Catalog): ReadonlyMap<string, Condition> {
  const open = new Map<string, { readonly when: Condition; readonly refersTo: ReadonlySet<string> }>();
  for (const id of Object.keys(catalog.segments ?? {})) {
    const when = ownField(catalog.segments, id)?.when;
    if (when !== undefined) open.set(id, { when, refersTo: segmentsIn(when) });
  }
  const judgeable = new Map<string, Condition>();
  for (let level = 0; level < deepestSegment && open.size > 0; level += 1) {
    const settled = [...open].filter(([, { refersTo }]) => [...refersTo].every((other) => !open.has(other)));
    for (const [id, { when }] of settled) {
      judgeable.set(id, when);
      open.delete(id);
    }
  }
  return judgeable;
}

/** The segments that a condition names, also inside `where`. */
function segmentsIn(condition: unknown, found: Set<string> = new Set(), depth = 0): Set<string> {
  // Four steps of JSON at most for each level of conditions.
  if (typeof condition !== 'object' || condition === null || depth > deepestCondition * 4) return found;
  if (hasField(condition, 'segment') && typeof condition.segment === 'string') found.add(condition.segment);
  for (const part of Object.values(condition)) segmentsIn(part, found, depth + 1);
  return found;
}
