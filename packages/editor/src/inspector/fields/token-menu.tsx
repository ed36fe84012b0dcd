import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { TokenChoice } from './token-choices.ts';

/** A menu of the values that a text can show. */
export interface TokenMenuProps {
  readonly label: string;
  readonly choices: readonly TokenChoice[];
  onChoose(path: string): void;
}

/** Inserts a token. A native select, so that it works the same with every keyboard and screen reader. */
export function TokenMenu({ label, choices, onChoose }: TokenMenuProps): ReactElement {
  const words = useWords();
  return (
    <span className="sj-token-menu">
      <span aria-hidden="true">{label}</span>
      <select aria-label={label} value="" onChange={(event) => event.currentTarget.value !== '' && onChoose(event.currentTarget.value)}>
        <option value="">{label}</option>
        {(['contact', 'entry'] as const).map((group) => {
          const members = choices.filter((choice) => choice.group === group);
          return members.length === 0 ? null : (
            <optgroup key={group} label={words(group === 'contact' ? 'field.token.contact' : 'field.token.entry')}>
              {members.map((choice) => (
                <option key={choice.path} value={choice.path}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </span>
  );
}
