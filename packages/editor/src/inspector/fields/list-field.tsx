import type { JsonObject, JsonValue } from '@sojourn/schema';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { emptyValueOf } from '../schema-form/empty-value.ts';
import { objectAt } from '../schema-form/read-schema.ts';
import { SchemaField } from '../schema-form/schema-field.tsx';
import { labelIdOf } from './field-shell.tsx';

/** A list of rows of one shape, added, taken out and put in order by buttons. */
export function ListField(props: FieldProps<readonly JsonValue[]>): ReactElement {
  const { id, name, readOnly, schema, onChange } = props;
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const rows = Array.isArray(props.value) ? props.value : [];
  const items: JsonObject = objectAt(schema, 'items') ?? {};
  const focusRow = (index: number): void => {
    requestAnimationFrame(() =>
      box.current
        ?.querySelectorAll<HTMLElement>('[data-row]')
        [index]?.querySelector<HTMLElement>('input, select, textarea, button')
        ?.focus(),
    );
  };
  const swap = (index: number, to: number): void => {
    const moved = rows[index];
    if (moved === undefined || to < 0 || to >= rows.length) return;
    onChange(rows.toSpliced(index, 1).toSpliced(to, 0, moved));
    focusRow(to);
  };
  return (
    <div ref={box} className="sj-list" role="group" aria-labelledby={labelIdOf(id)} aria-describedby={props.describedBy}>
      {rows.map((row, index) => (
        // A row has no identity of its own but its place.
        <div key={index} className="sj-list-row" data-row="" role="group" aria-label={words('field.list.row', { number: index + 1 })}>
          <div className="sj-list-row-fields">
            <SchemaField
              {...props}
              id={`${id}-${index}`}
              name={words('field.list.row', { number: index + 1 })}
              schema={items}
              value={row}
              hideLabel
              problems={[]}
              onChange={(value) => onChange(rows.with(index, value ?? emptyValueOf(items)))}
            />
          </div>
          {!readOnly && (
            <span className="sj-list-row-actions">
              <IconButton
                size="small"
                icon="chevronUp"
                label={words('field.list.up', { number: index + 1 })}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              />
              <IconButton
                size="small"
                icon="chevronDown"
                label={words('field.list.down', { number: index + 1 })}
                disabled={index === rows.length - 1}
                onClick={() => swap(index, index + 1)}
              />
              <IconButton
                size="small"
                icon="close"
                label={words('field.list.remove', { number: index + 1 })}
                onClick={() => {
                  onChange(rows.length === 1 ? undefined : rows.toSpliced(index, 1));
                  requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-add]')?.focus());
                }}
              />
            </span>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          size="small"
          icon="plus"
          data-add=""
          aria-label={words('field.list.addTo', { name })}
          onClick={() => {
            onChange([...rows, emptyValueOf(items)]);
            focusRow(rows.length);
          }}
        >
          {words('field.list.add')}
        </Button>
      )}
    </div>
  );
}
