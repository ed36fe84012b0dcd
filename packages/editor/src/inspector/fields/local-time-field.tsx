import type { LocalTime } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** A wall clock time, `HH:MM`. */
export function LocalTimeField(props: FieldProps<LocalTime>): ReactElement {
  return (
    <input
      {...controlAttributes(props)}
      className="sj-input sj-input-fit"
      type="time"
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value.slice(0, 5))}
    />
  );
}
