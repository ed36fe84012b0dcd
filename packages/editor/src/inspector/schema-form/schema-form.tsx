import type { JsonObject, JsonValue, Journey } from '@sojourn/schema';
import { useMemo, type ReactElement } from 'react';
import type { Extensions, FieldProps } from '../../store/host-options.ts';
import { FormHostProvider, type FormHost } from './form-host.ts';
import { SchemaField } from './schema-field.tsx';
import { SchemaFields } from './schema-fields.tsx';

/** Props of `SchemaForm`. */
export interface SchemaFormProps extends Omit<FieldProps<JsonObject>, 'onChange' | 'value'> {
  readonly value: JsonObject;
  readonly extensions: Extensions;
  readonly journey: Journey | undefined;
  onChangeProperty(key: string, value: JsonValue | undefined): void;
}

/** A form made from a JSON Schema, with the host's own fields where it has them. */
export function SchemaForm({ extensions, journey, ...fields }: SchemaFormProps): ReactElement {
  const host = useMemo<FormHost>(
    () => ({ extensions, journey, renderField: ({ key, ...props }) => <SchemaField key={key} {...props} /> }),
    [extensions, journey],
  );
  return (
    <FormHostProvider value={host}>
      <SchemaFields {...fields} />
    </FormHostProvider>
  );
}
