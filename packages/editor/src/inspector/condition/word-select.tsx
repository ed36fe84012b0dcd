import type { ReactElement } from 'react';

/** A word of a sentence that is a choice. */
export interface WordSelectProps {
  readonly label: string;
  /** What stands in the sentence. */
  readonly text: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly look?: 'word' | 'value' | 'kind';
  readonly focus?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  onChange(value: string): void;
}

/** A native select that reads as part of the sentence: the text is shown, the control lies over it. */
export function WordSelect(props: WordSelectProps): ReactElement {
  const { label, text, value, options, look = 'word', focus, disabled, invalid, describedBy, onChange } = props;
  return (
    <span className="sj-word-select" data-look={look} data-disabled={disabled}>
      <span aria-hidden="true">
        <bdi>{text}</bdi>
      </span>
      <select
        aria-label={label}
        aria-invalid={invalid === true ? true : undefined}
        aria-describedby={describedBy}
        data-focus={focus}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
