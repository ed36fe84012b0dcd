import type { JsonValue } from '@sojourn/schema';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { readNumber } from '../../fields/read-number.ts';
import { WordSelect } from '../word-select.tsx';
import { InlineInput } from './inline-input.tsx';
import { valueChoices } from './value-choices.ts';
import type { ValueProps } from './value-props.ts';
import { plainText } from '../../fields/plain-text.ts';

/** A list of values in a sentence. */
export interface ManyValuesProps extends ValueProps {
  readonly values: readonly JsonValue[];
  /** How a value is called, where its type does not say. */
  labelOf?(value: JsonValue): string;
  /** Typed text that is no value here stays in the input. */
  accept?(typed: string): boolean;
  onChange(values: readonly JsonValue[] | undefined): void;
}

/** Values as chips; more are chosen from the list there is, or typed. Backspace in the empty input takes the last away. */
export function ManyValues(props: ManyValuesProps): ReactElement {
  const { values, readOnly, onChange } = props;
  const words = useWords();
  const box = useRef<HTMLSpanElement>(null);
  const choices = valueChoices(props.left, props.field, words).map((choice) => ({
    ...choice,
    label: props.labelOf?.(choice.value) ?? choice.label,
  }));
  const labelOf = (value: JsonValue): string => choices.find((choice) => choice.value === value)?.label ?? plainText(value);
  const write = (next: readonly JsonValue[]): void => onChange(next.length === 0 ? undefined : next);
  const remove = (index: number): void => {
    // The focus goes on to where the next value is added, never to nowhere.
    box.current?.querySelector<HTMLElement>('[data-adds] select, [data-adds] input')?.focus();
    write(values.toSpliced(index, 1));
  };
  const add = (value: JsonValue): void => {
    if (!values.includes(value)) write([...values, value]);
  };
  return (
    <span ref={box} className="sj-condition-values" aria-label={words('condition.value')} role="group" aria-describedby={props.describedBy}>
      {values.map((value, index) => (
        <span key={JSON.stringify(value)} className="sj-chip-value">
          <bdi>{labelOf(value)}</bdi>
          {!readOnly && (
            <button type="button" aria-label={words('condition.valueRemove', { value: labelOf(value) })} onClick={() => remove(index)}>
              <span aria-hidden="true">×</span>
            </button>
          )}
        </span>
      ))}
      {!readOnly && (
        <span data-adds="">
          {choices.length > 0 ? (
            <WordSelect
              look="value"
              label={words('condition.valueAdd')}
              text={values.length === 0 ? words('condition.valueMissing') : '+'}
              value=""
              {...(props.focus === undefined ? {} : { focus: props.focus })}
              options={[
                { value: '', label: words('condition.valueAdd') },
                ...choices
                  .filter((choice) => !values.includes(choice.value))
                  .map((choice) => ({ value: JSON.stringify(choice.value), label: choice.label })),
              ]}
              onChange={(key) => {
                const choice = choices.find((one) => JSON.stringify(one.value) === key);
                if (choice !== undefined) add(choice.value);
              }}
            />
          ) : (
            <TypedValues {...props} onAdd={add} onRemoveLast={() => write(values.slice(0, -1))} />
          )}
        </span>
      )}
    </span>
  );
}

function TypedValues({
  id,
  values,
  field,
  focus,
  accept,
  onAdd,
  onRemoveLast,
}: ManyValuesProps & { onAdd(value: JsonValue): void; onRemoveLast(): void }): ReactElement {
  const words = useWords();
  const [text, setText] = useState('');
  const commit = (typed: string): void => {
    const value = (field?.type === 'list' ? field.of : field?.type) === 'number' ? readNumber(typed)?.value : typed.trim();
    // What cannot be read stays as typed.
    if (value === undefined || value === '' || accept?.(typed.trim()) === false) return;
    onAdd(value);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      commit(text);
    }
    if (event.key === 'Backspace' && text === '') onRemoveLast();
  };
  return (
    <InlineInput
      id={id}
      type="text"
      aria-label={words('condition.valueAdd')}
      data-focus={focus}
      placeholder={values.length === 0 ? words('condition.valueTyped') : '+'}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        if (/[,;\n]$/u.test(typed)) commit(typed.slice(0, -1));
        else setText(typed);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => commit(text)}
    />
  );
}
