import type { ComparisonCondition } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { useConditionEditing } from './condition-editing.ts';
import type { ConditionPath } from './condition-path.ts';
import { replaceAt } from './edit-condition.ts';
import { operandField } from './operand-field.ts';
import { operandLabel } from './operand-label.ts';

/** What each comparison says of a contact whose value is unknown; a click says the other. */
export function MissingAnswers({
  rows,
}: {
  readonly rows: readonly { readonly comparison: ComparisonCondition; readonly path: ConditionPath }[];
}): ReactElement | null {
  const editing = useConditionEditing();
  const words = useWords();
  const open = rows.filter(({ comparison }) => {
    if (comparison.op === 'exists' || comparison.op === 'missing') return false;
    return operandField(comparison.left, editing.site)?.required !== true;
  });
  if (open.length === 0) return null;
  return (
    <ul className="sj-condition-missing">
      {open.map(({ comparison, path }) => {
        const matches = comparison.orMissing === true;
        const { orMissing: _, ...rest } = comparison;
        const name = operandLabel(comparison.left, editing.site, words);
        return (
          <li key={path.join(' ')}>
            <button
              type="button"
              disabled={editing.readOnly}
              onClick={() =>
                editing.root !== undefined && editing.write(replaceAt(editing.root, path, matches ? rest : { ...rest, orMissing: true }))
              }
            >
              <span aria-hidden="true" className="sj-condition-missing-mark" data-matches={matches} />
              {words(matches ? 'condition.ifMissingMatches' : 'condition.ifMissing', { name })}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
