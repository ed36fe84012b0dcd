import type { InactivityTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { AttributeFormField } from '../form/attribute-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { ToggleFormField } from '../form/toggle-form-field.tsx';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** An instant of the contact that has grown old lets it in. */
export function InactivityTriggerForm({ pointer }: TriggerFormProps<InactivityTrigger>): ReactElement {
  const words = useWords();
  return (
    <>
      <AttributeFormField
        pointer={`${pointer}/attribute`}
        label={words('panel.inactivity.attribute')}
        accept={(field) => field.type === 'datetime' || field.type === 'date'}
      />
      <DurationFormField pointer={`${pointer}/after`} label={words('panel.inactivity.after')} required />
      <ToggleFormField pointer={`${pointer}/existing`} label={words('panel.existing')} help={words('panel.existingHelp')} />
    </>
  );
}
