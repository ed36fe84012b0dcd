import type { Catalog } from '../catalog.ts';
import type { JsonValue } from '../values.ts';
import { compileComparison } from './compile-comparison.ts';
import { compileOperand } from './compile-operand.ts';
import { compileTree } from './compile-tree.ts';
import type { Comparison, ComparisonCondition, Condition, Operand } from './condition.ts';
import { earliest } from './earliest.ts';
import type { Change, CompileContext, CompiledComparison, Meter, NestedCondition, ReadsInProgress, Test } from './evaluator.ts';
import type { CompiledCondition, ConditionScope } from './scope.ts';
import { judgeableSegments } from './segment-book.ts';
import type { OperandTypeSource } from './type-of-operand.ts';

/** The steps of one judgement of a condition, dealt out equally among the comparisons that take steps. */
const budget = 1_000_000;

/** What a condition is compiled against. */
export interface CompileConditionOptions {
  readonly catalog: Catalog;
  /** Gives declared types to `entry` and `result`; without it a value there is taken as it is. */
  readonly journey?: OperandTypeSource | undefined;
  /** The name of the event being judged, which gives declared types to `event`. */
  readonly event?: string | undefined;
}

/**
 * Compiles a condition to closures, to be judged any number of times.
 *
 * Total: neither compiling nor judging throws, whatever the condition, the catalog and the scope hold. What is no condition,
 * is nested deeper than 64, or runs out of steps, is false. A judgement has a million steps, dealt out equally among its
 * comparisons that take any: each row of the history, each comparison inside `where` or a segment and every 64 steps of a
 * pattern's matcher take one. Segments that come back to themselves hold for nobody.
 */
export function compileCondition(condition: Condition, options: CompileConditionOptions): CompiledCondition {
  const context = createContext(options);
  const comparisons: CompiledComparison[] = [];
  const steps: Meter = { left: budget };
  const test = compileTree<ConditionScope>(condition, 0, (written, depth) => {
    const comparison = compileComparison(written, { ...context, depth });
    comparisons.push(comparison);
    return comparison.isMetered ? metered(comparison.test, steps) : comparison.test;
  });
  steps.left = Math.floor(budget / Math.max(1, comparisons.filter(({ isMetered }) => isMetered).length));
  let place = 0;
  const combine = compileTree<readonly boolean[]>(condition, 0, () => {
    const index = place;
    place += 1;
    return (held) => held[index] === true;
  });
  const changing = comparisons.map(({ change }) => change).filter((change) => change !== undefined);
  return {
    test: (scope) => test(scope, steps),
    explain(scope) {
      const because: readonly Comparison[] = comparisons.map((one) => one.explain(scope, { left: steps.left }));
      const held = because.map((one) => one.holds);
      return { holds: combine(held, steps), because };
    },
    nextChange: (scope) => earliest(changing.map((change) => change(scope, { left: steps.left }))),
    reads: context.reads,
  };
}

/** Reads an operand's value: a switch, a date wait, an update. `undefined` is missing. Total, like `compileCondition`. */
export function resolveOperand(operand: Operand, options: CompileConditionOptions): (scope: ConditionScope) => JsonValue | undefined {
  const { read } = compileOperand(operand, createContext(options));
  return (scope) => {
    const meter = { left: budget };
    const value = read(scope, meter);
    return meter.left < 0 ? undefined : value;
  };
}

/** With steps of its own each time. A comparison that ran out is false, even if what it had seen by then made it true. */
function metered(test: Test, steps: Meter): Test {
  return (scope) => {
    const meter = { left: steps.left };
    return test(scope, meter) && meter.left >= 0;
  };
}

function createContext(options: CompileConditionOptions): CompileContext {
  const reads: ReadsInProgress = { attributes: new Set(), events: new Set(), segments: new Set(), time: false };
  let judgeable: ReadonlyMap<string, Condition> | undefined;
  const compiled = new Map<string, NestedCondition>();
  const context: CompileContext = {
    catalog: options.catalog,
    journey: options.journey,
    event: options.event,
    depth: 0,
    reads,
    nest: (condition, event, depth) => nest(condition, { ...context, event, depth }),
    segment(id) {
      judgeable ??= judgeableSegments(options.catalog);
      if (!hasCondition(options.catalog, id)) return undefined;
      const known = compiled.get(id);
      if (known !== undefined) return known;
      const when = judgeable.get(id);
      const made = when === undefined ? { test: () => false } : nest(when, { ...context, event: undefined, depth: 0 });
      compiled.set(id, made);
      return made;
    },
  };
  return context;
}

function hasCondition({ segments }: Catalog, id: string): boolean {
  return segments !== undefined && Object.hasOwn(segments, id) && segments[id]?.when !== undefined;
}

/** A condition inside another shares its steps, and none of its comparisons is a reason of its own. */
function nest(condition: Condition, context: CompileContext): NestedCondition {
  const changing: Change[] = [];
  const test = compileTree<ConditionScope>(condition, context.depth, (written: ComparisonCondition, depth) => {
    const { test: judge, change } = compileComparison(written, { ...context, depth });
    if (change !== undefined) changing.push(change);
    return (scope, meter) => {
      meter.left -= 1;
      return meter.left >= 0 && judge(scope, meter);
    };
  });
  if (changing.length === 0) return { test };
  return { test, change: (scope, meter) => earliest(changing.map((change) => change(scope, meter))) };
}
