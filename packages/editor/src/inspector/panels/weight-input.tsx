import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { readNumber } from '../fields/read-number.ts';
import { useDraftText } from '../fields/use-draft-text.ts';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';

/** The weight of an arm: never absent, never below zero. */
export function WeightInput({
  pointer,
  weight,
  label,
}: {
  readonly pointer: string;
  readonly weight: number;
  readonly label: string;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, pointer);
  const { text, isReadable, type, settle } = useDraftText<number>({
    id,
    value: weight,
    format: String,
    parse: (typed) => {
      const value = readNumber(typed)?.value;
      return value === undefined || value < 0 ? undefined : { value };
    },
    onChange: (value) => form.write(pointer, value, words('inspector.undo.change', { name: label })),
  });
  return (
    <input
      id={id}
      className="sj-input sj-input-weight"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isReadable ? undefined : true}
      disabled={form.readOnly}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={settle}
    />
  );
}
