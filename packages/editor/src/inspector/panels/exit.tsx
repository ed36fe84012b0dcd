import type { ExitNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { TextFormField } from '../form/text-form-field.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of an exit: the reason it leaves with. */
export function ExitPanel({ nodeId }: PanelProps<ExitNode>): ReactElement {
  const words = useWords();
  return (
    <Section>
      <TextFormField
        pointer={pointerOf('nodes', nodeId, 'reason')}
        label={words('panel.exit.reason')}
        help={words('panel.exit.reasonHelp')}
        required
      />
    </Section>
  );
}
