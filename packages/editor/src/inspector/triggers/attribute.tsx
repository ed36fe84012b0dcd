import type { AttributeTrigger, Field, JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { LiteralValue } from '../condition/values/literal-value.tsx';
import { zoneOf } from '../condition/values/zone-of.ts';
import { FieldShell } from '../fields/field-shell.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { AttributeFormField } from '../form/attribute-form-field.tsx';
import { bareField } from '../form/bare-field.ts';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import type { TriggerFormProps } from './trigger-form-props.ts';

type How = 'any' | 'values' | 'above' | 'below';

interface PartProps {
  readonly id: string;
  readonly trigger: AttributeTrigger;
  onChange(trigger: AttributeTrigger): void;
}

/** A change of an attribute lets contacts in: any, from or to a value, or across a number. */
export function AttributeTriggerForm({ pointer, trigger }: TriggerFormProps<AttributeTrigger>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const field = ownOf(form.catalog.attributes, trigger.attribute);
  const how = howOf(trigger);
  const kinds: readonly How[] = field?.type === 'number' ? ['above', 'below', 'values', 'any'] : ['any', 'values'];
  const id = controlId(form, `${pointer}/how`);
  const label = words('inspector.undo.change', { name: words('panel.trigger.attribute') });
  const write = (next: AttributeTrigger): void => form.write(pointer, next as never, label); // a trigger is JSON
  return (
    <>
      <AttributeFormField pointer={`${pointer}/attribute`} label={words('panel.attribute')} />
      <FieldShell id={id} label={words('panel.attribute.how')}>
        {(describedBy) => (
          <SelectField
            {...bareField(form, id, describedBy)}
            required
            value={how}
            choices={kinds.map((kind) => ({ value: kind, label: words(`panel.attribute.${kind}`) }))}
            onChange={(next) => write(told(trigger, next))}
          />
        )}
      </FieldShell>
      {(how === 'above' || how === 'below') && <Limit id={`${id}-limit`} trigger={trigger} onChange={write} />}
      {how === 'values' && (
        <>
          <End end="from" id={`${id}-from`} field={field} trigger={trigger} onChange={write} />
          <End end="to" id={`${id}-to`} field={field} trigger={trigger} onChange={write} />
        </>
      )}
    </>
  );
}

function Limit({ id, trigger, onChange }: PartProps): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const change = (value: number | undefined): void => {
    if (value !== undefined) onChange({ ...trigger, crosses: howOf(trigger) === 'above' ? { above: value } : { below: value } });
  };
  return (
    <FieldShell id={id} label={words('panel.attribute.limit')}>
      {(describedBy) => <NumberField {...bareField(form, id, describedBy)} value={limitOf(trigger)} onChange={change} />}
    </FieldShell>
  );
}

function End({
  end,
  id,
  field,
  trigger,
  onChange,
}: PartProps & { readonly end: 'from' | 'to'; readonly field: Field | undefined }): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const label = words(end === 'from' ? 'panel.attribute.from' : 'panel.attribute.to');
  const change = (value: JsonValue | undefined): void => {
    const { [end]: _, ...rest } = trigger;
    onChange(value === undefined ? rest : { ...rest, [end]: value });
  };
  return (
    <FieldShell id={id} label={label}>
      {(describedBy) => (
        <span className="sj-condition-flow">
          <LiteralValue
            id={id}
            label={label}
            left={{ attribute: trigger.attribute }}
            field={field}
            zone={zoneOf(form.journey)}
            readOnly={form.readOnly}
            invalid={false}
            describedBy={describedBy}
            value={trigger[end] === '' ? undefined : trigger[end]}
            onChange={change}
          />
        </span>
      )}
    </FieldShell>
  );
}

function howOf({ from, to, crosses }: AttributeTrigger): How {
  if (crosses !== undefined) return 'above' in crosses ? 'above' : 'below';
  return from !== undefined || to !== undefined ? 'values' : 'any';
}

function limitOf({ crosses }: AttributeTrigger): number | undefined {
  if (crosses === undefined) return undefined;
  return 'above' in crosses ? crosses.above : crosses.below;
}

/** The trigger told another way; the number or the value stays where it has a place. */
function told(trigger: AttributeTrigger, how: JsonValue | undefined): AttributeTrigger {
  const { id, type, attribute, to } = trigger;
  const limit = limitOf(trigger) ?? 0;
  if (how === 'above') return { id, type, attribute, crosses: { above: limit } };
  if (how === 'below') return { id, type, attribute, crosses: { below: limit } };
  return how === 'values' ? { id, type, attribute, to: to ?? '' } : { id, type, attribute };
}
