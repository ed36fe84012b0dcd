import type { ComparisonCondition, Condition } from '../conditions/condition.ts';
import { targetOf } from '../graph/edges.ts';
import { keyOf } from '../solver/reading.ts';
import type { JsonObject } from '../values.ts';
import type { Check, CheckContext } from './check.ts';
import type { Decision } from './decision.ts';
import { mayBeMissing } from './may-be-missing.ts';

/**
 * A branch that reads a value which may be missing here, and nowhere says what is then: the contact goes by `else` as if it had been
 * judged. Silent where `else` is open, which is a gap, and where the path makes sure of the value.
 */
export const valueMayBeMissing: Check = {
  code: 'value_may_be_missing',
  severity: 'info',
  *run(context) {
    for (const decision of context.decisions) {
      const { nodeId, node, cases } = decision;
      if (node.type !== 'branch' || targetOf(node, 'else') === null) continue;
      const places = cases.flatMap(({ when }, index) => comparisonsIn(when, ['nodes', nodeId, 'cases', index, 'when']));
      const handled = new Set(places.flatMap(({ comparison }) => (isHandled(comparison) ? [keyOf(comparison.left)] : [])));
      for (const { comparison, path } of places) {
        const key = keyOf(comparison.left);
        if (key === undefined || handled.has(key) || isHandled(comparison) || !canMiss(comparison, decision, context)) continue;
        handled.add(key);
        // An operand is plain data.
        yield { path: [...path, 'left'], params: { operand: { ...comparison.left } as unknown as JsonObject } };
      }
    }
  },
};

interface Place {
  readonly comparison: ComparisonCondition;
  readonly path: readonly (string | number)[];
}

function comparisonsIn(condition: Condition, path: Place['path']): readonly Place[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => comparisonsIn(part, [...path, 'all', index]));
  if ('any' in condition) return condition.any.flatMap((part, index) => comparisonsIn(part, [...path, 'any', index]));
  return 'not' in condition ? comparisonsIn(condition.not, [...path, 'not']) : [{ comparison: condition, path }];
}

function isHandled({ op, orMissing }: ComparisonCondition): boolean {
  return orMissing === true || op === 'exists' || op === 'missing';
}

/** Missing consent counts as not subscribed; no last event is an answer of its own. */
function canMiss({ left }: ComparisonCondition, { given }: Decision, context: CheckContext): boolean {
  return ('attribute' in left || 'entry' in left || 'result' in left) && mayBeMissing(left, given, context) === true;
}
