import type { ActionNode, ActionType } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { NumberField } from '../fields/number-field.tsx';
import { ToggleField } from '../fields/toggle-field.tsx';
import { FieldShell } from '../fields/field-shell.tsx';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { DurationFormField } from '../form/duration-form-field.tsx';
import { controlId, FormField } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { pointerOf } from '../form/pointer.ts';
import { Folded } from '../form/section.tsx';
import type { PanelProps } from './panel-props.ts';

/** What few change: the category of a message, how often it is tried, and what an unknown outcome means. */
export function ActionAdvanced({
  nodeId,
  node,
  action,
}: PanelProps<ActionNode> & { readonly action: ActionType | undefined }): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  const categories = new Set([
    ...Object.values(form.catalog.actions ?? {}).flatMap((one) => one.category ?? []),
    ...Object.keys(form.policy?.categories ?? {}),
  ]);
  const usual = action?.onUncertain ?? (action?.idempotent === true ? 'retry' : 'hold');
  return (
    <Folded
      title={words('panel.advanced')}
      open={node.category !== undefined || node.retry !== undefined || node.onUncertain !== undefined}
    >
      {action?.message === true && (
        <ChoiceFormField
          pointer={`${pointer}/category`}
          label={words('panel.action.category')}
          help={words('panel.action.categoryHelp', { usual: action.category ?? words('panel.action.noCategory') })}
          choices={[...categories].map((name) => ({ value: name, label: name }))}
        />
      )}
      <ChoiceFormField
        pointer={`${pointer}/onUncertain`}
        label={words('panel.action.uncertain')}
        help={words('panel.action.uncertainHelp')}
        fallback={usual}
        choices={(['retry', 'hold', 'skip'] as const).map((value) => ({ value, label: words(`panel.action.uncertain.${value}`) }))}
      />
      <FieldShell id={controlId(form, `${pointer}/retry-own`)} label={words('panel.action.retry')} help={words('panel.action.retryHelp')}>
        {(describedBy) => (
          <ToggleField
            id={controlId(form, `${pointer}/retry-own`)}
            name="retry"
            schema={{}}
            nodeId={nodeId}
            input={{}}
            catalog={form.catalog}
            problems={[]}
            describedBy={describedBy}
            readOnly={form.readOnly}
            value={node.retry !== undefined}
            onChange={(on) =>
              form.write(
                `${pointer}/retry`,
                on === true ? { attempts: 5, first: 'PT1M', most: 'PT1H' } : undefined,
                words('inspector.undo.change', { name: words('panel.action.retry') }),
              )
            }
          />
        )}
      </FieldShell>
      {node.retry !== undefined && (
        <div className="sj-form-inset">
          <FormField<number> pointer={`${pointer}/retry/attempts`} label={words('panel.action.attempts')} required>
            {(field) => <NumberField {...field} onChange={(value) => value !== undefined && field.onChange(value)} />}
          </FormField>
          <div className="sj-form-pair">
            <DurationFormField pointer={`${pointer}/retry/first`} label={words('panel.action.first')} required />
            <DurationFormField pointer={`${pointer}/retry/most`} label={words('panel.action.most')} required />
          </div>
        </div>
      )}
    </Folded>
  );
}
