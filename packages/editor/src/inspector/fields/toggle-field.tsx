import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';

/** Yes or no. */
export function ToggleField(props: FieldProps<boolean>): ReactElement {
  const words = useWords();
  const isOn = props.value === true;
  return (
    <span className="sj-toggle">
      <input {...controlAttributes(props)} type="checkbox" role="switch" checked={isOn} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span aria-hidden="true">{words(isOn ? 'field.toggle.on' : 'field.toggle.off')}</span>
    </span>
  );
}
