import type { ReactElement, ReactNode } from 'react';

/** Props of `Switch`. */
export interface SwitchProps {
  readonly checked: boolean;
  onChange(checked: boolean): void;
  readonly label: ReactNode;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly describedBy?: string | undefined;
}

/** On or off, at once, with its label beside it. */
export function Switch({ checked, onChange, label, disabled = false, id, describedBy }: SwitchProps): ReactElement {
  return (
    <label className="sj-switch-row">
      <input
        type="checkbox"
        role="switch"
        className="sj-switch"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
