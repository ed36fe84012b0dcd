import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { SelectField } from '../fields/select-field.tsx';
import { FormField } from './form-field.tsx';
import { useJourneyForm } from './journey-form.ts';

/** One of the catalog's events. */
export function EventFormField({ pointer, label }: { readonly pointer: string; readonly label?: string }): ReactElement {
  const { catalog } = useJourneyForm();
  const words = useWords();
  const choices = Object.entries(catalog.events ?? {}).map(([name, event]) => ({ value: name, label: event.label ?? name }));
  return (
    <FormField<string> pointer={pointer} label={label ?? words('panel.event')} empty="" required>
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
