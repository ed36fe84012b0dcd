import type { EnrollNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { TextFormField } from '../form/text-form-field.tsx';
import { JsonField } from '../fields/json-field.tsx';
import { FormField } from '../form/form-field.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of a hand-over to another journey. */
export function EnrollPanel({ nodeId, node }: PanelProps<EnrollNode>): ReactElement {
  const { catalog } = useJourneyForm();
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  const isTextKey = node.key === undefined || typeof node.key === 'string';
  return (
    <Section>
      <ChoiceFormField
        pointer={`${pointer}/journey`}
        label={words('panel.enroll.journey')}
        help={words('panel.enroll.journeyHelp')}
        required
        choices={Object.keys(catalog.journeys ?? {}).map((id) => ({ value: id, label: id }))}
      />
      {isTextKey ? (
        <TextFormField pointer={`${pointer}/key`} label={words('panel.enroll.key')} help={words('panel.enroll.keyHelp')} kind="tokens" />
      ) : (
        <FormField pointer={`${pointer}/key`} label={words('panel.enroll.key')}>
          {(field) => <JsonField {...field} />}
        </FormField>
      )}
      {node.data !== undefined && (
        <FormField pointer={`${pointer}/data`} label={words('panel.enroll.data')}>
          {(field) => <JsonField {...field} />}
        </FormField>
      )}
    </Section>
  );
}
