import type { ComparisonCondition } from '../conditions/condition.ts';
import { isOperand } from '../conditions/operand.ts';
import { nodeOf } from '../graph/edges.ts';
import { reachableFrom } from '../graph/reachable.ts';
import type { Check, CheckContext, CheckFinding } from './check.ts';

/** What a node gave, read where some path comes without having passed that node: it is missing then. */
export const resultNotRun: Check = {
  code: 'result_not_run',
  severity: 'warning',
  *run(context) {
    for (const { comparison, path } of context.mentions.comparisons) {
      if (path[0] !== 'nodes' || isGuarded(comparison)) continue;
      for (const [side, operand] of [
        ['left', comparison.left],
        ['right', comparison.right],
      ] as const) {
        if (isOperand(operand) && 'result' in operand) yield* judge(operand.result, String(path[1]), [...path, side], context);
      }
    }
    for (const { nodeId, path, needs } of context.templates) {
      for (const [token, ...fallbacks] of needs) {
        if (fallbacks.length === 0 && token?.operand !== undefined && 'result' in token.operand)
          yield* judge(token.operand.result, nodeId, path, context);
      }
    }
  },
};

function isGuarded({ op, orMissing }: ComparisonCondition): boolean {
  return orMissing === true || op === 'exists' || op === 'missing';
}

function* judge(result: string, nodeId: string, path: CheckFinding['path'], context: CheckContext): Generator<CheckFinding> {
  const { journey, reachable, dominators } = context;
  const source = result.split('.')[0] ?? '';
  if (nodeOf(journey, source) === undefined || !reachable.has(nodeId) || dominators.dominates(source, nodeId)) return;
  const follows =
    reachable.has(source) &&
    Object.values(nodeOf(journey, source)?.outlets ?? {}).some((to) => to !== null && reachableFrom(journey, [to]).has(nodeId));
  yield { path, params: { step: source, ...(!follows && { never: true }) } };
}
