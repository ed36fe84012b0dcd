import type { LocalTime } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { LocalTimeField } from '../../fields/local-time-field.tsx';
import { FormField } from '../../form/form-field.tsx';

/** A time of day as a field of the document. A required one keeps its last value while it is emptied. */
export function AtFormField({
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
    <FormField<LocalTime> pointer={pointer} label={label} help={help} required={required}>
      {(field) => (
        <LocalTimeField
          {...field}
          onChange={(value) => {
            if (value !== undefined || !required) field.onChange(value);
          }}
        />
      )}
    </FormField>
  );
}
