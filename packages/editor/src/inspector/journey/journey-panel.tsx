import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { DateField } from '../fields/date-field.tsx';
import { FormField } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { NumberFormField } from '../form/number-form-field.tsx';
import { Folded, Section } from '../form/section.tsx';
import { TextFormField } from '../form/text-form-field.tsx';
import { ExitList } from './exit-list.tsx';
import { GoalForm } from './goal-form.tsx';
import { SendTimes } from './send-times.tsx';
import { SuppressionForm } from './suppression-form.tsx';
import { ZoneFormField } from './zone-form-field.tsx';

/** Settings of the journey as a whole. */
export function JourneyPanel(): ReactElement {
  const { journey } = useJourneyForm();
  const words = useWords();
  const isTuned =
    journey.owner !== undefined || journey.expiresOn !== undefined || journey.priority !== undefined || journey.seed !== undefined;
  return (
    <>
      <Section>
        <TextFormField pointer="/description" label={words('panel.journey.description')} kind="long" />
        <ZoneFormField />
      </Section>
      <Section title={words('panel.goal.title')}>
        <GoalForm />
      </Section>
      <Section title={words('panel.exits.title')}>
        <ExitList />
      </Section>
      <Folded title={words('panel.suppression.title')} open={journey.suppression !== undefined}>
        <SuppressionForm />
      </Folded>
      <Folded title={words('panel.sendTimes.title')} open={journey.sendWindows !== undefined || journey.blockedDates !== undefined}>
        <SendTimes />
      </Folded>
      <Folded title={words('panel.advanced')} open={isTuned}>
        <NumberFormField pointer="/priority" label={words('panel.journey.priority')} help={words('panel.journey.priorityHelp')} />
        <TextFormField pointer="/owner" label={words('panel.journey.owner')} />
        <TextFormField pointer="/folder" label={words('panel.journey.folder')} />
        <FormField<string> pointer="/expiresOn" label={words('panel.journey.expires')}>
          {(field) => <DateField {...field} />}
        </FormField>
        <TextFormField pointer="/seed" label={words('panel.journey.seed')} help={words('panel.journey.seedHelp')} />
      </Folded>
    </>
  );
}
