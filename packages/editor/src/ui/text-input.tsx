import type { InputHTMLAttributes, ReactElement, Ref, TextareaHTMLAttributes } from 'react';

/** Props of `TextInput`; all of an `<input>` beside. */
export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly value: string;
  onChange(value: string): void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text; writes through on each input. */
export function TextInput({ value, onChange, className, type = 'text', ...rest }: TextInputProps): ReactElement {
  return (
    <input
      type={type}
      dir="auto"
      className={className === undefined ? 'sj-input' : `sj-input ${className}`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...rest}
    />
  );
}

/** Props of `TextArea`; all of a `<textarea>` beside. */
export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  readonly value: string;
  onChange(value: string): void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; writes through on each input. */
export function TextArea({ value, onChange, className, ...rest }: TextAreaProps): ReactElement {
  return (
    <textarea
      dir="auto"
      rows={3}
      className={className === undefined ? 'sj-input' : `sj-input ${className}`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...rest}
    />
  );
}
