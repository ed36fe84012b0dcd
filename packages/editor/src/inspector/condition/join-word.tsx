import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { WordSelect } from './word-select.tsx';

/** "and" or "or" between two conditions; the first of a group changes them all. */
export function JoinWord({
  join,
  canChange,
  onChange,
}: {
  readonly join: 'all' | 'any';
  readonly canChange: boolean;
  onChange(join: 'all' | 'any'): void;
}): ReactElement {
  const words = useWords();
  const text = words(join === 'all' ? 'condition.and' : 'condition.or');
  if (!canChange) return <span className="sj-condition-word">{text}</span>;
  return (
    <WordSelect
      label={words('condition.join')}
      text={text}
      value={join}
      options={[
        { value: 'all', label: words('condition.and') },
        { value: 'any', label: words('condition.or') },
      ]}
      onChange={(next) => onChange(next === 'any' ? 'any' : 'all')}
    />
  );
}
