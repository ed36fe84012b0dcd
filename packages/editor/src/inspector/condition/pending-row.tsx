import type { Condition, Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { focusKey, useConditionEditing, type PendingComparison } from './condition-editing.ts';
import { groupOf, type ConditionPath } from './condition-path.ts';
import { addBeside, addInto } from './edit-condition.ts';
import { newComparison } from './new-comparison.ts';
import { OperandChip } from './operand-chip.tsx';
import { operandField } from './operand-field.ts';
import { phraseOf } from './phrases.ts';

/** The comparison being added behind a path, if there is one: it asks what to compare. */
export function PendingRow({ at }: { readonly at: ConditionPath }): ReactElement | null {
  const editing = useConditionEditing();
  const words = useWords();
  const { pending } = editing;
  if (pending === undefined || pending.at.join(' ') !== at.join(' ')) return null;
  const choose = (operand: Operand): void => {
    const field = operandField(operand, editing.site);
    const comparison = newComparison(operand, field);
    const added = place(editing.root, pending, comparison);
    const asks = phraseOf(comparison, field).takes !== 'nothing';
    editing.write(added.root, focusKey(asks ? 'value' : 'operator', added.path));
  };
  const cancel = (): void => editing.begin(undefined, focusKey('add', pending.how === 'first' ? [] : pending.at));
  return (
    <span className="sj-condition-row" data-pending="">
      {pending.how !== 'first' && (
        <span className="sj-condition-word">{words(pending.join === 'all' ? 'condition.and' : 'condition.or')}</span>
      )}{' '}
      <OperandChip
        operand={undefined}
        site={editing.site}
        readOnly={false}
        focus="pending"
        openAtOnce
        onChoose={choose}
        onCancel={cancel}
      />
    </span>
  );
}

function place(
  root: Condition | undefined,
  pending: PendingComparison,
  added: Condition,
): { readonly root: Condition; readonly path: ConditionPath } {
  if (root === undefined || pending.how === 'first') return { root: added, path: [] };
  if (pending.how === 'beside') return addBeside(root, pending.at, pending.join, added);
  if (pending.how === 'into') return addInto(root, pending.at, added);
  const group = groupOf(pending.join, [added]);
  const grown = addInto(root, pending.at, group);
  return { root: grown.root, path: [...grown.path, 0] };
}
