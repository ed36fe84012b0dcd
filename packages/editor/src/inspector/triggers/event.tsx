import type { EventTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { EventFormField } from '../form/event-form-field.tsx';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** An event lets contacts in. */
export function EventTriggerForm({ pointer, trigger }: TriggerFormProps<EventTrigger>): ReactElement {
  const words = useWords();
  return (
    <>
      <EventFormField pointer={`${pointer}/event`} />
      <ConditionFormField
        pointer={`${pointer}/where`}
        label={words('panel.where')}
        event={trigger.event}
        inGraph={false}
        absent={words('panel.whereAny')}
      />
    </>
  );
}
