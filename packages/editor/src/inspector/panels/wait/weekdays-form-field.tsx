import type { Weekday } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { WeekdaysField } from '../../fields/weekdays-field.tsx';
import { FormField } from '../../form/form-field.tsx';

/** Some days of the week as a field of the document. */
export function WeekdaysFormField({ pointer }: { readonly pointer: string }): ReactElement {
  const words = useWords();
  return (
    <FormField<readonly Weekday[]> pointer={pointer} label={words('panel.weekdays')} help={words('panel.weekdaysHelp')} parts>
      {(field) => <WeekdaysField {...field} />}
    </FormField>
  );
}
