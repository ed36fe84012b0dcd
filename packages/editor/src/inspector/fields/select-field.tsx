import type { JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { controlAttributes } from './control-attributes.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { plainText } from './plain-text.ts';

/** A value to choose, and how it is called. */
export interface SelectChoice {
  readonly value: JsonValue;
  readonly label: string;
}

/** One of a closed list. A saved value that the list no longer has stays, and is shown as such. */
export function SelectField(props: FieldProps & { readonly choices?: readonly SelectChoice[]; readonly required?: boolean }): ReactElement {
  const words = useWords();
  const choices = props.choices ?? choicesOf(props);
  const keyOf = (value: JsonValue): string => JSON.stringify(value);
  const isGone = props.value !== undefined && !choices.some((choice) => keyOf(choice.value) === keyOf(props.value ?? null));
  return (
    <span className="sj-select-box">
      <select
        {...controlAttributes(props)}
        className="sj-select"
        value={props.value === undefined ? '' : keyOf(props.value)}
        onChange={(event) => {
          const key = event.currentTarget.value;
          props.onChange(choices.find((choice) => keyOf(choice.value) === key)?.value ?? (key === '' ? undefined : props.value));
        }}
      >
        {(props.required !== true || props.value === undefined) && <option value="">{words('field.select.none')}</option>}
        {choices.map((choice) => (
          <option key={keyOf(choice.value)} value={keyOf(choice.value)}>
            {choice.label}
          </option>
        ))}
        {isGone && (
          <option value={keyOf(props.value ?? null)}>{words('field.select.gone', { value: plainText(props.value ?? null) })}</option>
        )}
      </select>
      <Icon name="chevronDown" />
    </span>
  );
}

function choicesOf({ schema }: FieldProps): readonly SelectChoice[] {
  const values = Array.isArray(schema['enum']) ? schema['enum'] : [];
  return values.map((value: JsonValue) => ({ value, label: plainText(value) }));
}
