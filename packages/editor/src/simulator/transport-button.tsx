import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

const shapes = { start: 'M3 3h2v10H3zM13 3v10L6 8z', back: 'M12 3v10L4 8z' } as const;

/** A button that moves back in time: to the start, or one step. It stays focusable where there is nowhere to go. */
export function TransportButton({
  shape,
  label,
  disabled,
  onClick,
}: {
  readonly shape: keyof typeof shapes;
  readonly label: string;
  readonly disabled: boolean;
  onClick(): void;
}): ReactElement {
  return (
    <Tooltip text={label}>
      <Button
        size="small"
        variant="quiet"
        className="sj-icon-button sj-sim-transport"
        aria-label={label}
        aria-disabled={disabled}
        onClick={() => !disabled && onClick()}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" fill="currentColor" aria-hidden="true">
          <path d={shapes[shape]} />
        </svg>
      </Button>
    </Tooltip>
  );
}
