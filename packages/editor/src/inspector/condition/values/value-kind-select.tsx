import type { Field } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { WordSelect } from '../word-select.tsx';

/** What the right side of a comparison is. */
export type ValueKind = 'literal' | 'ago' | 'in' | 'operand';

/** Chooses what a value is: fixed, a time from now, or another value. Only where the type has more than one kind. */
export function ValueKindSelect({
  kind,
  field,
  onChange,
}: {
  readonly kind: ValueKind;
  readonly field: Field | undefined;
  onChange(kind: ValueKind): void;
}): ReactElement | null {
  const words = useWords();
  const kinds = kindsOf(field);
  if (kinds.length < 2 && kinds.includes(kind)) return null;
  const offered = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return (
    <WordSelect
      look="kind"
      label={words('condition.valueKind')}
      text="▾"
      value={kind}
      options={offered.map((one) => ({ value: one, label: words(`condition.valueKind.${one}`) }))}
      // Only the options above can be chosen.
      onChange={(next) => onChange(next as ValueKind)}
    />
  );
}

function kindsOf(field: Field | undefined): readonly ValueKind[] {
  if (field?.type === 'date' || field?.type === 'datetime') return ['literal', 'ago', 'in', 'operand'];
  return field?.type === 'number' || (field?.type === 'text' && field.values === undefined) ? ['literal', 'operand'] : ['literal'];
}
