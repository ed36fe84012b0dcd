/** A rule on several fields, or on the members of a list. */
export type FieldRule<Key extends string = string> =
  /** Exactly one of these fields is given. */
  | { readonly rule: 'exactlyOne'; readonly fields: readonly Key[] }
  /** At most one item of the list has this value in this field; the others are findings of the code. */
  | { readonly rule: 'atMostOne'; readonly field: string; readonly value: string; readonly code: string }
  /** With this value in this field another one is needed. */
  | { readonly rule: 'needs'; readonly field: Key; readonly value: string; readonly needed: Key }
  /** No two members of a list have the same `id`. JSON Schema cannot say it. */
  | { readonly rule: 'distinctIds' };

/** Exactly one of these fields is given. */
export function exactlyOne<Key extends string>(...fields: readonly Key[]): FieldRule<Key> {
  return { rule: 'exactlyOne', fields };
}

/** At most one item of the list has this value in this field; the others are findings of the code given. */
export function atMostOne(field: string, value: string, code: string): FieldRule<never> {
  return { rule: 'atMostOne', field, value, code };
}

/** With this value in one field another one is needed. */
export function needs<Key extends string>(field: Key, value: string, needed: Key): FieldRule<Key> {
  return { rule: 'needs', field, value, needed };
}

/** No two members of a list have the same `id`. */
export function distinctIds(): FieldRule<never> {
  return { rule: 'distinctIds' };
}
