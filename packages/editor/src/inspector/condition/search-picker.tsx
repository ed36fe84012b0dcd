import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Popover } from '../../ui/popover.tsx';

/** One entry of a picker. */
export interface PickerItem<T> {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly value: T;
}

/** A chip with a searchable list behind it. */
export interface SearchPickerProps<T> {
  /** For screen readers; `text` is what is seen. */
  readonly label: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly isEmpty: boolean;
  readonly readOnly: boolean;
  readonly focus: string;
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly items: readonly PickerItem<T>[];
  /** Entries made of what was typed. */
  extra?(query: string): readonly PickerItem<T>[];
  onOpen(): void;
  onClose(): void;
  onChoose(item: PickerItem<T>): void;
}

/** The list opens in the top layer, takes the focus, and gives it back: arrows move, Enter chooses, Escape leaves. */
export function SearchPicker<T>(props: SearchPickerProps<T>): ReactElement {
  const { label, text, isOpen, readOnly, focus, onOpen, onClose } = props;
  const [chip, setChip] = useState<HTMLButtonElement | null>(null);
  return (
    <span className="sj-picker">
      <button
        ref={setChip}
        type="button"
        className="sj-chip-operand"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        data-focus={focus}
        data-empty={props.isEmpty}
        disabled={readOnly}
        onClick={isOpen ? onClose : onOpen}
      >
        <bdi>{text}</bdi>
      </button>
      {isOpen && chip !== null && (
        <Popover anchor={chip} onClose={onClose} className="sj-picker-popover">
          <PickerList {...props} />
        </Popover>
      )}
    </span>
  );
}

function PickerList<T>({ groups, items, extra, onClose, onChoose }: SearchPickerProps<T>): ReactElement {
  const words = useWords();
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => search.current?.focus(), []);
  const needle = query.trim().toLocaleLowerCase(words.locale);
  const all = [...items, ...(extra?.(query.trim()) ?? [])];
  const found = groups.flatMap((group) =>
    all.filter((item) => item.group === group.id && item.label.toLocaleLowerCase(words.locale).includes(needle)),
  );
  const current = found[Math.min(at, found.length - 1)];
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setAt(next);
    options.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(at + 1),
    ArrowUp: () => move(at - 1),
    PageDown: () => move(at + 8),
    PageUp: () => move(at - 8),
    Enter: () => current !== undefined && onChoose(current),
    Escape: onClose,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
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
        aria-activedescendant={current === undefined ? undefined : `${id}-${found.indexOf(current)}`}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={options}
        id={`${id}-list`}
        role="listbox"
        aria-label={words('condition.operandNone')}
        className="sj-picker-options"
        tabIndex={-1}
      >
        {groups.map((group) => {
          const members = found.filter((item) => item.group === group.id);
          return members.length === 0 ? null : (
            <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
              <div id={`${id}-${group.id}`} className="sj-picker-group" role="presentation">
                {group.label}
              </div>
              {members.map((item) => (
                <div
                  key={item.id}
                  id={`${id}-${found.indexOf(item)}`}
                  role="option"
                  aria-selected={item === current}
                  className="sj-picker-option"
                  onPointerMove={() => setAt(found.indexOf(item))}
                  onPointerDown={(event) => {
                    // The press would take the focus out of the search first, and a release elsewhere would choose nothing.
                    event.preventDefault();
                    onChoose(item);
                  }}
                >
                  <bdi>{item.label}</bdi>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {found.length === 0 && <p className="sj-picker-none">{words('picker.none')}</p>}
    </>
  );
}
