import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import type { HostOptions } from '../store/host-options.ts';
import { refusalOf } from '../store/permission.ts';
import type { Words } from '../messages/words.ts';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { palette, searchPalette } from './palette.ts';
import type { PaletteItem } from './palette.ts';

/** Props of `InsertPicker`. */
export interface InsertPickerProps {
  readonly anchor: Element;
  readonly host: Pick<HostOptions, 'catalog' | 'permit' | 'readOnly'>;
  readonly words: Words;
  onPick(item: PaletteItem): void;
  /** An item was dragged out; `at` is where the pointer is, in the window. */
  readonly onCarry?: (item: PaletteItem, at: { readonly x: number; readonly y: number }) => void;
  onClose(): void;
}

/** A searchable list of steps. Typing narrows it, arrows walk, Enter inserts, Escape closes. */
export function InsertPicker({ anchor, host, words, onPick, onCarry, onClose }: InsertPickerProps): ReactElement {
  const [query, setQuery] = useState('');
  const id = useId();
  const { catalog } = host;
  const all = useMemo(() => palette(catalog, words), [catalog, words]);
  const items = useMemo(() => searchPalette(all, query, words), [all, query, words]);
  const choose = (item: PaletteItem): void => {
    if (reasonFor(item, host) === undefined) onPick(item);
  };
  const { list, current, setActive, walkTo } = useOptions(items.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const chosen = items[current];
    if (event.key === 'ArrowDown') walkTo(current + 1);
    else if (event.key === 'ArrowUp') walkTo(current - 1);
    else if (event.key === 'Home' && query === '') walkTo(0);
    else if (event.key === 'End' && query === '') walkTo(items.length - 1);
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      className="sj-palette"
      role="dialog"
      aria-label={words('insert.title')}
      onKeyDown={onKeyDown}
    >
      <PickerSearch
        id={id}
        active={items.length === 0 ? undefined : current}
        words={words}
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setActive(0);
        }}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={words('insert.list')} className="sj-palette-list">
        {items.map((item, index) => (
          <PickerOption
            key={item.id}
            id={`${id}-${index}`}
            item={item}
            heading={item.family === items[index - 1]?.family ? undefined : words(`family.${item.family}`)}
            isActive={index === current}
            onPoint={() => setActive(index)}
            reason={reasonFor(item, host)}
            onPick={() => choose(item)}
            onCarry={onCarry === undefined || reasonFor(item, host) !== undefined ? undefined : (at) => onCarry(item, at)}
          />
        ))}
      </div>
      {items.length === 0 ? <NothingFound words={words} /> : null}
    </Popover>
  );
}

function NothingFound({ words }: { readonly words: Words }): ReactElement {
  return (
    <p className="sj-palette-none" role="status">
      {words('insert.none')}
    </p>
  );
}

interface PickerSearchProps {
  readonly id: string;
  readonly active: number | undefined;
  readonly words: Words;
  readonly query: string;
  onQuery(text: string): void;
}

function PickerSearch({ id, active, words, query, onQuery }: PickerSearchProps): ReactElement {
  return (
    <div className="sj-palette-search">
      <Icon name="search" />
      <input
        data-autofocus
        type="text"
        role="combobox"
        className="sj-palette-input"
        placeholder={words('insert.search')}
        aria-label={words('insert.search')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
      />
    </div>
  );
}

interface PickerOptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly heading: string | undefined;
  readonly isActive: boolean;
  /** Why it may not be inserted. */
  readonly reason: string | undefined;
  onPoint(): void;
  onPick(): void;
  readonly onCarry: ((at: { readonly x: number; readonly y: number }) => void) | undefined;
}

function PickerOption({ id, item, heading, isActive, reason, onPoint, onPick, onCarry }: PickerOptionProps): ReactElement {
  const from = useRef<{ readonly x: number; readonly y: number }>(undefined);
  return (
    <>
      {heading === undefined ? null : (
        <div role="presentation" className="sj-palette-family">
          {heading}
        </div>
      )}
      {/* The search field keeps the focus and answers the keys; the option is named by `aria-activedescendant`. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        id={id}
        role="option"
        aria-selected={isActive}
        aria-disabled={reason !== undefined}
        data-item={item.id}
        data-family={item.family}
        className="sj-palette-item"
        onPointerDown={({ clientX: x, clientY: y, pointerType }) => {
          // A finger scrolls the list.
          from.current = pointerType === 'touch' ? undefined : { x, y };
        }}
        onPointerUp={() => {
          from.current = undefined;
        }}
        onPointerMove={({ clientX: x, clientY: y }) => {
          onPoint();
          if (from.current !== undefined && onCarry !== undefined && Math.hypot(x - from.current.x, y - from.current.y) > 6)
            onCarry({ x, y });
        }}
        onClick={onPick}
      >
        <span className="sj-palette-icon">
          <Icon name={item.icon} />
        </span>
        <span className="sj-palette-text">
          <bdi className="sj-palette-label">{item.label}</bdi>
          <span className="sj-palette-hint">{reason === undefined || reason === '' ? item.hint : reason}</span>
        </span>
      </div>
    </>
  );
}

/** Why an item may not be inserted, in the host's words. */
function reasonFor(item: PaletteItem, host: InsertPickerProps['host']): string | undefined {
  const { node } = item.make(null);
  const action = node.type === 'action' && typeof node['action'] === 'string' ? { action: node['action'] } : {};
  return refusalOf(host, 'insert', { kind: 'node', nodeType: node.type, ...action });
}

/** Walks a list of options that the search field points into. */
function useOptions(count: number): {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly current: number;
  setActive(index: number): void;
  walkTo(index: number): void;
} {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const walkTo = (index: number): void => {
    const next = (index + count) % Math.max(1, count);
    setActive(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  return { list, current: Math.min(active, count - 1), setActive, walkTo };
}
