import type { Field, JsonObject, JsonValue, TimeZone } from '@sojourn/schema';
import type { ComponentType, ReactElement } from 'react';
import type { FieldProps } from '../store/host-options.ts';
import { DateField } from '../inspector/fields/date-field.tsx';
import { DatetimeField } from '../inspector/fields/datetime-field.tsx';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { NumberField } from '../inspector/fields/number-field.tsx';
import { SelectField } from '../inspector/fields/select-field.tsx';
import { TextField } from '../inspector/fields/text-field.tsx';
import { ToggleField } from '../inspector/fields/toggle-field.tsx';
import type { Names } from '../nodes/card-definition.ts';

// Each field shows a value that does not fit its type as empty, so that any JSON value may come in.
const byType = { number: NumberField, boolean: ToggleField, date: DateField, text: TextField } as unknown as Readonly<
  Record<string, ComponentType<FieldProps>>
>;

/** A form over the catalog's fields: a contact's attributes, or an event's data. An emptied field is a missing value. */
export function ValueFields({
  id,
  fields,
  values,
  names,
  zone,
  onChange,
}: {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly values: JsonObject;
  readonly names: Names;
  readonly zone: TimeZone;
  onChange(values: JsonObject): void;
}): ReactElement {
  return (
    <div className="sj-sim-fields">
      {Object.entries(fields).map(([key, field]) => {
        const write = (value: JsonValue | undefined): void => {
          const { [key]: _, ...rest } = values;
          onChange(value === undefined ? rest : { ...rest, [key]: value });
        };
        return (
          <FieldShell key={key} id={`${id}-${key}`} label={field.label ?? key}>
            {(describedBy) => (
              <ValueField
                id={`${id}-${key}`}
                name={field.label ?? key}
                value={Object.hasOwn(values, key) ? values[key] : undefined}
                onChange={write}
                schema={{}}
                nodeId=""
                readOnly={false}
                problems={[]}
                describedBy={describedBy}
                input={{}}
                catalog={names.catalog}
                field={field}
                zone={zone}
              />
            )}
          </FieldShell>
        );
      })}
    </div>
  );
}

function ValueField({ field, zone, ...props }: FieldProps & { readonly field: Field; readonly zone: string }): ReactElement {
  if (field.values !== undefined)
    return (
      <SelectField
        {...props}
        choices={field.values.map((value) => ({ value, label: typeof value === 'string' ? value : JSON.stringify(value) }))}
      />
    );
  if (field.type === 'list') return <ListText {...props} />;
  // A datetime is a text; anything else shows as empty.
  if (field.type === 'datetime') return <DatetimeField {...(props as FieldProps<string>)} zone={zone} />;
  const Own = byType[field.type];
  // As above.
  return Own === undefined ? <TextField {...(props as FieldProps<string>)} /> : <Own {...props} />;
}

/** A list typed with commas. */
function ListText(props: FieldProps): ReactElement {
  const text = Array.isArray(props.value) ? props.value.map(String).join(', ') : '';
  const read = (typed: string | undefined): JsonValue => (typed ?? '').split(',').map((item) => item.trimStart());
  return <TextField {...props} value={text} onChange={(typed) => props.onChange(typed === undefined ? [] : read(typed))} />;
}
