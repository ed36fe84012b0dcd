import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';

/** Who is held back or sent out, whatever the step. */
export function SuppressionForm(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const name = words('panel.suppression.title');
  if (form.journey.suppression === undefined) {
    return (
      <>
        <p className="sj-form-help">{words('panel.suppression.none')}</p>
        {!form.readOnly && (
          <Button
            size="small"
            icon="plus"
            onClick={() => form.write('/suppression', { when: { any: [] }, then: 'exit' }, words('inspector.undo.add', { name }))}
          >
            {words('panel.suppression.add')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <ConditionFormField pointer="/suppression/when" label={words('panel.suppression.when')} empty={{ any: [] }} />
      <ChoiceFormField
        pointer="/suppression/then"
        label={words('panel.suppression.then')}
        required
        choices={(['exit', 'hold'] as const).map((value) => ({ value, label: words(`panel.suppression.${value}`) }))}
      />
      {!form.readOnly && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => form.write('/suppression', undefined, words('inspector.undo.remove', { name }))}
        >
          {words('panel.suppression.remove')}
        </Button>
      )}
    </>
  );
}
