import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { Switch } from '../../ui/switch.tsx';

/** Yes or no. */
export function ToggleField(props: FieldProps<boolean>): ReactElement {
  const words = useWords();
  const isOn = props.value === true;
  return (
    <Switch
      id={props.id}
      checked={isOn}
      disabled={props.readOnly}
      describedBy={props.describedBy}
      label={<span aria-hidden="true">{words(isOn ? 'field.toggle.on' : 'field.toggle.off')}</span>}
      onChange={(checked) => props.onChange(checked)}
    />
  );
}
