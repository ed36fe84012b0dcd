import type { JsonObject, JsonValue } from '@sojourn/schema';
import { textAt } from './read-schema.ts';

/** What a new row of a list starts as. */
export function emptyValueOf(schema: JsonObject): JsonValue {
  if (Object.hasOwn(schema, 'default')) return schema['default'] ?? null;
  const type = textAt(schema, 'type');
  if (type === 'object') return {};
  if (type === 'array') return [];
  if (type === 'number' || type === 'integer') return 0;
  return type === 'boolean' ? false : '';
}
