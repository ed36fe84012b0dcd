import type { ScheduleTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { TextFormField } from '../form/text-form-field.tsx';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** A calendar lets in all contacts that match at its instants. */
export function ScheduleTriggerForm({ pointer, trigger }: TriggerFormProps<ScheduleTrigger>): ReactElement {
  const words = useWords();
  return (
    <>
      {trigger.rrule === undefined && (
        <TextFormField pointer={`${pointer}/cron`} label={words('panel.schedule.cron')} help={words('panel.schedule.cronHelp')} />
      )}
      {trigger.cron === undefined && (
        <TextFormField pointer={`${pointer}/rrule`} label={words('panel.schedule.rrule')} help={words('panel.schedule.rruleHelp')} />
      )}
      <ConditionFormField pointer={`${pointer}/when`} label={words('panel.schedule.when')} inGraph={false} empty={{ all: [] }} />
    </>
  );
}
