import type { JourneyTrigger, ManualTrigger } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { TriggerFormProps } from './trigger-form-props.ts';

/** A call lets contacts in: the host's, or another journey's. There is nothing to set. */
export function CalledTriggerForm({ trigger }: TriggerFormProps<ManualTrigger | JourneyTrigger>): ReactElement {
  const words = useWords();
  return <p className="sj-form-help">{words(trigger.type === 'manual' ? 'panel.trigger.manualHelp' : 'panel.trigger.journeyHelp')}</p>;
}
