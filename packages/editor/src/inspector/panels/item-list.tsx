import type { Operation } from '@sojourn/schema';
import { useRef, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin } from '../form/pointer.ts';

type AddedItem = Extract<Operation, { readonly op: 'item.add' }>['item'];

/** A kind of item that can be added. */
export interface NewItem {
  readonly label: string;
  make(): AddedItem;
}

/** The members of a node's list, each with an outlet of its own. */
export interface ItemListProps<T extends { readonly id: string }> {
  readonly nodeId: string;
  /** Where the list stands in the document. */
  readonly pointer: string;
  readonly items: readonly T[];
  /** One: a button; several: a menu. */
  readonly additions: readonly NewItem[];
  readonly addLabel: string;
  /** The number is shown where order decides. */
  readonly ordered?: boolean;
  /** Fewer than this many cannot be. */
  readonly least?: number;
  titleOf(item: T, index: number): string;
  head(item: T, index: number): ReactNode;
  body?(item: T, index: number): ReactNode;
  /** After the last item, such as what happens to everyone else. */
  readonly rest?: ReactNode;
}

/** Cards for cases, arms or alternatives: added, put in order and taken out as operations that keep the edges right. */
export function ItemList<T extends { readonly id: string }>(props: ItemListProps<T>): ReactElement {
  const { nodeId, items, additions, addLabel, pointer } = props;
  const form = useJourneyForm();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const focus = (selector: string): void => {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const add = (addition: NewItem): void => {
    const item = addition.make();
    form.apply([{ op: 'item.add', nodeId, index: items.length, item }], words('inspector.undo.add', { name: addition.label }));
    focus(`[data-item="${CSS.escape(item.id)}"] :is(input, select, textarea, button)`);
  };
  return (
    <div ref={box} className="sj-items">
      {items.map((item, index) => {
        const problems = form.problems.filter((problem) => isWithin(problem.pointer, `${pointer}/${index}`));
        return (
          <div
            key={item.id}
            className="sj-item"
            data-item={item.id}
            data-invalid={problems.some((problem) => problem.severity !== 'info')}
            role="group"
            aria-label={props.titleOf(item, index)}
          >
            <div className="sj-item-head">
              {props.ordered === true && (
                <span className="sj-item-number" aria-hidden="true">
                  {words.number(index + 1)}
                </span>
              )}
              {props.head(item, index)}
              {!form.readOnly && <ItemActions {...props} item={item} index={index} onRemoved={() => focus('[data-add]')} />}
            </div>
            {props.body?.(item, index)}
          </div>
        );
      })}
      {props.rest}
      {!form.readOnly && additions.length === 1 && additions[0] !== undefined && (
        <AddButton label={addLabel} onClick={() => additions[0] !== undefined && add(additions[0])} />
      )}
      {!form.readOnly && additions.length > 1 && (
        <Menu
          label={addLabel}
          items={additions.map((addition) => ({ id: addition.label, label: addition.label, onSelect: () => add(addition) }))}
          trigger={(trigger) => (
            <Button icon="plus" size="small" data-add="" {...trigger}>
              {addLabel}
            </Button>
          )}
        />
      )}
    </div>
  );
}

function AddButton({ label, onClick }: { readonly label: string; onClick(): void }): ReactElement {
  return (
    <Button icon="plus" size="small" data-add="" onClick={onClick}>
      {label}
    </Button>
  );
}

function ItemActions<T extends { readonly id: string }>({
  nodeId,
  items,
  least = 0,
  titleOf,
  item,
  index,
  onRemoved,
}: ItemListProps<T> & {
  readonly item: T;
  readonly index: number;
  onRemoved(): void;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const name = titleOf(item, index);
  const move = (to: number): void =>
    form.apply([{ op: 'item.move', nodeId, id: item.id, index: to }], words('inspector.undo.move', { name }));
  return (
    <Menu
      label={words('panel.item.actions', { name })}
      trigger={(trigger) => <IconButton size="small" icon="more" label={words('panel.item.actions', { name })} {...trigger} />}
      items={[
        { id: 'up', label: words('panel.item.up'), icon: 'chevronUp', disabled: index === 0, onSelect: () => move(index - 1) },
        {
          id: 'down',
          label: words('panel.item.down'),
          icon: 'chevronDown',
          disabled: index === items.length - 1,
          onSelect: () => move(index + 1),
        },
        {
          id: 'remove',
          label: words('panel.item.remove'),
          icon: 'trash',
          tone: 'danger',
          disabled: items.length <= least,
          onSelect: () => {
            form.apply([{ op: 'item.remove', nodeId, id: item.id }], words('inspector.undo.remove', { name }));
            onRemoved();
          },
        },
      ]}
    />
  );
}
