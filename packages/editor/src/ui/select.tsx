import type { ReactElement, SelectHTMLAttributes } from 'react';
import { Icon } from './icon.tsx';

/** One choice of a `Select`; those with a `group` stand together under it. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly disabled?: boolean;
}

/** Props of `Select`; all of a `<select>` beside. */
export interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** Shown while `value` is empty; not to be chosen. */
  readonly placeholder?: string;
  onChange(value: string): void;
}

/** The platform's own select in our clothes. A value that is not among the options is shown as it is, so nothing saved is lost. */
export function Select({ value, options, placeholder, onChange, className, ...rest }: SelectProps): ReactElement {
  const isKnown = value === '' || options.some((option) => option.value === value);
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <span className="sj-select-box">
      <select
        className={className === undefined ? 'sj-select' : `sj-select ${className}`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...rest}
      >
        {value === '' || placeholder !== undefined ? (
          <option value="" disabled hidden>
            {placeholder ?? ''}
          </option>
        ) : null}
        {isKnown ? null : <option value={value}>{value}</option>}
        {groups.map((group) => {
          const members = options.filter((option) => option.group === group);
          const list = members.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled === true}>
              {option.label}
            </option>
          ));
          return group === undefined ? (
            list
          ) : (
            <optgroup key={group} label={group}>
              {list}
            </optgroup>
          );
        })}
      </select>
      <Icon name="chevronDown" />
    </span>
  );
}
