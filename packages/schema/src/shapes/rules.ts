import * as z from 'zod/mini';

/** A rule on several fields of an object, kept as data so that the JSON Schema generator can say the same. */
export interface FieldRule {
  readonly exactlyOne: readonly string[];
}

/** Exactly one of these fields is given. */
export function exactlyOne<T extends object>(...fields: readonly (keyof T & string)[]): z.core.$ZodCheck<T> {
  const rule: FieldRule = { exactlyOne: fields };
  return z.check<T>(
    ({ value, issues }) => {
      const given = fields.filter((field) => Object.hasOwn(value, field));
      if (given.length === 1) return;
      const path = given.length === 0 ? fields.slice(0, 1) : given.slice(1, 2);
      const message = given.length === 0 ? 'field_missing' : 'field_conflict';
      issues.push({ code: 'custom', message, path: [...path], params: { field: path[0], fields }, input: value, continue: true });
    },
    { params: rule },
  );
}

/** No two members of a list have the same `id`. */
export function distinctIds<T extends { readonly id: string }>(): z.core.$ZodCheck<readonly T[]> {
  return z.check<readonly T[]>(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [index, { id }] of value.entries()) {
      if (seen.has(id)) {
        issues.push({ code: 'custom', message: 'id_duplicate', path: [index, 'id'], params: { id }, input: id, continue: true });
      }
      seen.add(id);
    }
  });
}
