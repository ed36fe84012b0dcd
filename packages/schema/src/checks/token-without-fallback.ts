import type { Operand } from '../conditions/condition.ts';
import { isOperand, ownField } from '../conditions/operand.ts';
import { closest } from '../parse/closest.ts';
import type { Check, CheckContext, CheckFinding } from './check.ts';
import { mayBeMissing } from './may-be-missing.ts';
import { tokensOf } from './tokens.ts';

/**
 * A value in a text, or handed over to another journey, that may be missing and has no fallback: the message is withheld, or the step
 * fails. Silent where the path makes sure of it.
 */
export const tokenWithoutFallback: Check = {
  code: 'token_without_fallback',
  severity: 'warning',
  *run(context) {
    for (const { nodeId, path, name, operand, hasFallback } of tokensOf(context.journey)) {
      if (hasFallback || !context.reachable.has(nodeId)) continue;
      const unknown = unknownAttribute(operand, context);
      if (unknown !== undefined) yield { path, params: { token: name, ...unknown } };
      else if (mayBeMissing(operand, context.facts.at(nodeId), context) === true) yield { path, params: { token: name } };
    }
    yield* handedOver(context);
  },
};

function* handedOver(context: CheckContext): Generator<CheckFinding> {
  for (const [nodeId, node] of context.nodes.of('enroll')) {
    if (!context.reachable.has(nodeId)) continue;
    const values = [
      [['key'], node.key] as const,
      ...Object.entries(node.data ?? {}).map(([name, value]) => [['data', name], value] as const),
    ];
    for (const [path, value] of values) {
      if (!isOperand(value) || mayBeMissing(value, context.facts.at(nodeId), context) !== true) continue;
      yield { path: ['nodes', nodeId, ...path], params: { token: String(Object.values(value)[0]), handover: true } };
    }
  }
}

/** An attribute that the catalog does not have is always missing. */
function unknownAttribute(
  operand: Operand,
  { catalog }: CheckContext,
): { readonly unknown: true; readonly suggestion?: string } | undefined {
  if (!('attribute' in operand) || ownField(catalog.attributes, operand.attribute.split('.')[0] ?? '') !== undefined) return undefined;
  const suggestion = closest(operand.attribute, Object.keys(catalog.attributes ?? {}));
  return { unknown: true, ...(suggestion !== undefined && { suggestion }) };
}
