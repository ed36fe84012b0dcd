import type { ReactElement } from 'react';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** A calendar date, `YYYY-MM-DD`. */
export function DateField(props: FieldProps<string>): ReactElement {
  return (
    <input
      {...controlAttributes(props)}
      className="sj-input sj-input-fit"
      type="date"
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
