import type { JsonObject, JsonValue } from '../values.ts';

/** A document changed in one place, and what was done to it. */
export interface Mutation {
  readonly what: string;
  readonly value: JsonValue;
}

const replacements: readonly JsonValue[] = [null, true, -1, 1e9, 'x', '', 'P2D', [], {}, [[]], { attribute: 'plan' }, ['a', 1]];

/** Every document that differs from this one in one place: a value replaced, taken away, renamed, doubled, or one added. */
export function* mutationsOf(document: JsonValue, path: readonly (string | number)[] = []): Generator<Mutation> {
  for (const value of replacements) yield { what: `${path.join('/')} = ${JSON.stringify(value)}`, value };
  if (Array.isArray(document)) yield* ofList(document, path);
  // What is neither null nor a list.
  else if (typeof document === 'object' && document !== null) yield* ofObject(document as JsonObject, path);
}

function* ofList(list: readonly JsonValue[], path: readonly (string | number)[]): Generator<Mutation> {
  for (const [index, item] of list.entries()) {
    yield { what: `${path.join('/')} without ${index}`, value: list.toSpliced(index, 1) };
    yield { what: `${path.join('/')} twice ${index}`, value: list.toSpliced(index, 0, item) };
    for (const inner of mutationsOf(item, [...path, index])) yield { ...inner, value: list.with(index, inner.value) };
  }
}

function* ofObject(object: JsonObject, path: readonly (string | number)[]): Generator<Mutation> {
  yield { what: `${path.join('/')} with a new key`, value: { ...object, 'brand new': 1 } };
  for (const [key, member] of Object.entries(object)) {
    const { [key]: _, ...rest } = object;
    yield { what: `${path.join('/')} without ${key}`, value: rest };
    yield { what: `${path.join('/')} with ${key} renamed`, value: { ...rest, [`${key}x`]: member } };
    for (const inner of mutationsOf(member, [...path, key])) yield { ...inner, value: { ...object, [key]: inner.value } };
  }
}
