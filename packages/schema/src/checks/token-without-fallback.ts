import type { Operand } from '../conditions/condition.ts';
import { isOperand, ownField } from '../conditions/operand.ts';
import type { JsonObject } from '../values.ts';
import { closest } from '../parse/closest.ts';
import type { Check, CheckContext, CheckFinding } from './check.ts';
import { mayBeMissing } from './may-be-missing.ts';
import type { Token } from './tokens.ts';

/**
 * A value in a text, or handed over to another journey, that may be missing and has no fallback: the message is withheld, or the step
 * fails. Silent where the path makes sure of it.
 */
export const tokenWithoutFallback: Check = {
  code: 'token_without_fallback',
  severity: 'warning',
  *run(context) {
    for (const { nodeId, path, isHandover, needs } of context.templates) {
      if (!context.reachable.has(nodeId)) continue;
      for (const tokens of needs) {
        const params = missingToken(tokens, nodeId, context);
        if (params !== undefined) yield { path, params: { ...params, ...(isHandover && { handover: true }) } };
      }
    }
    yield* handedOver(context);
  },
};

/** A token that may be missing together with all its fallbacks. */
function missingToken(tokens: readonly Token[], nodeId: string, context: CheckContext): JsonObject | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  const unknown = tokens.map(({ name, operand }) => unknownName(name, operand, context));
  const facts = context.facts.at(nodeId);
  const isMissing = tokens.every(
    ({ operand }, index) => unknown[index] !== undefined || (operand !== undefined && mayBeMissing(operand, facts, context) === true),
  );
  return isMissing ? { token: first.name, ...unknown[0] } : undefined;
}

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

/** What no template has, and an attribute that the catalog does not have, are always missing. */
function unknownName(
  name: string,
  operand: Operand | undefined,
  { catalog }: CheckContext,
): { readonly unknown: true; readonly suggestion?: string } | undefined {
  if (operand === undefined) {
    const suggestion = closest(name, ['contact', 'entry', 'result']);
    return { unknown: true, ...(suggestion !== undefined && { suggestion }) };
  }
  if (!('attribute' in operand) || ownField(catalog.attributes, operand.attribute) !== undefined) return undefined;
  const suggestion = closest(operand.attribute, Object.keys(catalog.attributes ?? {}));
  return { unknown: true, ...(suggestion !== undefined && { suggestion }) };
}
