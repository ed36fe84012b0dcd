import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import type { FieldProps } from '../../store/host-options.ts';
import { isObject, objectAt, textsAt } from './read-schema.ts';
import { SchemaField } from './schema-field.tsx';

/** The fields of an object's schema, in the order the schema names them. */
export function SchemaFields({
  value,
  onChangeProperty,
  ...props
}: Omit<FieldProps<JsonObject>, 'onChange'> & {
  readonly value: JsonObject;
  onChangeProperty(key: string, value: JsonValue | undefined): void;
}): ReactElement {
  const required = textsAt(props.schema, 'required');
  const properties = Object.entries(objectAt(props.schema, 'properties') ?? {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  return (
    <>
      {properties.map(([key, schema]) => (
        <SchemaField
          {...props}
          key={key}
          id={`${props.id}-${key}`}
          name={key}
          schema={schema}
          required={required.includes(key)}
          input={props.input}
          value={Object.hasOwn(value, key) ? value[key] : undefined}
          problems={props.problems.filter((problem) => problem.pointer.split('/').includes(key))}
          onChange={(next) => onChangeProperty(key, next)}
        />
      ))}
    </>
  );
}
