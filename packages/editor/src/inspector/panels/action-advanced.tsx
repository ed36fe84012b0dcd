import type { ActionNode, ActionType } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { NumberFormField } from '../form/number-form-field.tsx';
import { pointerOf } from '../form/pointer.ts';
import { PresenceField } from '../form/presence-field.tsx';
import { Folded } from '../form/section.tsx';
import type { PanelProps } from './panel-props.ts';

/** What few change: the category of a message, how often it is tried, and what an unknown outcome means. */
export function ActionAdvanced({
  nodeId,
  node,
  action,
}: PanelProps<ActionNode> & { readonly action: ActionType | undefined }): ReactElement {
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  const usual = action?.onUncertain ?? (action?.idempotent === true ? 'retry' : 'hold');
  const isTuned = node.category !== undefined || node.retry !== undefined || node.onUncertain !== undefined;
  return (
    <Folded title={words('panel.advanced')} open={isTuned}>
      {action?.message === true && <CategoryField pointer={`${pointer}/category`} usual={action.category} />}
      <ChoiceFormField
        pointer={`${pointer}/onUncertain`}
        label={words('panel.action.uncertain')}
        help={words('panel.action.uncertainHelp')}
        fallback={usual}
        choices={(['retry', 'hold', 'skip'] as const).map((value) => ({ value, label: words(`panel.action.uncertain.${value}`) }))}
      />
      <PresenceField
        pointer={`${pointer}/retry`}
        label={words('panel.action.retry')}
        help={words('panel.action.retryHelp')}
        fresh={{ attempts: 5, first: 'PT1M', most: 'PT1H' }}
      />
      {node.retry !== undefined && (
        <div className="sj-form-inset">
          <NumberFormField pointer={`${pointer}/retry/attempts`} label={words('panel.action.attempts')} required />
          <div className="sj-form-pair">
            <DurationFormField pointer={`${pointer}/retry/first`} label={words('panel.action.first')} required />
            <DurationFormField pointer={`${pointer}/retry/most`} label={words('panel.action.most')} required />
          </div>
        </div>
      )}
    </Folded>
  );
}

function CategoryField({ pointer, usual }: { readonly pointer: string; readonly usual: string | undefined }): ReactElement {
  const { catalog, policy } = useJourneyForm();
  const words = useWords();
  const declared = Object.values(catalog.actions ?? {}).flatMap((one) => one.category ?? []);
  const categories = new Set([...declared, ...Object.keys(policy?.categories ?? {})]);
  return (
    <ChoiceFormField
      pointer={pointer}
      label={words('panel.action.category')}
      help={words('panel.action.categoryHelp', { usual: usual ?? words('panel.action.noCategory') })}
      choices={[...categories].map((name) => ({ value: name, label: name }))}
    />
  );
}
