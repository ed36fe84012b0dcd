import type { Catalog, Field, JsonObject, JsonValue } from '@sojourn/schema';

/** Data of an event with every field that is never missing, as the catalog types it. */
export function withRequired(fields: Readonly<Record<string, Field>> | undefined, given: JsonObject): JsonObject {
  const data: Record<string, JsonValue> = { ...given };
  for (const [name, field] of Object.entries(fields ?? {})) {
    if (field.required === true && !Object.hasOwn(data, name)) data[name] = anyValue(field);
  }
  return data;
}

/** A plain value of a field's type. */
export function anyValue({ type, values, min, max }: Field): JsonValue {
  if (values?.[0] !== undefined) return values[0];
  switch (type) {
    case 'number':
      return min ?? (max !== undefined && max < 1 ? max : 1);
    case 'text':
      return 'text';
    case 'boolean':
      return false;
    case 'date':
      return '2026-04-01';
    case 'datetime':
      return '2026-04-01T09:00:00Z';
    case 'list':
      return [];
  }
}

/** Consent to every channel that asks for it. */
export function fullConsent({ channels }: Catalog): Record<string, string> {
  return Object.fromEntries(
    Object.entries(channels ?? {}).flatMap(([name, { consent }]) => (consent === true ? [[name, 'subscribed']] : [])),
  );
}

/** What of a witness's values is a value: it shows a missing one as `null`. */
export function present(values: JsonObject | undefined): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== null));
}
