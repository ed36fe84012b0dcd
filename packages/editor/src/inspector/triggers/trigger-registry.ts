import type { TriggerType } from '@sojourn/schema';
import type { ComponentType } from 'react';
import { AbsenceTriggerForm } from './absence.tsx';
import { AttributeTriggerForm } from './attribute.tsx';
import { CalledTriggerForm } from './called.tsx';
import { DateTriggerForm } from './date.tsx';
import { EventTriggerForm } from './event.tsx';
import { InactivityTriggerForm } from './inactivity.tsx';
import { ScheduleTriggerForm } from './schedule.tsx';
import { SegmentTriggerForm } from './segment.tsx';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** The form of each trigger type. */
// A form is only ever given triggers of the type it is registered under.
export const triggerForms = {
  event: EventTriggerForm,
  absence: AbsenceTriggerForm,
  attribute: AttributeTriggerForm,
  segment: SegmentTriggerForm,
  date: DateTriggerForm,
  inactivity: InactivityTriggerForm,
  schedule: ScheduleTriggerForm,
  manual: CalledTriggerForm,
  journey: CalledTriggerForm,
} as Readonly<Record<TriggerType, ComponentType<TriggerFormProps>>>;
