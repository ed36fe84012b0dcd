import type { ConditionAlternative } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { ToggleField } from '../../fields/toggle-field.tsx';
import { ConditionFormField } from '../../form/condition-form-field.tsx';
import { FormField } from '../../form/form-field.tsx';
import type { AlternativeProps } from './alternative-props.ts';

/** Waits until a condition holds. */
export function ConditionAlternativeForm({ pointer }: AlternativeProps<ConditionAlternative>): ReactElement {
  const words = useWords();
  return (
    <div className="sj-item-body">
      <ConditionFormField pointer={`${pointer}/when`} label={words('panel.wait.condition')} hideLabel empty={{ any: [] }} />
      <FormField<boolean> pointer={`${pointer}/edge`} label={words('panel.wait.edge')} help={words('panel.wait.edgeHelp')}>
        {(field) => <ToggleField {...field} onChange={(value) => field.onChange(value === true ? true : undefined)} />}
      </FormField>
    </div>
  );
}
