import { useEffect, useId, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import type { ButtonProps } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { Popover } from '../ui/popover.tsx';

/** Props of `PopoverButton`. */
export interface PopoverButtonProps {
  /** The button's words; with `iconOnly` its name, with a `face` said before that. */
  readonly label: string;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly variant?: ButtonProps['variant'];
  readonly className?: string;
  /** Stands over the form and names it. */
  readonly title: string;
  /** The button's face where words alone do not do. */
  readonly face?: ReactNode;
  /** The form; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small form beside it. The focus goes to the form's first control; Escape and a click outside close it. */
export function PopoverButton({
  label,
  icon,
  iconOnly = false,
  variant = 'default',
  className,
  title,
  face,
  children,
}: PopoverButtonProps): ReactElement {
  const [anchor, setAnchor] = useState<Element>();
  const close = (): void => setAnchor(undefined);
  const shared = {
    variant,
    size: 'small' as const,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': anchor !== undefined,
    onClick: (event: { readonly currentTarget: Element }) => setAnchor(anchor === undefined ? event.currentTarget : undefined),
    ...(className === undefined ? {} : { className }),
  };
  return (
    <>
      {iconOnly && icon !== undefined ? (
        <IconButton {...shared} icon={icon} label={label} />
      ) : (
        <Button {...shared} {...(icon === undefined ? {} : { icon })}>
          {face === undefined ? (
            <bdi className="sj-sim-button-text">{label}</bdi>
          ) : (
            <>
              <span className="sj-visually-hidden">{label}</span>
              {face}
            </>
          )}
        </Button>
      )}
      {anchor !== undefined && (
        <PopoverForm anchor={anchor} title={title} onClose={close}>
          {children(close)}
        </PopoverForm>
      )}
    </>
  );
}

function PopoverForm({
  anchor,
  title,
  onClose,
  children,
}: {
  readonly anchor: Element;
  readonly title: string;
  onClose(): void;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>(
      'input:not(:disabled), select:not(:disabled), textarea, button:not(:disabled), [tabindex="0"]',
    );
    (first ?? body.current)?.focus({ preventScroll: true });
  }, []);
  return (
    <Popover anchor={anchor} side="above" role="dialog" aria-labelledby={id} className="sj-sim-popover" onClose={onClose}>
      <h3 id={id}>{title}</h3>
      <div ref={body} className="sj-sim-popover-body" tabIndex={-1}>
        {children}
      </div>
    </Popover>
  );
}
