import type { JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { instantToLocal, localToInstant } from '../../fields/local-instant.ts';
import { readNumber } from '../../fields/read-number.ts';
import { useDraftText } from '../../fields/use-draft-text.ts';
import { WordSelect } from '../word-select.tsx';
import { InlineInput } from './inline-input.tsx';
import { valueChoices } from './value-choices.ts';
import type { ValueProps } from './value-props.ts';
import { plainText } from '../../fields/plain-text.ts';

/** One literal value in a sentence. */
export interface LiteralValueProps extends ValueProps {
  readonly label: string;
  readonly value: JsonValue | undefined;
  onChange(value: JsonValue | undefined): void;
}

/** Edits one value as its type asks: chosen from a list where there is one, else a number, a date, a time or text. */
export function LiteralValue(props: LiteralValueProps): ReactElement {
  const words = useWords();
  const choices = valueChoices(props.left, props.field, words);
  const type = 'now' in props.left && props.left.now === 'time' ? 'time' : props.field?.type;
  if (choices.length > 0) return <ChosenValue {...props} choices={choices} />;
  if (type === 'number') return <NumberValue {...props} />;
  if (type === 'date' || type === 'time') return <NativeValue {...props} type={type} />;
  return type === 'datetime' ? <InstantValue {...props} /> : <TextValue {...props} />;
}

function attributesOf(props: LiteralValueProps): Readonly<Record<string, string | boolean | undefined>> {
  return {
    id: props.id,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid ? true : undefined,
    'data-focus': props.focus,
    disabled: props.readOnly,
  };
}

function ChosenValue(props: LiteralValueProps & { readonly choices: ReturnType<typeof valueChoices> }): ReactElement {
  const words = useWords();
  const key = props.value === undefined ? '' : JSON.stringify(props.value);
  const options = props.choices.map((choice) => ({ value: JSON.stringify(choice.value), label: choice.label }));
  const known = options.find((option) => option.value === key);
  const text = known?.label ?? (props.value === undefined ? words('condition.valueMissing') : plainText(props.value));
  return (
    <WordSelect
      look="value"
      label={props.label}
      text={text}
      value={key}
      invalid={props.invalid}
      describedBy={props.describedBy}
      disabled={props.readOnly}
      {...(props.focus === undefined ? {} : { focus: props.focus })}
      options={known === undefined ? [{ value: key, label: text }, ...options] : options}
      onChange={(next) => props.onChange(props.choices.find((choice) => JSON.stringify(choice.value) === next)?.value)}
    />
  );
}

function NumberValue(props: LiteralValueProps): ReactElement {
  const words = useWords();
  const { text, isReadable, type, settle } = useDraftText<number>({
    id: props.id,
    value: typeof props.value === 'number' ? props.value : undefined,
    format: String,
    parse: readNumber,
    onChange: props.onChange,
  });
  return (
    <>
      <InlineInput
        {...attributesOf(props)}
        type="text"
        inputMode="decimal"
        placeholder={words('condition.valueMissing')}
        value={text}
        aria-invalid={!isReadable || props.invalid ? true : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={settle}
      />
      {!isReadable && (
        <span role="status" className="sj-condition-problems">
          <span data-severity="error">{words('condition.unreadable')}</span>
        </span>
      )}
    </>
  );
}

function NativeValue(props: LiteralValueProps & { readonly type: 'date' | 'time' }): ReactElement {
  return (
    <InlineInput
      {...attributesOf(props)}
      type={props.type}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}

/** An instant is typed as the wall clock of its zone. */
function InstantValue(props: LiteralValueProps): ReactElement {
  const { zone } = props;
  // A date alone is welcome too: it is compared as a local date.
  const isDate = typeof props.value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(props.value);
  if (isDate) return <NativeValue {...props} type="date" />;
  return (
    <InlineInput
      {...attributesOf(props)}
      type="datetime-local"
      value={typeof props.value === 'string' ? (instantToLocal(props.value, zone) ?? '') : ''}
      onChange={(event) => props.onChange(localToInstant(event.currentTarget.value, zone))}
    />
  );
}

function TextValue(props: LiteralValueProps): ReactElement {
  const words = useWords();
  return (
    <InlineInput
      {...attributesOf(props)}
      type="text"
      placeholder={words('condition.valueMissing')}
      value={props.value === undefined || props.value === null ? '' : plainText(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
