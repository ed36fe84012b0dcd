import type { ComparisonCondition } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ProblemList } from '../fields/problem-list.tsx';
import { ComparisonPart } from './comparison-part.tsx';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import type { ConditionPath } from './condition-path.ts';
import { removeAt, replaceAt } from './edit-condition.ts';
import { HistoryDetails } from './history-details.tsx';
import { operandField } from './operand-field.ts';
import { operandLabel } from './operand-label.ts';
import { patternParts } from './pattern-parts.ts';
import { phraseOf } from './phrases.ts';

/** A comparison and where it stands in the tree. */
export interface ComparisonPlace {
  readonly comparison: ComparisonCondition;
  readonly path: ConditionPath;
}

/** One comparison as a sentence: what, how, with which value. The order of its parts is the language's. */
export function ComparisonRow({ comparison, path }: ComparisonPlace): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const field = operandField(comparison.left, editing.site);
  const phrase = phraseOf(comparison, field);
  const name = operandLabel(comparison.left, editing.site, words);
  const problems = editing.problemsAt(path);
  const id = `${editing.id}-${path.join('-')}`;
  const describedBy = problems.length === 0 ? undefined : `${id}-problems`;
  const write = (next: ComparisonCondition, focus?: string): void => {
    if (editing.root !== undefined) editing.write(replaceAt(editing.root, path, next), focus);
  };
  const parts = patternParts(words(phrase.pattern, { left: '{left}', right: '{right}' }));
  const operatorAt = parts.findIndex((part) => part.type === 'words');
  const side = { comparison, field, phrase, path, describedBy, invalid: problems.length > 0, onChange: write };
  return (
    <span className="sj-condition-row" role="group" aria-label={words(phrase.pattern, { left: name, right: '…' })}>
      {parts.map((part, index) => (
        // The parts of a pattern stay in their places.
        <span key={index}>
          <ComparisonPart {...side} part={part} isOperator={index === operatorAt} />{' '}
        </span>
      ))}
      {!editing.readOnly && <RemoveComparison name={name} path={path} />}
      <HistoryDetails operand={comparison.left} onChange={(left) => write({ ...comparison, left })} id={`${id}-history`} />
      <ProblemList id={describedBy} problems={problems} />
    </span>
  );
}

function RemoveComparison({ name, path }: { readonly name: string; readonly path: ConditionPath }): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  // "+ and" stays where the row was: at its group, or at the root if the group goes with it.
  const focus = focusKey('add', path.length > 1 ? path.slice(0, -1) : []);
  return (
    <span className="sj-condition-badge">
      <button
        type="button"
        className="sj-condition-remove"
        aria-label={words('condition.remove', { what: name })}
        data-focus={focusKey('remove', path)}
        onClick={() => editing.root !== undefined && editing.write(removeAt(editing.root, path), focus)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </span>
  );
}
