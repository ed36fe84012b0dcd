import type { JsonObject } from '@sojourn/schema';
import type { ReactElement } from 'react';
import type { FieldProps } from '../../store/host-options.ts';
import { SchemaFields } from '../schema-form/schema-fields.tsx';
import { labelIdOf } from './field-shell.tsx';

/** Several fields that belong together, kept as one object. */
export function GroupField(props: FieldProps<JsonObject>): ReactElement {
  const value = typeof props.value === 'object' && props.value !== null && !Array.isArray(props.value) ? props.value : {};
  return (
    <div className="sj-group" role="group" aria-labelledby={labelIdOf(props.id)} aria-describedby={props.describedBy}>
      <SchemaFields
        {...props}
        value={value}
        onChangeProperty={(key, next) => {
          const { [key]: _, ...rest } = value;
          props.onChange(next === undefined ? rest : { ...rest, [key]: next });
        }}
      />
    </div>
  );
}
