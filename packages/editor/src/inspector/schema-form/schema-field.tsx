import type { JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import type { FieldProps } from '../../store/host-options.ts';
import { FieldShell, labelIdOf } from '../fields/field-shell.tsx';
import { fieldComponent } from './field-registry.tsx';
import { fieldNameOf, textAt } from './read-schema.ts';
import { useFormHost } from './form-host.ts';

/** One property of a schema: label, control, help, problems. */
export function SchemaField({
  required,
  hideLabel,
  ...props
}: FieldProps & { readonly required?: boolean; readonly hideLabel?: boolean }): ReactElement {
  const host = useFormHost();
  const name = fieldNameOf(props.schema);
  const Field = fieldComponent(name, host);
  const label = textAt(props.schema, 'title') ?? props.name;
  const onChange = (value: JsonValue | undefined): void => props.onChange(value);
  if (hideLabel === true) {
    return (
      <>
        {name === 'group' || name === 'list' || name === 'weekdays' ? (
          <span id={labelIdOf(props.id)} className="sj-visually-hidden">
            {label}
          </span>
        ) : (
          <label id={labelIdOf(props.id)} htmlFor={props.id} className="sj-visually-hidden">
            {label}
          </label>
        )}
        <Field {...props} onChange={onChange} />
      </>
    );
  }
  return (
    <FieldShell
      id={props.id}
      label={label}
      help={textAt(props.schema, 'description')}
      problems={props.problems}
      required={required === true && (props.value === undefined || props.value === '')}
      parts={name === 'group' || name === 'list' || name === 'weekdays'}
    >
      {(describedBy) => <Field {...props} name={label} describedBy={describedBy} onChange={onChange} />}
    </FieldShell>
  );
}
