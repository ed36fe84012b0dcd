import type { AttributeTrigger, JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { LiteralValue } from '../condition/values/literal-value.tsx';
import { zoneOf } from '../condition/values/zone-of.ts';
import { FieldShell } from '../fields/field-shell.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { AttributeFormField } from '../form/attribute-form-field.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import type { TriggerFormProps } from './trigger-form-props.ts';

type How = 'any' | 'values' | 'above' | 'below';

/** A change of an attribute lets contacts in: any, from or to a value, or across a number. */
export function AttributeTriggerForm({ pointer, trigger }: TriggerFormProps<AttributeTrigger>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const field = ownOf(form.catalog.attributes, trigger.attribute);
  const how = howOf(trigger);
  const kinds: readonly How[] = field?.type === 'number' ? ['above', 'below', 'values', 'any'] : ['any', 'values'];
  const id = controlId(form, `${pointer}/how`);
  const { from, to, crosses, ...rest } = trigger;
  // A trigger is JSON; only its index signature is missing in the types.
  const write = (next: AttributeTrigger): void =>
    form.write(pointer, next as never, words('inspector.undo.change', { name: words('panel.trigger.attribute') }));
  const limit = crosses === undefined ? undefined : 'above' in crosses ? crosses.above : crosses.below;
  const change = (next: unknown): void => {
    if (next === 'above') write({ ...rest, crosses: { above: limit ?? 0 } });
    else if (next === 'below') write({ ...rest, crosses: { below: limit ?? 0 } });
    else write(next === 'values' ? { ...rest, to: to ?? '' } : rest);
  };
  const shared = { schema: {}, nodeId: '', input: {}, catalog: form.catalog, problems: [], readOnly: form.readOnly };
  return (
    <>
      <AttributeFormField pointer={`${pointer}/attribute`} label={words('panel.attribute')} />
      <FieldShell id={id} label={words('panel.attribute.how')}>
        {(describedBy) => (
          <SelectField
            {...shared}
            id={id}
            name="how"
            describedBy={describedBy}
            required
            value={how}
            choices={kinds.map((kind) => ({ value: kind, label: words(`panel.attribute.${kind}`) }))}
            onChange={change}
          />
        )}
      </FieldShell>
      {(how === 'above' || how === 'below') && (
        <FieldShell id={`${id}-limit`} label={words('panel.attribute.limit')}>
          {(describedBy) => (
            <NumberField
              {...shared}
              id={`${id}-limit`}
              name="limit"
              describedBy={describedBy}
              value={limit}
              onChange={(value) =>
                value !== undefined && write({ ...rest, crosses: how === 'above' ? { above: value } : { below: value } })
              }
            />
          )}
        </FieldShell>
      )}
      {how === 'values' &&
        (['from', 'to'] as const).map((end) => (
          <FieldShell key={end} id={`${id}-${end}`} label={words(end === 'from' ? 'panel.attribute.from' : 'panel.attribute.to')}>
            {(describedBy) => (
              <span className="sj-condition-flow">
                <LiteralValue
                  id={`${id}-${end}`}
                  label={words(end === 'from' ? 'panel.attribute.from' : 'panel.attribute.to')}
                  left={{ attribute: trigger.attribute }}
                  field={field}
                  zone={zoneOf(form.journey)}
                  readOnly={form.readOnly}
                  invalid={false}
                  describedBy={describedBy}
                  value={trigger[end] === '' ? undefined : trigger[end]}
                  onChange={(value) => write(withEnd(trigger, end, value))}
                />
              </span>
            )}
          </FieldShell>
        ))}
    </>
  );
}

function howOf({ from, to, crosses }: AttributeTrigger): How {
  if (crosses !== undefined) return 'above' in crosses ? 'above' : 'below';
  return from !== undefined || to !== undefined ? 'values' : 'any';
}

function withEnd(trigger: AttributeTrigger, end: 'from' | 'to', value: JsonValue | undefined): AttributeTrigger {
  const { [end]: _, ...rest } = trigger;
  return value === undefined ? rest : { ...rest, [end]: value };
}
