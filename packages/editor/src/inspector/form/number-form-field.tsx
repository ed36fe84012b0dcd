import type { ReactElement } from 'react';
import { NumberField } from '../fields/number-field.tsx';
import { FormField } from './form-field.tsx';

/** A number of the document as a field. A required one keeps its last value while it is emptied. */
export function NumberFormField({
  pointer,
  label,
  help,
  required = false,
}: {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
}): ReactElement {
  return (
    <FormField<number> pointer={pointer} label={label} help={help} required={required}>
      {(field) => (
        <NumberField
          {...field}
          onChange={(value) => {
            if (value !== undefined || !required) field.onChange(value);
          }}
        />
      )}
    </FormField>
  );
}
