import type { EventAlternative } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { ChoiceFormField } from '../../form/choice-form-field.tsx';
import { ConditionFormField } from '../../form/condition-form-field.tsx';
import { EventFormField } from '../../form/event-form-field.tsx';
import { useJourneyForm } from '../../form/journey-form.ts';
import { Folded } from '../../form/section.tsx';
import { stepChoices } from '../step-choices.ts';
import type { AlternativeProps } from './alternative-props.ts';

/** Waits for an event, by default from the moment the contact arrives here. */
export function EventAlternativeForm({ pointer, alternative }: AlternativeProps<EventAlternative>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const steps = stepChoices(form, words);
  const messages = stepChoices(form, words, (node) => node.type === 'action');
  const isAdvanced = alternative.since !== undefined || alternative.of !== undefined;
  return (
    <div className="sj-item-body">
      <EventFormField pointer={`${pointer}/event`} />
      <ConditionFormField
        pointer={`${pointer}/where`}
        label={words('panel.where')}
        event={alternative.event}
        absent={words('panel.whereAny')}
      />
      <Folded title={words('panel.wait.event.which')} open={isAdvanced}>
        <ChoiceFormField
          pointer={`${pointer}/since`}
          label={words('panel.wait.event.since')}
          choices={[
            { value: 'entry', label: words('panel.wait.event.sinceEntry') },
            ...steps.map((step) => ({ value: `node:${step.value}`, label: words('panel.wait.event.sinceStep', { name: step.label }) })),
          ]}
        />
        <ChoiceFormField
          pointer={`${pointer}/of`}
          label={words('panel.wait.event.of')}
          help={words('panel.wait.event.ofHelp')}
          choices={messages}
        />
      </Folded>
    </div>
  );
}
