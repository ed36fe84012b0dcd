import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

/** Props of `Chip`. */
export interface ChipProps {
  readonly tone?: 'neutral' | 'ok' | 'warning' | 'error' | 'accent';
  readonly icon?: IconName;
  /** Makes it a button. */
  readonly onClick?: () => void;
  readonly title?: string;
  readonly expanded?: boolean;
  readonly children: ReactNode;
}

/** A small rounded label; a button where it has `onClick`. */
export function Chip({ tone = 'neutral', icon, onClick, title, expanded, children }: ChipProps): ReactElement {
  const content = (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </>
  );
  if (onClick === undefined) {
    return (
      <span className="sj-chip" data-tone={tone} title={title}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className="sj-chip" data-tone={tone} title={title} aria-expanded={expanded} onClick={onClick}>
      {content}
    </button>
  );
}
