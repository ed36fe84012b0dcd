import type { Reentry } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { entryFields } from '../condition/operand-choices.ts';
import { FieldShell } from '../fields/field-shell.tsx';
import { ToggleField } from '../fields/toggle-field.tsx';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { NumberFormField } from '../form/number-form-field.tsx';
import { Folded, Section } from '../form/section.tsx';
import { TriggerList } from '../triggers/trigger-list.tsx';

const modes: readonly Reentry['mode'][] = ['never', 'afterExit', 'perKey', 'always'];

/** How a contact gets in: triggers, criteria, coming again, and how many. */
export function EntryPanel(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const { entry } = form.journey;
  const keys = [...entryFields(form.journey, form.catalog)].map(([path, field]) => ({ value: path, label: field.label ?? path }));
  const limitId = controlId(form, '/entry/limit-own');
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
      <Section title={words('panel.entry.again')}>
        <ChoiceFormField
          pointer="/entry/reentry/mode"
          label={words('panel.entry.reentry')}
          required
          choices={modes.map((mode) => ({ value: mode, label: words(`panel.entry.reentry.${mode}`) }))}
        />
        {(entry.reentry.mode === 'afterExit' || entry.reentry.mode === 'perKey') && (
          <DurationFormField
            pointer="/entry/reentry/after"
            label={words('panel.entry.after')}
            help={words(entry.reentry.mode === 'perKey' ? 'panel.entry.afterHelpKey' : 'panel.entry.afterHelp')}
          />
        )}
        <ChoiceFormField pointer="/entry/key" label={words('panel.entry.key')} help={words('panel.entry.keyHelp')} choices={keys} />
      </Section>
      <Folded
        title={words('panel.entry.howMany')}
        open={entry.holdout !== undefined || entry.rollout !== undefined || entry.limit !== undefined}
      >
        <NumberFormField pointer="/entry/holdout" label={words('panel.entry.holdout')} help={words('panel.entry.holdoutHelp')} />
        <NumberFormField pointer="/entry/rollout" label={words('panel.entry.rollout')} help={words('panel.entry.rolloutHelp')} />
        <FieldShell id={limitId} label={words('panel.entry.limit')} help={words('panel.entry.limitHelp')}>
          {(describedBy) => (
            <ToggleField
              id={limitId}
              name="limit"
              schema={{}}
              nodeId=""
              input={{}}
              catalog={form.catalog}
              problems={[]}
              describedBy={describedBy}
              readOnly={form.readOnly}
              value={entry.limit !== undefined}
              onChange={(on) =>
                form.write(
                  '/entry/limit',
                  on === true ? { count: 1000, per: 'PT1H' } : undefined,
                  words('inspector.undo.change', { name: words('panel.entry.limit') }),
                )
              }
            />
          )}
        </FieldShell>
        {entry.limit !== undefined && (
          <div className="sj-form-pair">
            <NumberFormField pointer="/entry/limit/count" label={words('panel.entry.limitCount')} required />
            <DurationFormField pointer="/entry/limit/per" label={words('panel.entry.limitPer')} required />
          </div>
        )}
      </Folded>
    </>
  );
}
