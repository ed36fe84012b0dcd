import { copyObject } from '../guard/copy-object.ts';
import { defaultLimits } from '../guard/limits.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import { findingsOf } from '../parse/issues-to-findings.ts';
import { toProblems } from '../parse/parsed.ts';
import type { Problem } from '../problem.ts';
import type { EditAct } from './edit-act.ts';
import { createDraft, isList, journeyOf } from './draft.ts';
import { actsOf } from './acts-of.ts';
import { operationShape } from './operation-shape.ts';
import type { Operation } from './operation.ts';
import { runOperation } from './run-operation.ts';

/** Answers whether somebody may do one thing; a reason is shown to them. */
export type May = (verb: EditAct['verb'], target: EditAct['target']) => boolean | { readonly reason: string };

/**
 * Judges edits on a server before they are applied: the same verbs and targets that the editor asks `permit` about, so that one rule
 * serves both.
 *
 * Each operation is asked for as what it does, not as what it is called: `set` of `/nodes/x` is an insert (and a delete, where there
 * was an `x`), and another `action` in a step is an insert of that action.
 *
 * @param may - Asked once per thing that an operation does.
 * @param journey - The document the operations are for. Without it, steps that are already there are asked for by id alone, without
 * their type and action, and steps that a removal takes along are not asked for: give it wherever rights depend on these.
 * @returns What is not permitted (`operation_not_permitted`) or cannot be done, with pointers into the list of operations; an empty list
 * permits all. Never throws, unless `may` does.
 */
export function authorizeOperations(operations: readonly Operation[], may: May, journey?: Journey): readonly Problem[] {
  const copied = copyObject(operations, defaultLimits);
  if (!copied.ok) return toProblems(copied.findings, undefined);
  if (!isList(copied.value)) return [{ code: 'type_invalid', severity: 'error', pointer: '', params: { expected: 'array' } }];
  const malformed = copied.value.flatMap((operation, index) => findingsOf(operationShape, operation, [index]));
  if (malformed.length > 0) return toProblems(malformed, undefined);
  // Just checked.
  const steps = (copied.value as unknown as readonly Operation[]).flatMap((operation, index) => singles(operation, [index]));
  let before = journey;
  const problems: Problem[] = [];
  for (const { operation, path } of steps) {
    const draft = before === undefined ? undefined : createDraft(before);
    const refused = draft === undefined ? undefined : runOperation(draft, operation);
    if (refused !== undefined) return [...problems, ...refused.map((problem) => ({ ...problem, pointer: toPointer(path) }))];
    const after = draft === undefined ? undefined : journeyOf(draft);
    for (const act of actsOf(operation, before, after)) problems.push(...refusalOf(act, may, path));
    before = after;
  }
  return problems;
}

interface Single {
  readonly operation: Exclude<Operation, { readonly op: 'batch' }>;
  readonly path: readonly (string | number)[];
}

function singles(operation: Operation, path: readonly (string | number)[]): readonly Single[] {
  if (operation.op !== 'batch') return [{ operation, path }];
  return operation.operations.flatMap((one, index) => singles(one, [...path, 'operations', index]));
}

function refusalOf({ verb, target }: EditAct, may: May, path: readonly (string | number)[]): readonly Problem[] {
  const answer = may(verb, target);
  if (answer === true) return [];
  const { nodeId } = target;
  const reason = answer === false ? {} : { reason: 'reason', why: answer.reason };
  const params = { verb, target: { ...target }, ...reason };
  return [
    { code: 'operation_not_permitted', severity: 'error', pointer: toPointer(path), ...(nodeId !== undefined && { nodeId }), params },
  ];
}
