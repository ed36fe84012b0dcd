import type { MilestoneNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of a milestone: when contacts jump to it from wherever they are. */
export function MilestonePanel({ nodeId }: PanelProps<MilestoneNode>): ReactElement {
  const words = useWords();
  return (
    <Section>
      <ConditionFormField
        pointer={pointerOf('nodes', nodeId, 'jumpWhen')}
        label={words('panel.milestone.jump')}
        help={words('panel.milestone.jumpHelp')}
        absent={words('panel.milestone.never')}
      />
    </Section>
  );
}
