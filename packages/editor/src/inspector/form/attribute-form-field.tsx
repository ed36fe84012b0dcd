import type { Field } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { SelectField } from '../fields/select-field.tsx';
import { FormField } from './form-field.tsx';
import { useJourneyForm } from './journey-form.ts';

/** One of the catalog's attributes, as a field of the document. */
export function AttributeFormField({
  pointer,
  label,
  accept,
}: {
  readonly pointer: string;
  readonly label: string;
  accept?(field: Field): boolean;
}): ReactElement {
  const { catalog } = useJourneyForm();
  const choices = Object.entries(catalog.attributes ?? {})
    .filter(([, field]) => accept?.(field) ?? true)
    .map(([name, field]) => ({ value: name, label: field.label ?? name }));
  return (
    <FormField<string> pointer={pointer} label={label} empty="" required>
      {(field) => (
        <SelectField
          {...field}
          value={field.value === '' ? undefined : field.value}
          required
          choices={choices}
          onChange={(value) => field.onChange(typeof value === 'string' ? value : undefined)}
        />
      )}
    </FormField>
  );
}
