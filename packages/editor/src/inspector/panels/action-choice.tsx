import type { ActionNode, JsonObject } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { SelectField } from '../fields/select-field.tsx';
import { FormField } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { pointerOf } from '../form/pointer.ts';
import { objectAt } from '../schema-form/read-schema.ts';
import type { PanelProps } from './panel-props.ts';

/** Which action of the catalog. Another action keeps the input that it can use. */
export function ActionChoice({ nodeId, node }: PanelProps<ActionNode>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  const choices = Object.entries(form.catalog.actions ?? {})
    .filter(([name, action]) => action.deprecated === undefined || name === node.action)
    .map(([name, action]) => ({ value: name, label: action.label ?? name }));
  const change = (action: unknown): void => {
    if (typeof action !== 'string' || action === node.action) return;
    const properties = objectAt(ownOf(form.catalog.actions, action)?.input ?? {}, 'properties') ?? {};
    const input: JsonObject = Object.fromEntries(Object.entries(node.input ?? {}).filter(([key]) => Object.hasOwn(properties, key)));
    form.apply(
      [
        { op: 'set', pointer: `${pointer}/action`, value: action },
        { op: 'set', pointer: `${pointer}/input`, value: input },
      ],
      words('inspector.undo.change', { name: words('panel.action.choose') }),
    );
  };
  return (
    <FormField<string> pointer={`${pointer}/action`} label={words('panel.action.choose')} required>
      {(field) => (
        <SelectField {...field} value={field.value === '' ? undefined : field.value} required choices={choices} onChange={change} />
      )}
    </FormField>
  );
}
