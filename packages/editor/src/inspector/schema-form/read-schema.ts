import type { JsonObject, JsonValue } from '@sojourn/schema';

/** An object at an own key of another; `undefined` for anything else. */
export function objectAt(value: JsonObject, key: string): JsonObject | undefined {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : undefined;
}

/** A text at an own key; `undefined` for anything else. */
export function textAt(value: JsonObject, key: string): string | undefined {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The texts of a list at an own key; empty for anything else. */
export function textsAt(value: JsonObject, key: string): readonly string[] {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a host says of a field beside JSON Schema. */
export interface FieldHints {
  /** Name of a field of ours, or one that the host registered. */
  readonly field: string | undefined;
  /** Name of an option source of the host. */
  readonly options: string | undefined;
  readonly dependsOn: readonly string[];
}

/** The `x-sojourn` of a schema. */
export function hintsOf(schema: JsonObject): FieldHints {
  const hints = objectAt(schema, 'x-sojourn') ?? {};
  return { field: textAt(hints, 'field'), options: textAt(hints, 'options'), dependsOn: textsAt(hints, 'dependsOn') };
}

/** The name of the field that shows a schema: what the host says, else what the type suggests. */
export function fieldNameOf(schema: JsonObject): string {
  const { field, options } = hintsOf(schema);
  if (field !== undefined) return field;
  if (options !== undefined) return 'options';
  if (Object.hasOwn(schema, 'enum')) return 'select';
  const type = textAt(schema, 'type');
  const format = textAt(schema, 'format');
  if (type === 'string' && format !== undefined && Object.hasOwn(byFormat, format)) return byFormat[format] ?? 'text';
  return type !== undefined && Object.hasOwn(byType, type) ? (byType[type] ?? 'json') : 'json';
}

const byType: Readonly<Record<string, string>> = {
  string: 'token-text',
  number: 'number',
  integer: 'number',
  boolean: 'toggle',
  array: 'list',
  object: 'group',
};

const byFormat: Readonly<Record<string, string>> = { date: 'date', time: 'time', duration: 'duration', 'date-time': 'datetime' };
