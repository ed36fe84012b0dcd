import * as z from 'zod/mini';

/** A rule on several fields, kept as data beside its check, so that the JSON Schema generator can say the same. */
export type FieldRule =
  /** Exactly one of these fields is given. */
  | { readonly rule: 'exactlyOne'; readonly fields: readonly string[] }
  /** At most one item of the list has this value in this field. */
  | { readonly rule: 'atMostOne'; readonly field: string; readonly value: string }
  /** With this value in this field another one is needed. */
  | { readonly rule: 'needs'; readonly field: string; readonly value: string; readonly needed: string };

/** Exactly one of these fields is given. */
export function exactlyOne<T extends object>(...fields: readonly (keyof T & string)[]): z.core.$ZodCheck<T> {
  const rule: FieldRule = { rule: 'exactlyOne', fields };
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

/** At most one item of the list has this value in this field; the others are findings of the code given. */
export function atMostOne<T extends object>(field: keyof T & string, value: string, code: string): z.core.$ZodCheck<readonly T[]> {
  const rule: FieldRule = { rule: 'atMostOne', field, value };
  return z.check<readonly T[]>(
    ({ value: list, issues }) => {
      const [first, ...others] = list.flatMap((item, index) => (item[field] === value ? [index] : []));
      for (const index of others) {
        issues.push({ code: 'custom', message: code, path: [index], params: { first }, input: list[index], continue: true });
      }
    },
    { params: rule },
  );
}

/** With this value in one field another one is needed. */
export function needs<T extends object>(field: keyof T & string, value: string, needed: keyof T & string): z.core.$ZodCheck<T> {
  const rule: FieldRule = { rule: 'needs', field, value, needed };
  return z.check<T>(
    ({ value: object, issues }) => {
      if (object[field] !== value || Object.hasOwn(object, needed)) return;
      issues.push({ code: 'custom', message: 'field_missing', path: [needed], params: { field: needed }, input: object, continue: true });
    },
    { params: rule },
  );
}

/** No two members of a list have the same `id`. JSON Schema cannot say it. */
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
