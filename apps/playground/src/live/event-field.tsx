import type { Field, JsonValue } from '@sojourn/schema';
import { useId, type ReactElement } from 'react';
import { words } from '../messages/en.ts';

interface EventFieldProps {
  readonly name: string;
  readonly field: Field;
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue | undefined) => void;
}

/** One value of an event's data, as its type is written. An empty field is left out. */
export function EventField({ name, field, value, onChange }: EventFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="pg-field">
      <label htmlFor={id} className="pg-label">
        {field.label ?? name}
        {field.required === true && <span className="pg-faint"> {words.events.required}</span>}
      </label>
      <Control id={id} field={field} value={value} onChange={onChange} />
    </div>
  );
}

function Control({ id, field, value, onChange }: Omit<EventFieldProps, 'name'> & { readonly id: string }): ReactElement {
  if (field.type === 'boolean')
    return <input id={id} type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
  if (field.values !== undefined) {
    return (
      <select id={id} className="pg-input" value={showText(value)} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{words.events.none}</option>
        {field.values.map((one) => (
          <option key={showText(one)}>{showText(one)}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      id={id}
      className="pg-input"
      type={field.type === 'number' ? 'number' : field.type === 'date' ? 'date' : 'text'}
      step="any"
      placeholder={field.type === 'list' ? words.events.list : undefined}
      value={showText(value)}
      onChange={(event) => onChange(read(field.type, event.currentTarget.value))}
    />
  );
}

function showText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item: JsonValue) => showText(item)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function read(type: Field['type'], text: string): JsonValue | undefined {
  if (text === '') return undefined;
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  return type === 'list'
    ? text
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean)
    : text;
}
