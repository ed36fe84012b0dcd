import type { DateTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { AttributeFormField } from '../form/attribute-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { ToggleFormField } from '../form/toggle-form-field.tsx';
import { AtFormField } from '../panels/wait/at-form-field.tsx';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** A date of the contact lets it in, once or every year. */
export function DateTriggerForm({ pointer }: TriggerFormProps<DateTrigger>): ReactElement {
  const words = useWords();
  return (
    <>
      <AttributeFormField
        pointer={`${pointer}/attribute`}
        label={words('panel.date.attribute')}
        accept={(field) => field.type === 'date' || field.type === 'datetime'}
      />
      <DurationFormField
        pointer={`${pointer}/offset`}
        label={words('panel.wait.date.offset')}
        help={words('panel.wait.date.offsetHelp')}
        signed
      />
      <AtFormField pointer={`${pointer}/at`} label={words('panel.date.at')} required />
      <ToggleFormField pointer={`${pointer}/yearly`} label={words('panel.date.yearly')} />
      <ToggleFormField pointer={`${pointer}/existing`} label={words('panel.existing')} help={words('panel.existingHelp')} />
    </>
  );
}
