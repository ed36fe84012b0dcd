import type { Reentry } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { entryFields } from '../condition/operand-choices.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { NumberFormField } from '../form/number-form-field.tsx';
import { PresenceField } from '../form/presence-field.tsx';
import { Folded, Section } from '../form/section.tsx';
import { TriggerList } from '../triggers/trigger-list.tsx';

const modes: readonly Reentry['mode'][] = ['never', 'afterExit', 'perKey', 'always'];

/** How a contact gets in: triggers, criteria, coming again, and how many. */
export function EntryPanel(): ReactElement {
  const words = useWords();
  return (
    <>
      <Section title={words('panel.entry.triggers')}>
        <TriggerList />
      </Section>
      <Section>
        <ConditionFormField
          pointer="/entry/criteria"
          label={words('panel.entry.criteria')}
          help={words('panel.entry.criteriaHelp')}
          inGraph={false}
        />
      </Section>
      <ComingAgain />
      <HowMany />
    </>
  );
}

function ComingAgain(): ReactElement {
  const { journey, catalog } = useJourneyForm();
  const words = useWords();
  const { mode } = journey.entry.reentry;
  const keys = [...entryFields(journey, catalog)].map(([path, field]) => ({ value: path, label: field.label ?? path }));
  const afterHelp = words(mode === 'perKey' ? 'panel.entry.afterHelpKey' : 'panel.entry.afterHelp');
  return (
    <Section title={words('panel.entry.again')}>
      <ChoiceFormField
        pointer="/entry/reentry/mode"
        label={words('panel.entry.reentry')}
        required
        choices={modes.map((value) => ({ value, label: words(`panel.entry.reentry.${value}`) }))}
      />
      {(mode === 'afterExit' || mode === 'perKey') && (
        <DurationFormField pointer="/entry/reentry/after" label={words('panel.entry.after')} help={afterHelp} />
      )}
      <ChoiceFormField pointer="/entry/key" label={words('panel.entry.key')} help={words('panel.entry.keyHelp')} choices={keys} />
    </Section>
  );
}

function HowMany(): ReactElement {
  const { holdout, rollout, limit } = useJourneyForm().journey.entry;
  const words = useWords();
  return (
    <Folded title={words('panel.entry.howMany')} open={holdout !== undefined || rollout !== undefined || limit !== undefined}>
      <NumberFormField pointer="/entry/holdout" label={words('panel.entry.holdout')} help={words('panel.entry.holdoutHelp')} />
      <NumberFormField pointer="/entry/rollout" label={words('panel.entry.rollout')} help={words('panel.entry.rolloutHelp')} />
      <PresenceField
        pointer="/entry/limit"
        label={words('panel.entry.limit')}
        help={words('panel.entry.limitHelp')}
        fresh={{ count: 1000, per: 'PT1H' }}
      />
      {limit !== undefined && (
        <div className="sj-form-pair">
          <NumberFormField pointer="/entry/limit/count" label={words('panel.entry.limitCount')} required />
          <DurationFormField pointer="/entry/limit/per" label={words('panel.entry.limitPer')} required />
        </div>
      )}
    </Folded>
  );
}
