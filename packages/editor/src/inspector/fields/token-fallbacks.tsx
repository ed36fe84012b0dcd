import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { readTemplate, withFallback } from './liquid-tokens.ts';

/** The tokens of a text and how to change them. */
export interface TokenFallbacksProps {
  readonly id: string;
  readonly template: string;
  readonly readOnly: boolean;
  labelOf(path: string): string;
  onChange(template: string): void;
}

/** Each token of a text with what is written where the value is missing. */
export function TokenFallbacks({ id, template, readOnly, labelOf, onChange }: TokenFallbacksProps): ReactElement | null {
  const words = useWords();
  const tokens = readTemplate(template).flatMap((part, index) => (part.type === 'token' ? [{ part, index }] : []));
  if (tokens.length === 0) return null;
  return (
    <ul className="sj-token-list">
      {tokens.map(({ part, index }) => (
        <li key={index}>
          <span className="sj-chip-token">
            <bdi>{labelOf(part.path)}</bdi>
          </span>
          <label htmlFor={`${id}-fallback-${index}`}>{words('field.token.fallback')}</label>
          <input
            id={`${id}-fallback-${index}`}
            className="sj-input sj-input-small"
            dir="auto"
            autoComplete="off"
            disabled={readOnly}
            aria-label={words('field.token.fallbackOf', { name: labelOf(part.path) })}
            placeholder={words('field.token.noFallback')}
            value={part.fallback ?? ''}
            onChange={(event) =>
              onChange(withFallback(template, index, event.currentTarget.value === '' ? undefined : event.currentTarget.value))
            }
          />
        </li>
      ))}
    </ul>
  );
}
