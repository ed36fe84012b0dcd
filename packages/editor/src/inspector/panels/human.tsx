import type { ApprovalNode, TaskNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ToggleField } from '../fields/toggle-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { FormField } from '../form/form-field.tsx';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { TextFormField } from '../form/text-form-field.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of a task or an approval: what, who, who else, and until when. */
export function HumanPanel({ nodeId, node }: PanelProps<TaskNode | ApprovalNode>): ReactElement {
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  return (
    <>
      <Section>
        <TextFormField pointer={`${pointer}/title`} label={words('panel.human.title')} kind="tokens" required />
        <TextFormField
          pointer={`${pointer}/assignee`}
          label={words('panel.human.assignee')}
          help={words('panel.human.assigneeHelp')}
          kind="tokens"
          required
        />
        <TextFormField
          pointer={`${pointer}/backup`}
          label={words('panel.human.backup')}
          help={words('panel.human.backupHelp')}
          kind="tokens"
        />
      </Section>
      <Section title={words('panel.human.time')}>
        <DurationFormField pointer={`${pointer}/due`} label={words('panel.human.due')} help={words('panel.human.dueHelp')} />
        {node.due !== undefined && (
          <>
            <FormField<boolean> pointer={`${pointer}/businessDays`} label={words('panel.human.business')}>
              {(field) => <ToggleField {...field} onChange={(on) => field.onChange(on === true ? true : undefined)} />}
            </FormField>
            <DurationFormField pointer={`${pointer}/remind`} label={words('panel.human.remind')} help={words('panel.human.remindHelp')} />
          </>
        )}
      </Section>
    </>
  );
}
