import { isOperand, type ComparisonCondition, type Field, type JsonValue, type Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import type { ConditionPath } from './condition-path.ts';
import { patternParts } from './pattern-parts.ts';
import type { Phrase } from './phrases.ts';
import { zoneOf } from './values/zone-of.ts';
import { LiteralValue } from './values/literal-value.tsx';
import { ManyValues } from './values/many-values.tsx';
import { SingleValue } from './values/single-value.tsx';

/** What the right side of a comparison is told. */
export interface RightSideProps {
  readonly comparison: ComparisonCondition;
  readonly field: Field | undefined;
  readonly phrase: Phrase;
  readonly path: ConditionPath;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** `focus` names where the focus goes once the change is shown. */
  onChange(comparison: ComparisonCondition, focus?: string): void;
}

/** The right side: one value of the left side's type, the two ends of a range, or a list. */
export function RightSide({ comparison, field, phrase, path, describedBy, invalid, onChange }: RightSideProps): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const { right, ...rest } = comparison;
  const write = (next: Operand | JsonValue | undefined): void => onChange(next === undefined ? rest : { ...rest, right: next });
  const shared = {
    id: `${editing.id}-${path.join('-')}-value`,
    field,
    left: comparison.left,
    readOnly: editing.readOnly,
    invalid,
    describedBy,
    zone: zoneOf(editing.site.journey),
    focus: focusKey('value', path),
  };
  const literal = isOperand(right) ? undefined : right;
  if (phrase.takes === 'many') return <ManyValues {...shared} values={listOf(literal)} onChange={write} />;
  if (phrase.takes === 'one')
    return <SingleValue {...shared} label={words('condition.value')} site={editing.site} value={right} onChange={write} />;
  const [from, to] = listOf(literal);
  // `between` holds a list of two; an end that is not given yet is null.
  const pair = (first: JsonValue | undefined, second: JsonValue | undefined): void =>
    write(first === undefined && second === undefined ? undefined : [first ?? null, second ?? null]);
  return (
    <>
      {patternParts(words('condition.pair', { from: '{left}', to: '{right}' })).map((part, index) => (
        // The parts of a pattern stay in their places.
        <span key={index}>
          {part.type === 'words' && <span className="sj-condition-word">{part.text}</span>}
          {part.type === 'left' && (
            <LiteralValue
              {...shared}
              id={`${shared.id}-from`}
              label={words('condition.valueFrom')}
              value={from ?? undefined}
              onChange={(value) => pair(value, to)}
            />
          )}
          {part.type === 'right' && (
            <LiteralValue
              {...shared}
              id={`${shared.id}-to`}
              focus={undefined}
              label={words('condition.valueTo')}
              value={to ?? undefined}
              onChange={(value) => pair(from, value)}
            />
          )}{' '}
        </span>
      ))}
    </>
  );
}

function listOf(literal: JsonValue | undefined): readonly JsonValue[] {
  if (literal === undefined) return [];
  // A literal that is a list holds JSON values.
  return Array.isArray(literal) ? (literal as readonly JsonValue[]) : [literal];
}
