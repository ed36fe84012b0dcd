import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Popover } from './popover.tsx';

/** One line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly tone?: 'danger';
  readonly disabled?: boolean;
  /** Under the label, such as why it is disabled. */
  readonly hint?: string | undefined;
  onSelect(): void;
}

/** Props of `Menu`. */
export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Renders the button that opens it; spread `props` on that button. */
  readonly trigger: (props: { readonly 'aria-haspopup': 'menu'; readonly 'aria-expanded': boolean; onClick(): void }) => ReactNode;
}

/** A button with a list of things to do: arrow keys, Home and End walk, letters jump, Escape closes. */
export function Menu({ label, items, trigger }: MenuProps): ReactElement {
  const box = useRef<HTMLSpanElement>(null);
  const [anchor, setAnchor] = useState<Element>();
  const close = (): void => setAnchor(undefined);
  const open = (): void => setAnchor((now) => (now === undefined ? (box.current?.firstElementChild ?? undefined) : undefined));
  return (
    <span ref={box} className="sj-menu-box">
      {trigger({ 'aria-haspopup': 'menu', 'aria-expanded': anchor !== undefined, onClick: open })}
      {anchor === undefined ? null : (
        <Popover anchor={anchor} onClose={close} role="menu" aria-label={label} onKeyDown={walk}>
          <MenuItems items={items} onDone={close} />
        </Popover>
      )}
    </span>
  );
}

function MenuItems({ items, onDone }: { readonly items: readonly MenuItem[]; onDone(): void }): ReactElement {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      {items.map((item, index) => (
        <button
          key={item.id}
          ref={index === 0 ? first : undefined}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="sj-menu-item"
          data-tone={item.tone}
          aria-disabled={item.disabled === true}
          onClick={() => {
            if (item.disabled === true) return;
            onDone();
            item.onSelect();
          }}
        >
          {item.icon === undefined ? null : <Icon name={item.icon} />}
          <span>
            {item.label}
            {item.hint === undefined || item.hint === '' ? null : <span className="sj-menu-hint">{item.hint}</span>}
          </span>
        </button>
      ))}
    </>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const now = items.findIndex((item) => item === event.target);
  const next = nextIndex(event.key, now, items);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  items[next]?.focus();
}

function nextIndex(key: string, now: number, items: readonly HTMLElement[]): number | undefined {
  if (key === 'ArrowDown') return (now + 1) % items.length;
  if (key === 'ArrowUp') return (now - 1 + items.length) % items.length;
  if (key === 'Home') return 0;
  if (key === 'End') return items.length - 1;
  if (key.length !== 1 || key === ' ') return undefined;
  const order = items.map((_, step) => (now + 1 + step) % items.length);
  return order.find((index) => items[index]?.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
