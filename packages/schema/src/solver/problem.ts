import { canonicalJson } from '../canonical-json.ts';
import { compileCondition } from '../conditions/compile-condition.ts';
import type { ComparisonCondition, Condition } from '../conditions/condition.ts';
import { DataScope } from '../conditions/create-scope.ts';
import { judgeableSegments } from '../conditions/segment-book.ts';
import type { JsonValue } from '../values.ts';
import { cellsOf } from './cells.ts';
import type { Use } from './cells.ts';
import { constant } from './formula.ts';
import type { CellSet, Formula, Variable } from './formula.ts';
import { isClockTime, readingOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { clockOf } from './world.ts';
import type { World } from './world.ts';

/** Conditions made ready to be solved together. */
export interface Prepared {
  readonly readings: readonly Reading[];
  readonly variables: readonly Variable[];
  /** Whether all that a reading is held against moves along with now. */
  movesWithNow(reading: Reading): boolean;
  /** One of the conditions, or its opposite. */
  formula(condition: Condition, holds: boolean): Formula;
}

interface Slot {
  readonly reading: Reading;
  readonly index: number;
  readonly uses: Use[];
}

const deepestSegment = 4;

/** Prepares conditions, judged at one moment of one contact, so that one search can look at several of them. */
export function prepare(conditions: readonly Condition[], world: World): Prepared {
  const slots = new Map<string, Slot>();
  const free = new Map<string, number>();
  const segments = segmentsOf(world);
  const comparisons = new Map<ComparisonCondition, Slot | undefined>();
  for (const condition of conditions) {
    visit(condition, segments, 0, (comparison) => {
      const read = readingOf(comparison, world);
      if (read === undefined) return void comparisons.set(comparison, undefined);
      const slot = slots.get(read.reading.key) ?? { reading: read.reading, index: slots.size, uses: [] };
      slots.set(read.reading.key, slot);
      slot.uses.push(read.use);
      comparisons.set(comparison, slot);
    });
  }
  const list = [...slots.values()];
  const variables = list.map((slot): Variable => variableOf(slot, world));
  const made = new Map<ComparisonCondition, readonly [Formula, Formula]>();
  const formulas = new Map<Condition, { whole?: Formula; opposite?: Formula }>();
  const leaf = (comparison: ComparisonCondition, holds: boolean): Formula => {
    const pair = made.get(comparison) ?? literalsOf(comparison, comparisons.get(comparison), variables, world, free);
    made.set(comparison, pair);
    return pair[holds ? 1 : 0];
  };
  return {
    readings: list.map(({ reading }) => reading),
    variables,
    movesWithNow: ({ key }) =>
      slots.get(key)?.uses.every(({ shift, op }) => shift !== undefined || op === 'exists' || op === 'missing') === true &&
      slots.get(key)?.uses.some(({ shift }) => shift !== undefined) === true,
    formula(condition, holds) {
      const known = formulas.get(condition) ?? {};
      formulas.set(condition, known);
      const which = holds ? 'whole' : 'opposite';
      known[which] ??= formulaOf(condition, holds, segments, 0, leaf);
      return known[which];
    },
  };
}

/** A comparison as it fails and as it holds. Where the cells are not exact, the same text is the same unknown. */
function literalsOf(
  comparison: ComparisonCondition,
  slot: Slot | undefined,
  variables: readonly Variable[],
  world: World,
  free: Map<string, number>,
): readonly [Formula, Formula] {
  const variable = slot === undefined ? undefined : variables[slot.index];
  const number = variable?.isExact === true ? -1 : numberOf(comparison, free);
  const literal = (holds: boolean, truth: CellSet): Formula =>
    slot === undefined ? { kind: 'free', free: number, holds } : { kind: 'atom', variable: slot.index, truth, free: number, holds };
  if (slot === undefined || variable === undefined) return [literal(false, 0n), literal(true, 0n)];
  const truth = truthOf(comparison, slot.reading, variable, clockOf(world));
  return [literal(false, variable.all & ~truth), literal(true, truth)];
}

function numberOf(comparison: ComparisonCondition, free: Map<string, number>): number {
  const text = canonicalJson(comparison as unknown as JsonValue); // A comparison is plain data.
  const number = free.get(text) ?? free.size;
  free.set(text, number);
  return number;
}

function variableOf({ reading, uses }: Slot, world: World): Variable {
  // Missing consent counts as not subscribed; anything a host stores is possible beside the two usual answers.
  const extra: readonly Use[] = 'consent' in reading.operand ? [{ op: 'in', right: ['subscribed', 'unsubscribed'] }] : [];
  // A count of nothing is the example that people expect first.
  const zero: readonly Use[] = 'count' in reading.operand ? [{ op: 'eq', right: 0 }] : [];
  const { cells, isExact } = cellsOf(reading.field, [...zero, ...extra, ...uses], clockOf(world), isClockTime(reading.operand));
  const ordered = 'consent' in reading.operand ? [...cells.slice(1), ...cells.slice(0, 1)] : cells;
  const full = reading.canBeMissing ? [...ordered, undefined] : ordered;
  return { cells: full, isExact, all: (1n << BigInt(full.length)) - 1n };
}

/** The table of a comparison: the evaluator itself says how it comes out for each cell, so that there is no second meaning. */
function truthOf(
  comparison: ComparisonCondition,
  { field }: Reading,
  { cells }: Variable,
  { now, zone }: ReturnType<typeof clockOf>,
): CellSet {
  const compiled = compileCondition(
    { ...comparison, left: { attribute: 'value' } },
    { catalog: { catalogVersion: 1, attributes: { value: field } } },
  );
  const scope = new CellScope({ now, zone });
  let truth = 0n;
  for (let index = 0; index < cells.length; index += 1) {
    scope.value = cells[index];
    if (compiled.test(scope)) truth |= 1n << BigInt(index);
  }
  return truth;
}

/** Every attribute has the value that is being tried. */
class CellScope extends DataScope {
  value: JsonValue | undefined;

  override attribute(): JsonValue | undefined {
    return this.value;
  }
}

type SegmentBook = (
  comparison: ComparisonCondition,
  depth: number,
) => { readonly condition: Condition; readonly isIn: boolean } | undefined;

/** A segment of the catalog stands for its condition; one that nobody can judge holds for nobody. */
function segmentsOf({ catalog }: World): SegmentBook {
  let judgeable: ReadonlyMap<string, Condition> | undefined;
  return ({ left, op, right }, depth) => {
    if (!('segment' in left) || depth >= deepestSegment || typeof right !== 'boolean' || (op !== 'eq' && op !== 'neq')) return undefined;
    const { segments } = catalog;
    if (segments === undefined || !Object.hasOwn(segments, left.segment) || segments[left.segment]?.when === undefined) return undefined;
    judgeable ??= judgeableSegments(catalog);
    return { condition: judgeable.get(left.segment) ?? { any: [] }, isIn: (op === 'eq') === right };
  };
}

function visit(condition: Condition, segments: SegmentBook, depth: number, leaf: (comparison: ComparisonCondition) => void): void {
  if ('all' in condition) for (const part of condition.all) visit(part, segments, depth, leaf);
  else if ('any' in condition) for (const part of condition.any) visit(part, segments, depth, leaf);
  else if ('not' in condition) visit(condition.not, segments, depth, leaf);
  else {
    const segment = segments(condition, depth);
    if (segment === undefined) leaf(condition);
    else visit(segment.condition, segments, depth + 1, leaf);
  }
}

function formulaOf(
  condition: Condition,
  holds: boolean,
  segments: SegmentBook,
  depth: number,
  leaf: (comparison: ComparisonCondition, holds: boolean) => Formula,
): Formula {
  const inner = (part: Condition): Formula => formulaOf(part, holds, segments, depth, leaf);
  if ('all' in condition)
    return condition.all.length === 0 ? constant(holds) : { kind: holds ? 'all' : 'any', parts: condition.all.map(inner) };
  if ('any' in condition)
    return condition.any.length === 0 ? constant(!holds) : { kind: holds ? 'any' : 'all', parts: condition.any.map(inner) };
  if ('not' in condition) return formulaOf(condition.not, !holds, segments, depth, leaf);
  const segment = segments(condition, depth);
  return segment === undefined ? leaf(condition, holds) : formulaOf(segment.condition, segment.isIn === holds, segments, depth + 1, leaf);
}
