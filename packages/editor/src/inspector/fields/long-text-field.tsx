import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** Several lines of text; the box grows with them. */
export function LongTextField(props: FieldProps<string> & { readonly look?: 'note' }): ReactElement {
  const words = useWords();
  const value = typeof props.value === 'string' ? props.value : '';
  return (
    <textarea
      {...controlAttributes(props)}
      className={props.look === 'note' ? 'sj-input sj-note' : 'sj-input sj-input-long'}
      placeholder={props.look === 'note' ? words('field.note.empty') : undefined}
      dir="auto"
      rows={Math.min(12, Math.max(props.look === 'note' ? 2 : 3, value.split('\n').length))}
      value={value}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
