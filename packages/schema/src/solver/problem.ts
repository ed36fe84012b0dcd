import type { Catalog } from '../catalog.ts';
import type { ComparisonCondition, Condition, Operand } from '../conditions/condition.ts';
import { evaluateCondition } from '../conditions/create-scope.ts';
import { isOperand, ownField } from '../conditions/operand.ts';
import { typeOfOperand } from '../conditions/type-of-operand.ts';
import type { Journey } from '../journey.ts';
import { cellsOf } from './cells.ts';
import type { Use } from './cells.ts';
import type { Formula, Variable } from './formula.ts';
import { fieldOf, keyOf, witnessOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** What conditions are about: where their names get their types. */
export interface World {
  readonly catalog: Catalog;
  readonly journey: Journey;
}

/** Conditions made ready to be solved together: what they read, and each as a formula. */
export interface Prepared {
  readonly readings: readonly Reading[];
  readonly variables: readonly Variable[];
  readonly formulas: readonly Formula[];
}

interface Draft {
  readonly world: World;
  readonly readings: Reading[];
  readonly uses: Use[][];
  readonly indexes: Map<string, number>;
}

const deepestSegment = 4;

/** Prepares conditions, judged at one moment of one contact, so that one search can look at all of them. */
export function prepare(conditions: readonly Condition[], world: World): Prepared {
  const draft: Draft = { world, readings: [], uses: [], indexes: new Map() };
  for (const condition of conditions) collect(draft, condition, 0);
  const variables = draft.readings.map(({ key, field, canBeMissing }, index): Variable => {
    const { cells, isExact } = cellsOf(field, draft.uses[index] ?? []);
    return { key, cells: canBeMissing ? [...cells, undefined] : cells, isExact };
  });
  return { readings: draft.readings, variables, formulas: conditions.map((condition) => formulaOf(condition, draft, variables, 0)) };
}

function collect(draft: Draft, condition: Condition, depth: number): void {
  const parts = partsOf(condition);
  if (parts !== undefined) {
    for (const part of parts) collect(draft, part, depth);
    return;
  }
  // What has no parts is a comparison.
  const comparison = condition as ComparisonCondition;
  const inner = segmentCondition(comparison, draft.world, depth);
  if (inner !== undefined) return collect(draft, inner.condition, depth + 1);
  const { left, op, right } = comparison;
  const key = solvableKey(comparison, draft.world);
  if (key === undefined || isOperand(right)) return;
  const known = draft.indexes.get(key);
  if (known !== undefined) draft.uses[known]?.push({ op, right });
  else {
    const field = fieldOf(left, typeOfOperand(left, draft.world.catalog, draft.world.journey));
    if (field === undefined) return;
    draft.indexes.set(key, draft.readings.length);
    draft.readings.push({ key, operand: left, ...field });
    draft.uses.push([{ op, right }]);
  }
}

function formulaOf(condition: Condition, draft: Draft, variables: readonly Variable[], depth: number): Formula {
  const inner = (one: Condition): Formula => formulaOf(one, draft, variables, depth);
  if ('all' in condition) return { kind: 'all', parts: condition.all.map(inner) };
  if ('any' in condition) return { kind: 'any', parts: condition.any.map(inner) };
  if ('not' in condition) return { kind: 'not', part: inner(condition.not) };
  const segment = segmentCondition(condition, draft.world, depth);
  if (segment !== undefined) {
    const part = formulaOf(segment.condition, draft, variables, depth + 1);
    return segment.isIn ? part : { kind: 'not', part };
  }
  return atomOf(condition, draft, variables);
}

/** The table of a comparison: the evaluator itself says how it comes out for each cell, so that there is no second meaning. */
function atomOf(comparison: ComparisonCondition, { world, readings, indexes }: Draft, variables: readonly Variable[]): Formula {
  const key = solvableKey(comparison, world);
  const index = key === undefined || isOperand(comparison.right) ? undefined : indexes.get(key);
  const reading = index === undefined ? undefined : readings[index];
  const variable = index === undefined ? undefined : variables[index];
  if (index === undefined || reading === undefined || variable === undefined) return { kind: 'opaque' };
  const truth = variable.cells.map((cell) =>
    evaluateCondition(comparison, { now: 0, zone: 'UTC', ...witnessOf([[reading, cell]]) }, world),
  );
  return { kind: 'atom', variable: index, truth };
}

/** A key only where the comparison reads one thing that a contact's data decides. */
function solvableKey({ left, right }: ComparisonCondition, world: World): string | undefined {
  return isOperand(right) ? undefined : keyOf(left, world.catalog);
}

/** A segment of the catalog stands for its condition. */
function segmentCondition(
  { left, op, right }: ComparisonCondition,
  { catalog }: World,
  depth: number,
): { condition: Condition; isIn: boolean } | undefined {
  if (!isSegment(left) || depth >= deepestSegment || typeof right !== 'boolean' || (op !== 'eq' && op !== 'neq')) return undefined;
  const condition = ownField(catalog.segments, left.segment)?.when;
  return condition === undefined ? undefined : { condition, isIn: (op === 'eq') === right };
}

function isSegment(operand: Operand): operand is { readonly segment: string } {
  return 'segment' in operand;
}

function partsOf(condition: Condition): readonly Condition[] | undefined {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : undefined;
}
