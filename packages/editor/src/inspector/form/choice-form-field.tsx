import type { ReactElement } from 'react';
import { SelectField, type SelectChoice } from '../fields/select-field.tsx';
import { FormField } from './form-field.tsx';

/** One of a closed list, as a field of the document. */
export function ChoiceFormField(props: {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly choices: readonly SelectChoice[];
  /** One of the list is always chosen. */
  readonly required?: boolean;
  /** Shown while nothing is written. */
  readonly fallback?: SelectChoice['value'];
}): ReactElement {
  const { pointer, label, help, choices, required = false, fallback } = props;
  return (
    <FormField pointer={pointer} label={label} help={help}>
      {(field) => (
        <SelectField {...field} value={field.value ?? fallback} choices={choices} required={required || fallback !== undefined} />
      )}
    </FormField>
  );
}
