import type { ComparisonCondition, Field } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import type { ConditionPath } from './condition-path.ts';
import { withPhrase } from './new-comparison.ts';
import { patternWords } from './pattern-parts.ts';
import { phrasesFor, type Phrase } from './phrases.ts';
import { WordSelect } from './word-select.tsx';

/** How a comparison is said, among all the ways its type has. One that no type has stays as it is until another is chosen. */
export function OperatorSelect(props: {
  readonly comparison: ComparisonCondition;
  readonly field: Field | undefined;
  readonly phrase: Phrase;
  readonly path: ConditionPath;
  readonly text: string;
  onChange(next: ComparisonCondition): void;
}): ReactElement {
  const { comparison, phrase, onChange } = props;
  const editing = useConditionEditing();
  const words = useWords();
  const phrases = phrasesFor(comparison.left, props.field);
  const offered = phrases.some((one) => one.id === phrase.id) ? phrases : [phrase, ...phrases];
  return (
    <WordSelect
      label={words('condition.operator')}
      text={props.text}
      value={phrase.id}
      focus={focusKey('operator', props.path)}
      disabled={editing.readOnly}
      options={offered.map((one) => ({ value: one.id, label: patternWords(words(one.pattern, { left: '{left}', right: '{right}' })) }))}
      onChange={(id) => {
        const next = offered.find((one) => one.id === id);
        if (next !== undefined) onChange(withPhrase(comparison, next, phrase));
      }}
    />
  );
}
