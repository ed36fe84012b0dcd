import { createElement, type ReactElement } from 'react';
import { FieldShell, labelIdOf } from '../fields/field-shell.tsx';
import { fieldComponent } from './field-registry.tsx';
import { useFormHost, type SchemaFieldProps } from './form-host.ts';
import { fieldNameOf, textAt } from './read-schema.ts';

/** Fields of several controls, named together. */
const inParts: readonly string[] = ['group', 'list', 'weekdays'];

/** One property of a schema: label, control, help, problems. */
export function SchemaField({ required, hideLabel, ...props }: SchemaFieldProps): ReactElement {
  const host = useFormHost();
  const name = fieldNameOf(props.schema);
  const parts = inParts.includes(name);
  const label = textAt(props.schema, 'title') ?? props.name;
  const control = (describedBy: string | undefined): ReactElement =>
    createElement(fieldComponent(name, host), { ...props, name: label, describedBy });
  if (hideLabel === true) {
    const labelled = { id: labelIdOf(props.id), className: 'sj-visually-hidden' };
    return (
      <>
        {parts ? (
          <span {...labelled}>{label}</span>
        ) : (
          <label {...labelled} htmlFor={props.id}>
            {label}
          </label>
        )}
        {control(props.describedBy)}
      </>
    );
  }
  const isOpen = props.value === undefined || props.value === '';
  return (
    <FieldShell
      id={props.id}
      label={label}
      help={textAt(props.schema, 'description')}
      problems={props.problems}
      required={required === true && isOpen}
      parts={parts}
    >
      {control}
    </FieldShell>
  );
}
