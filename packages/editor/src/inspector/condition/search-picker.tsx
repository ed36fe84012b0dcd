import { useState, type ReactElement } from 'react';
import { Popover } from '../../ui/popover.tsx';
import { PickerList, type PickerListProps } from './picker-list.tsx';

/** A chip with a searchable list behind it. */
export interface SearchPickerProps<T> extends PickerListProps<T> {
  /** For screen readers; `text` is what is seen. */
  readonly label: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly isEmpty: boolean;
  readonly readOnly: boolean;
  readonly focus: string;
  onOpen(): void;
}

/** The list opens in the top layer, takes the focus, and gives it back. */
export function SearchPicker<T>(props: SearchPickerProps<T>): ReactElement {
  const { isOpen, onOpen, onClose } = props;
  const [chip, setChip] = useState<HTMLButtonElement | null>(null);
  return (
    <span className="sj-picker">
      <button
        ref={setChip}
        type="button"
        className="sj-chip-operand"
        aria-label={props.label}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        data-focus={props.focus}
        data-empty={props.isEmpty}
        disabled={props.readOnly}
        onClick={isOpen ? onClose : onOpen}
      >
        <bdi>{props.text}</bdi>
      </button>
      {isOpen && chip !== null && (
        <Popover anchor={chip} onClose={onClose} className="sj-picker-popover">
          <PickerList {...props} />
        </Popover>
      )}
    </span>
  );
}
