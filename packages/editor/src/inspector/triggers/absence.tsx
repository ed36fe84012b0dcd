import type { AbsenceTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ManyValues } from '../condition/values/many-values.tsx';
import { FieldShell } from '../fields/field-shell.tsx';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { EventFormField } from '../form/event-form-field.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin } from '../form/pointer.ts';
import type { TriggerFormProps } from './trigger-form-props.ts';
import { plainText } from '../fields/plain-text.ts';

/** An event that no other follows lets contacts in. */
export function AbsenceTriggerForm({ pointer, trigger }: TriggerFormProps<AbsenceTrigger>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, `${pointer}/without`);
  const names = Object.keys(form.catalog.events ?? {});
  return (
    <>
      <EventFormField pointer={`${pointer}/event`} label={words('panel.absence.event')} />
      <ConditionFormField
        pointer={`${pointer}/where`}
        label={words('panel.where')}
        event={trigger.event}
        inGraph={false}
        absent={words('panel.whereAny')}
      />
      <FieldShell
        id={id}
        label={words('panel.absence.without')}
        problems={form.problems.filter((problem) => isWithin(problem.pointer, `${pointer}/without`))}
        parts
        required
      >
        {(describedBy) => (
          <span className="sj-condition-flow">
            <ManyValues
              id={id}
              left={{ event: '' }}
              field={{ type: 'text', values: names }}
              zone="UTC"
              readOnly={form.readOnly}
              invalid={false}
              describedBy={describedBy}
              values={trigger.without}
              labelOf={(name) =>
                typeof name === 'string' && Object.hasOwn(form.catalog.events ?? {}, name)
                  ? (form.catalog.events?.[name]?.label ?? name)
                  : plainText(name)
              }
              onChange={(without) =>
                form.write(`${pointer}/without`, without ?? [], words('inspector.undo.change', { name: words('panel.absence.without') }))
              }
            />
          </span>
        )}
      </FieldShell>
      <DurationFormField
        pointer={`${pointer}/within`}
        label={words('panel.absence.within')}
        help={words('panel.absence.withinHelp')}
        required
      />
    </>
  );
}
