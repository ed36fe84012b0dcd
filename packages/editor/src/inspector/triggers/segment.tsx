import type { SegmentTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { ToggleFormField } from '../form/toggle-form-field.tsx';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** A contact starts or stops matching: a segment of the catalog, or a condition of its own. */
export function SegmentTriggerForm({ pointer, trigger }: TriggerFormProps<SegmentTrigger>): ReactElement {
  const { catalog } = useJourneyForm();
  const words = useWords();
  return (
    <>
      <ChoiceFormField
        pointer={`${pointer}/on`}
        label={words('panel.segment.on')}
        required
        choices={(['start', 'stop'] as const).map((value) => ({ value, label: words(`panel.segment.${value}`) }))}
      />
      {trigger.when === undefined && (
        <ChoiceFormField
          pointer={`${pointer}/segment`}
          label={words('panel.segment.segment')}
          choices={Object.entries(catalog.segments ?? {}).map(([id, segment]) => ({ value: id, label: segment.label ?? id }))}
        />
      )}
      {trigger.segment === undefined && (
        <ConditionFormField
          pointer={`${pointer}/when`}
          label={words('panel.segment.when')}
          inGraph={false}
          absent={words('panel.segment.none')}
        />
      )}
      <ToggleFormField pointer={`${pointer}/existing`} label={words('panel.existing')} help={words('panel.existingHelp')} />
    </>
  );
}
