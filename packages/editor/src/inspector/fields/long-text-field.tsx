import type { ReactElement } from 'react';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** Several lines of text; the box grows with them. */
export function LongTextField(props: FieldProps<string>): ReactElement {
  const value = typeof props.value === 'string' ? props.value : '';
  return (
    <textarea
      {...controlAttributes(props)}
      className="sj-input sj-input-long"
      dir="auto"
      rows={Math.min(12, Math.max(3, value.split('\n').length))}
      value={value}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
