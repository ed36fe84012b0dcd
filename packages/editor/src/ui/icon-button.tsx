import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import type { IconName } from './icon-paths.ts';
import { Tooltip } from './tooltip.tsx';

/** Props of `IconButton`. */
export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** Its name, read out and shown on hover and focus. */
  readonly label: string;
}

/** A square button with an icon, named by `label`. */
export function IconButton({ icon, label, variant = 'quiet', className, ...rest }: IconButtonProps): ReactElement {
  return (
    <Tooltip text={label}>
      <Button
        variant={variant}
        icon={icon}
        aria-label={label}
        className={className === undefined ? 'sj-icon-button' : `sj-icon-button ${className}`}
        {...rest}
      />
    </Tooltip>
  );
}
