import type { ReactElement } from 'react';
import { LongTextField } from '../fields/long-text-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { TokenTextField } from '../fields/token-text-field.tsx';
import { FormField } from './form-field.tsx';
import { useJourneyForm } from './journey-form.ts';

/** A text of the document as a field: one line, several, or one with tokens. */
export function TextFormField({
  pointer,
  label,
  help,
  required = false,
  kind = 'line',
}: {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly kind?: 'line' | 'long' | 'note' | 'tokens';
}): ReactElement {
  const { journey } = useJourneyForm();
  return (
    <FormField<string> pointer={pointer} label={label} help={help} required={required} {...(required ? { empty: '' } : {})}>
      {(field) => {
        if (kind === 'tokens') return <TokenTextField {...field} journey={journey} />;
        if (kind === 'note') return <LongTextField {...field} look="note" />;
        return kind === 'long' ? <LongTextField {...field} /> : <TextField {...field} />;
      }}
    </FormField>
  );
}
