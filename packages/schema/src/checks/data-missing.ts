import { nodeDefinition } from '../nodes/registry.ts';
import { emptyFields, emptyOperand } from '../mentions/empty-fields.ts';
import { isOperand } from '../conditions/operand.ts';
import { rightSideOf } from '../conditions/operators-for.ts';
import { triggerDefinition } from '../triggers/registry.ts';
import type { Check, CheckFinding } from './check.ts';

/** Something that must be filled in and is not: a draft may be so, a published journey may not. */
export const dataMissing: Check = {
  code: 'data_missing',
  severity: 'error',
  *run({ journey, nodes, mentions }) {
    for (const [index, trigger] of journey.entry.triggers.entries()) {
      yield* missing(['entry', 'triggers', index], triggerDefinition(trigger.type)?.gaps?.(trigger));
    }
    if (journey.entry.reentry.mode === 'perKey' && (journey.entry.key ?? '') === '')
      yield { path: ['entry', 'key'], params: { field: 'key' } };
    for (const [nodeId, node] of nodes.known) {
      const gaps = nodeDefinition(node.type)?.gaps?.(node) ?? [];
      if (gaps.length > 0) yield* missing(['nodes', nodeId], gaps);
    }
    for (const { comparison, path } of mentions.comparisons) {
      const left = emptyOperand(comparison.left);
      if (left.length > 0) yield* missing([...path, 'left'], left);
      if (isOperand(comparison.right)) yield* missing([...path, 'right'], emptyOperand(comparison.right));
      else if (rightSideOf(comparison.op) !== 'none' && isBlank(comparison.right))
        yield { path: [...path, 'right'], params: { field: 'right' } };
    }
    if (journey.goal !== undefined && 'event' in journey.goal.when)
      yield* missing(['goal', 'when'], emptyFields(journey.goal.when, 'event'));
  },
};

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function* missing(at: CheckFinding['path'], gaps: readonly CheckFinding['path'][] | undefined): Generator<CheckFinding> {
  for (const gap of gaps ?? []) yield { path: [...at, ...gap], params: { field: String(gap.at(-1)) } };
}
