import type { ComparisonCondition, Condition } from './condition.ts';
import type { Meter } from './evaluator.ts';
import { hasField } from './operand.ts';

/** Conditions deeper than this are false. The document guard refuses them before, so it only bounds what a caller hands in. */
export const deepestCondition = 64;

/** Judges something: a scope, or the answers of the comparisons. */
export type Judge<A> = (argument: A, meter: Meter) => boolean;

/** Compiles `all`, `any` and `not` around what `leaf` makes of each comparison, in document order. What is no condition is false. */
export function compileTree<A>(
  condition: Condition,
  depth: number,
  leaf: (comparison: ComparisonCondition, depth: number) => Judge<A>,
): Judge<A> {
  if (depth > deepestCondition) return () => false;
  if (hasField(condition, 'all')) {
    return Array.isArray(condition.all) ? every(condition.all.map((part: Condition) => compileTree(part, depth + 1, leaf))) : () => false;
  }
  if (hasField(condition, 'any')) {
    return Array.isArray(condition.any) ? some(condition.any.map((part: Condition) => compileTree(part, depth + 1, leaf))) : () => false;
  }
  if (hasField(condition, 'not')) {
    // A field named so holds a condition, or something that compiles to false.
    const part = compileTree(condition.not as Condition, depth + 1, leaf);
    return (argument, meter) => !part(argument, meter);
  }
  // With both fields it is a comparison; `op` may still be none the language has, which holds for nobody.
  return hasField(condition, 'left') && hasField(condition, 'op') ? leaf(condition as ComparisonCondition, depth) : () => false;
}

// Short lists are the rule, and a call for each is faster than a loop.
function every<A>(parts: readonly Judge<A>[]): Judge<A> {
  const [first, second, third] = parts;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (third === undefined) return (argument, meter) => first(argument, meter) && second(argument, meter);
  return (argument, meter) => {
    for (const part of parts) if (!part(argument, meter)) return false;
    return true;
  };
}

function some<A>(parts: readonly Judge<A>[]): Judge<A> {
  const [first, second, third] = parts;
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  if (third === undefined) return (argument, meter) => first(argument, meter) || second(argument, meter);
  return (argument, meter) => {
    for (const part of parts) if (part(argument, meter)) return true;
    return false;
  };
}
