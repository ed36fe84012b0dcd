import type { InputHTMLAttributes, ReactElement } from 'react';

/** An input that is as wide as its text, so that it reads as a word of the sentence. */
export function InlineInput({
  value,
  placeholder,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { readonly value: string }): ReactElement {
  return (
    <span
      className="sj-inline-input"
      data-text={value === '' ? (placeholder ?? '') : value}
      data-empty={value === ''}
      data-type={rest.type}
    >
      <input {...rest} size={1} dir="auto" autoComplete="off" placeholder={placeholder} value={value} />
    </span>
  );
}
