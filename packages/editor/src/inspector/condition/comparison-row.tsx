import type { ComparisonCondition } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ProblemText } from '../fields/problem-text.tsx';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import type { ConditionPath } from './condition-path.ts';
import { removeAt, replaceAt } from './edit-condition.ts';
import { HistoryDetails } from './history-details.tsx';
import { withOperand, withPhrase } from './new-comparison.ts';
import { OperandChip } from './operand-chip.tsx';
import { operandField } from './operand-field.ts';
import { operandLabel } from './operand-label.ts';
import { patternParts, patternWords } from './pattern-parts.ts';
import { phraseOf, phrasesFor, type Phrase } from './phrases.ts';
import { RightSide } from './right-side.tsx';
import { WordSelect } from './word-select.tsx';

/** One comparison as a sentence: what, how, with which value. The order of its parts is the language's. */
export function ComparisonRow({
  comparison,
  path,
}: {
  readonly comparison: ComparisonCondition;
  readonly path: ConditionPath;
}): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const field = operandField(comparison.left, editing.site);
  const phrase = phraseOf(comparison, field);
  const name = operandLabel(comparison.left, editing.site, words);
  const problems = editing.problemsAt(path);
  const problemsId = problems.length === 0 ? undefined : `${editing.id}-${path.join('-')}-problems`;
  const write = (next: ComparisonCondition, focus?: string): void => {
    if (editing.root !== undefined) editing.write(replaceAt(editing.root, path, next), focus);
  };
  const parts = patternParts(words(phrase.pattern, { left: '{left}', right: '{right}' }));
  const operatorAt = parts.findIndex((part) => part.type === 'words');
  return (
    <span
      className="sj-condition-row"
      role="group"
      aria-label={words(phrase.pattern, { left: name, right: '…' })}
      data-invalid={problems.length > 0}
    >
      {parts.map((part, index) => (
        // The parts of a pattern stay in their places.
        <span key={index}>
          {part.type === 'left' && (
            <OperandChip
              operand={comparison.left}
              site={editing.site}
              readOnly={editing.readOnly}
              focus={focusKey('operand', path)}
              onChoose={(left) => write(withOperand(comparison, left, field, operandField(left, editing.site)), focusKey('operand', path))}
            />
          )}
          {part.type === 'right' && (
            <RightSide
              comparison={comparison}
              field={field}
              phrase={phrase}
              path={path}
              describedBy={problemsId}
              invalid={problems.length > 0}
              onChange={write}
            />
          )}
          {part.type === 'words' && index === operatorAt && (
            <OperatorSelect comparison={comparison} phrase={phrase} path={path} text={part.text} onChange={write} />
          )}
          {part.type === 'words' && index !== operatorAt && <span className="sj-condition-word">{part.text}</span>}{' '}
        </span>
      ))}
      {!editing.readOnly && (
        <span className="sj-condition-badge">
          <button
            type="button"
            className="sj-condition-remove"
            aria-label={words('condition.remove', { what: name })}
            data-focus={focusKey('remove', path)}
            onClick={() =>
              editing.root !== undefined && editing.write(removeAt(editing.root, path), focusKey('add', focusAfterRemoval(path)))
            }
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      )}
      <HistoryDetails
        operand={comparison.left}
        onChange={(left) => write({ ...comparison, left })}
        id={`${editing.id}-${path.join('-')}-history`}
      />
      {problemsId !== undefined && (
        <span id={problemsId} className="sj-condition-problems">
          {problems.map((problem) => (
            <span key={`${problem.code}${problem.pointer}`} data-severity={problem.severity}>
              <ProblemText problem={problem} />
            </span>
          ))}
        </span>
      )}
    </span>
  );
}

function OperatorSelect({
  comparison,
  phrase,
  path,
  text,
  onChange,
}: {
  readonly comparison: ComparisonCondition;
  readonly phrase: Phrase;
  readonly path: ConditionPath;
  readonly text: string;
  onChange(next: ComparisonCondition): void;
}): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const phrases = phrasesFor(comparison.left, operandField(comparison.left, editing.site));
  const offered = phrases.some((one) => one.id === phrase.id) ? phrases : [phrase, ...phrases];
  return (
    <WordSelect
      label={words('condition.operator')}
      text={text}
      value={phrase.id}
      focus={focusKey('operator', path)}
      disabled={editing.readOnly}
      options={offered.map((one) => ({ value: one.id, label: patternWords(words(one.pattern, { left: '{left}', right: '{right}' })) }))}
      onChange={(id) => {
        const next = offered.find((one) => one.id === id);
        if (next !== undefined) onChange(withPhrase(comparison, next, phrase));
      }}
    />
  );
}

/** Where "+ and" stands once the row is gone: at its group, or at the root if the group goes with it. */
function focusAfterRemoval(path: ConditionPath): ConditionPath {
  return path.length > 1 ? path.slice(0, -1) : [];
}
