import type { ReactElement } from 'react';
import { ToggleField } from '../fields/toggle-field.tsx';
import { FormField } from './form-field.tsx';

/** A yes or no of the document that is written only where it is yes. */
export function ToggleFormField({
  pointer,
  label,
  help,
}: {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
}): ReactElement {
  return (
    <FormField<boolean> pointer={pointer} label={label} help={help}>
      {(field) => <ToggleField {...field} onChange={(on) => field.onChange(on === true ? true : undefined)} />}
    </FormField>
  );
}
