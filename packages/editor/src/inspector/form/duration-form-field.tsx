import type { Duration } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { DurationField } from '../fields/duration-field.tsx';
import { FormField } from './form-field.tsx';

/** A length of time of the document as a field. A required one keeps its last value while the text cannot be read. */
export function DurationFormField({
  pointer,
  label,
  help,
  required = false,
  signed = false,
}: {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly signed?: boolean;
}): ReactElement {
  return (
    <FormField<Duration> pointer={pointer} label={label} help={help} required={required}>
      {(field) => <DurationField {...field} required={required} signed={signed} />}
    </FormField>
  );
}
