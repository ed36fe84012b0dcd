import type { ReactElement } from 'react';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** One line of text. An emptied field takes the value away. */
export function TextField(props: FieldProps<string>): ReactElement {
  return (
    <input
      {...controlAttributes(props)}
      className="sj-input"
      type="text"
      dir="auto"
      autoComplete="off"
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
