import { copyObject } from '../guard/copy-object.ts';
import { defaultLimits } from '../guard/limits.ts';
import type { Journey } from '../journey.ts';
import { findingsOf } from '../parse/issues-to-findings.ts';
import { toProblems } from '../parse/parsed.ts';
import type { Applied } from './applied.ts';
import { operationShape } from './operation-shape.ts';
import type { Operation } from './operation.ts';
import { createDraft, journeyOf } from './draft.ts';
import { draftProblems } from './draft-problems.ts';
import { runOperation } from './run-operation.ts';

/**
 * Does an edit, or says why it cannot be done.
 *
 * Pure: the journey given is not touched, and what the edit does not reach is shared with the result. A journey that parses gives one
 * that parses: an edit that would leave an unreadable document is refused whole. What parses may still have findings of
 * `checkJourney`. Never throws, also for an operation that is none.
 *
 * @returns `inverse` takes the edit back exactly, key order included where the language lets keys have an order. Problems point into
 * the journey, or into the operation where that itself is malformed.
 */
export function applyOperation(journey: Journey, operation: Operation): Applied {
  const copied = copyObject(operation, defaultLimits);
  if (!copied.ok) return { ok: false, problems: toProblems(copied.findings, undefined) };
  const malformed = findingsOf(operationShape, copied.value);
  if (malformed.length > 0) return { ok: false, problems: toProblems(malformed, undefined) };
  const draft = createDraft(journey);
  // Just checked.
  const refused = runOperation(draft, copied.value as unknown as Operation) ?? draftProblems(draft);
  if (refused.length > 0) return { ok: false, problems: refused };
  const [only, ...more] = draft.undo;
  const inverse: Operation = only !== undefined && more.length === 0 ? only : { op: 'batch', operations: draft.undo.toReversed() };
  return { ok: true, journey: journeyOf(draft), inverse };
}
