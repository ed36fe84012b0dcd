import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import type { FieldProps } from '../../store/host-options.ts';
import { useFormHost } from './form-host.ts';
import { isObject, objectAt, textsAt } from './read-schema.ts';

/** The fields of an object's schema, in the order the schema names them. */
export function SchemaFields({
  value,
  onChangeProperty,
  ...props
}: Omit<FieldProps<JsonObject>, 'onChange' | 'value'> & {
  readonly value: JsonObject;
  onChangeProperty(key: string, value: JsonValue | undefined): void;
}): ReactElement {
  const { renderField } = useFormHost();
  const required = textsAt(props.schema, 'required');
  const properties = Object.entries(objectAt(props.schema, 'properties') ?? {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  return (
    <>
      {properties.map(([key, schema]) =>
        renderField({
          ...props,
          key,
          id: `${props.id}-${key}`,
          name: key,
          schema,
          required: required.includes(key),
          value: Object.hasOwn(value, key) ? value[key] : undefined,
          problems: props.problems.filter((problem) => problem.pointer.split('/').includes(key)),
          onChange: (next) => onChangeProperty(key, next),
        }),
      )}
    </>
  );
}
