import { canonicalJson } from '../canonical-json.ts';
import type { Catalog } from '../catalog.ts';
import type { ComparisonCondition, Condition, Operand } from '../conditions/condition.ts';
import { isOperand, ownField } from '../conditions/operand.ts';
import { keyOf } from '../solver/reading.ts';
import type { JsonValue } from '../values.ts';

/** What a condition reads, under the solver's names for it; segments of the catalog by what their conditions read. */
export function namesIn(condition: Condition, catalog: Catalog, depth = 0, found: Set<string> = new Set()): ReadonlySet<string> {
  if ('all' in condition) for (const part of condition.all) namesIn(part, catalog, depth, found);
  else if ('any' in condition) for (const part of condition.any) namesIn(part, catalog, depth, found);
  else if ('not' in condition) namesIn(condition.not, catalog, depth, found);
  else addComparison(condition, catalog, depth, found);
  return found;
}

/** Segments deeper than that are not judged either. */
const deepest = 16;

function addComparison(comparison: ComparisonCondition, catalog: Catalog, depth: number, found: Set<string>): void {
  for (const side of [comparison.left, ...(isOperand(comparison.right) ? [comparison.right] : [])]) {
    found.add(keyOf(side) ?? `free ${canonicalJson(side as unknown as JsonValue)}`); // An operand is plain data.
    const inner = segmentCondition(side, catalog) ?? whereOf(side);
    if (inner !== undefined && depth < deepest) namesIn(inner, catalog, depth + 1, found);
  }
}

function segmentCondition(operand: Operand, { segments }: Catalog): Condition | undefined {
  return 'segment' in operand ? ownField(segments, operand.segment)?.when : undefined;
}

function whereOf(operand: Operand): Condition | undefined {
  if ('count' in operand) return operand.count.where;
  if ('sum' in operand) return operand.sum.where;
  return 'last' in operand ? operand.last.where : undefined;
}
