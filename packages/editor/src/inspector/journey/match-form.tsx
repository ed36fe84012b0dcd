import type { Condition, EventMatch } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { FieldShell } from '../fields/field-shell.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { EventFormField } from '../form/event-form-field.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';

/** When a goal is reached or an exit criterion holds: an event, or a condition. */
export function MatchForm({
  pointer,
  when,
  label,
}: {
  readonly pointer: string;
  readonly when: Condition | EventMatch;
  readonly label: string;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, `${pointer}-kind`);
  const isEvent = isEventMatch(when);
  return (
    <>
      <FieldShell id={id} label={label}>
        {(describedBy) => (
          <SelectField
            id={id}
            name="kind"
            schema={{}}
            nodeId=""
            input={{}}
            catalog={form.catalog}
            problems={[]}
            describedBy={describedBy}
            readOnly={form.readOnly}
            required
            value={isEvent ? 'event' : 'condition'}
            choices={[
              { value: 'event', label: words('panel.match.event') },
              { value: 'condition', label: words('panel.match.condition') },
            ]}
            onChange={(kind) =>
              form.write(pointer, kind === 'event' ? { event: '' } : { any: [] }, words('inspector.undo.change', { name: label }))
            }
          />
        )}
      </FieldShell>
      {isEvent ? (
        <>
          <EventFormField pointer={`${pointer}/event`} />
          <ConditionFormField
            pointer={`${pointer}/where`}
            label={words('panel.where')}
            event={when.event}
            absent={words('panel.whereAny')}
          />
        </>
      ) : (
        <ConditionFormField pointer={pointer} label={label} hideLabel empty={{ any: [] }} />
      )}
    </>
  );
}

/** Whether a goal or an exit waits for an event: a comparison has `left`, an event match has not. */
function isEventMatch(when: Condition | EventMatch): when is EventMatch {
  return Object.hasOwn(when, 'event') && !Object.hasOwn(when, 'left');
}
