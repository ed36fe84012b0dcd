import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';

/** One entry of a picker. */
export interface PickerItem<T> {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly value: T;
}

/** What a picker offers. */
export interface PickerListProps<T> {
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly items: readonly PickerItem<T>[];
  /** Entries made of what was typed. */
  extra?(query: string): readonly PickerItem<T>[];
  onClose(): void;
  onChoose(item: PickerItem<T>): void;
}

/** A search with the entries that fit it: arrows move, Enter chooses, Escape leaves. */
export function PickerList<T>({ groups, items, extra, onClose, onChoose }: PickerListProps<T>): ReactElement {
  const words = useWords();
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    search.current?.focus();
  }, []);
  const fits = (item: PickerItem<T>): boolean =>
    item.label.toLocaleLowerCase(words.locale).includes(query.trim().toLocaleLowerCase(words.locale));
  const all = [...items, ...(extra?.(query.trim()) ?? [])].filter(fits);
  const found = groups.flatMap((group) => all.filter((item) => item.group === group.id));
  const here = Math.min(at, found.length - 1);
  const onKeyDown = keyHandler({
    here,
    last: found.length - 1,
    go: setAt,
    choose: () => found[here] !== undefined && onChoose(found[here]),
    leave: onClose,
  });
  return (
    <>
      <input
        ref={search}
        role="combobox"
        className="sj-input"
        aria-label={words('picker.search')}
        placeholder={words('picker.search')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={here < 0 ? undefined : `${id}-${here}`}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <PickerOptions id={id} groups={groups} found={found} here={here} onPoint={setAt} onChoose={onChoose} />
      {found.length === 0 && <p className="sj-picker-none">{words('picker.none')}</p>}
    </>
  );
}

function PickerOptions<T>(props: {
  readonly id: string;
  readonly groups: PickerListProps<T>['groups'];
  readonly found: readonly PickerItem<T>[];
  readonly here: number;
  onPoint(index: number): void;
  onChoose(item: PickerItem<T>): void;
}): ReactElement {
  const { id, found, here, onPoint, onChoose } = props;
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={words('condition.operandNone')}
      className="sj-picker-options"
      tabIndex={-1}
    >
      {props.groups
        .filter((group) => found.some((item) => item.group === group.id))
        .map((group) => (
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <div id={`${id}-${group.id}`} className="sj-picker-group" role="presentation">
              {group.label}
            </div>
            {found.map((item, index) =>
              item.group !== group.id ? null : (
                <div
                  key={item.id}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === here}
                  className="sj-picker-option"
                  onPointerMove={() => onPoint(index)}
                  onPointerDown={(event) => {
                    // The press would take the focus out of the search first, and a release elsewhere would choose nothing.
                    event.preventDefault();
                    onChoose(item);
                  }}
                >
                  <bdi>{item.label}</bdi>
                </div>
              ),
            )}
          </div>
        ))}
    </div>
  );
}

function keyHandler(list: {
  readonly here: number;
  readonly last: number;
  go(index: number): void;
  choose(): void;
  leave(): void;
}): (event: KeyboardEvent) => void {
  const move = (by: number) => (): void => list.go(Math.max(0, Math.min(list.last, list.here + by)));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: move(1),
    ArrowUp: move(-1),
    PageDown: move(8),
    PageUp: move(-8),
    Enter: () => list.choose(),
    Escape: () => list.leave(),
  };
  return (event) => {
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}
