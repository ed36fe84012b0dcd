import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { eventType } from '../condition/operand-choices.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { TextFormField } from '../form/text-form-field.tsx';
import { MatchForm } from './match-form.tsx';

/** The primary conversion of the journey. */
export function GoalForm(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const { goal } = form.journey;
  if (goal === undefined) {
    return (
      <>
        <p className="sj-form-help">{words('panel.goal.none')}</p>
        {!form.readOnly && (
          <Button
            size="small"
            icon="plus"
            onClick={() =>
              form.write(
                '/goal',
                { name: words('panel.goal.new'), when: { event: '' }, onReached: 'exit' },
                words('inspector.undo.add', { name: words('panel.goal.title') }),
              )
            }
          >
            {words('panel.goal.add')}
          </Button>
        )}
      </>
    );
  }
  const event = 'event' in goal.when ? eventType(form.catalog, goal.when.event) : undefined;
  const numbers = Object.entries(event?.data ?? {})
    .filter(([, field]) => field.type === 'number')
    .map(([path, field]) => ({ value: path, label: field.label ?? path }));
  return (
    <>
      <TextFormField pointer="/goal/name" label={words('panel.goal.name')} required />
      <MatchForm pointer="/goal/when" when={goal.when} label={words('panel.goal.when')} />
      <DurationFormField pointer="/goal/within" label={words('panel.goal.within')} help={words('panel.goal.withinHelp')} />
      <ChoiceFormField
        pointer="/goal/onReached"
        label={words('panel.goal.onReached')}
        required
        choices={(['exit', 'continue'] as const).map((value) => ({ value, label: words(`panel.goal.${value}`) }))}
      />
      {numbers.length > 0 && (
        <ChoiceFormField pointer="/goal/value" label={words('panel.goal.value')} help={words('panel.goal.valueHelp')} choices={numbers} />
      )}
      {!form.readOnly && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => form.write('/goal', undefined, words('inspector.undo.remove', { name: words('panel.goal.title') }))}
        >
          {words('panel.goal.remove')}
        </Button>
      )}
    </>
  );
}
