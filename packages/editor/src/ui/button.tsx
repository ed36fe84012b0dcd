import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

/** Props of `Button`; all of a `<button>` beside. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'default' | 'primary' | 'quiet' | 'link' | 'danger';
  readonly size?: 'medium' | 'small';
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A push button of type `button`, 32 px high, or 28 px if `small`. */
export function Button({ variant = 'default', size = 'medium', icon, className, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={className === undefined ? 'sj-button' : `sj-button ${className}`}
      data-variant={variant}
      data-size={size}
      {...rest}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
