import type { JsonObject, JsonValue } from '@sojourn/schema';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { emptyValueOf } from '../schema-form/empty-value.ts';
import { useFormHost } from '../schema-form/form-host.ts';
import { objectAt } from '../schema-form/read-schema.ts';
import { labelIdOf } from './field-shell.tsx';

const controls = 'input, select, textarea, button';

/** A list of rows of one shape, added, taken out and put in order by buttons. */
export function ListField(props: FieldProps<readonly JsonValue[]>): ReactElement {
  const { id, name, readOnly, schema, onChange } = props;
  const { renderField } = useFormHost();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  // A list of JSON holds JSON.
  const rows: readonly JsonValue[] = Array.isArray(props.value) ? (props.value as readonly JsonValue[]) : [];
  const items: JsonObject = objectAt(schema, 'items') ?? {};
  // Once React has shown the change.
  const focus = (find: (list: HTMLElement) => HTMLElement | null | undefined): void => {
    requestAnimationFrame(() => box.current !== null && find(box.current)?.focus());
  };
  const focusRow = (index: number): void =>
    focus((list) => list.querySelectorAll('[data-row]')[index]?.querySelector<HTMLElement>(controls));
  const move = (index: number, to: number): void => {
    onChange(rows.toSpliced(index, 1).toSpliced(to, 0, ...rows.slice(index, index + 1)));
    focusRow(to);
  };
  const remove = (index: number): void => {
    onChange(rows.length === 1 ? undefined : rows.toSpliced(index, 1));
    focus((list) => list.querySelector<HTMLElement>('[data-add]'));
  };
  const add = (): void => {
    onChange([...rows, emptyValueOf(items)]);
    focusRow(rows.length);
  };
  return (
    <div ref={box} className="sj-list" role="group" aria-labelledby={labelIdOf(id)} aria-describedby={props.describedBy}>
      {rows.map((row, index) => {
        const rowName = words('field.list.row', { number: index + 1 });
        const change = (value: JsonValue | undefined): void => onChange(rows.with(index, value ?? emptyValueOf(items)));
        return (
          // A row has no identity of its own but its place.
          <div key={index} className="sj-list-row" data-row="" role="group" aria-label={rowName}>
            <div className="sj-list-row-fields">
              {renderField({
                ...props,
                id: `${id}-${index}`,
                name: rowName,
                schema: items,
                value: row,
                hideLabel: true,
                problems: [],
                onChange: change,
              })}
            </div>
            {!readOnly && (
              <RowActions index={index} last={rows.length - 1} onMove={(to) => move(index, to)} onRemove={() => remove(index)} />
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button size="small" icon="plus" data-add="" aria-label={words('field.list.addTo', { name })} onClick={add}>
          {words('field.list.add')}
        </Button>
      )}
    </div>
  );
}

function RowActions({
  index,
  last,
  onMove,
  onRemove,
}: {
  readonly index: number;
  readonly last: number;
  onMove(to: number): void;
  onRemove(): void;
}): ReactElement {
  const words = useWords();
  const number = index + 1;
  const up = words('field.list.up', { number });
  const down = words('field.list.down', { number });
  return (
    <span className="sj-list-row-actions">
      <IconButton size="small" icon="chevronUp" label={up} disabled={index === 0} onClick={() => onMove(index - 1)} />
      <IconButton size="small" icon="chevronDown" label={down} disabled={index === last} onClick={() => onMove(index + 1)} />
      <IconButton size="small" icon="close" label={words('field.list.remove', { number })} onClick={onRemove} />
    </span>
  );
}
