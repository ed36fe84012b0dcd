import type { JsonValue } from '../values.ts';
import type { FieldRule } from './rules.ts';
import type { Fields, ObjectOf, ObjectShape, Optional, Shape, TextRule, TypeOf } from './shape.ts';

/** A text that keeps these rules. */
export function text(...rules: readonly TextRule[]): Shape<string> {
  return { kind: 'text', rules };
}

/** A finite number, within these bounds where they are given. */
export function number(bounds: { readonly least?: number; readonly most?: number } = {}): Shape<number> {
  return { kind: 'number', isWhole: false, ...bounds };
}

/** A whole number from `least` on. */
export function wholeFrom(least: number): Shape<number> {
  return { kind: 'number', isWhole: true, least };
}

/** True or false. */
export function boolean(): Shape<boolean> {
  return { kind: 'boolean' };
}

/** Null. */
export function nothing(): Shape<null> {
  return { kind: 'null' };
}

/** Any JSON value. The guard has already made sure that it is one. */
export function anything(): Shape<JsonValue> {
  return { kind: 'anything' };
}

/** Exactly this value. */
export function constant<const V extends string | number | boolean>(value: V): Shape<V> {
  return { kind: 'constant', values: [value] };
}

/** One of these texts. */
export function oneOf<const V extends string>(values: readonly V[]): Shape<V> {
  return { kind: 'constant', values };
}

/** What the shape says, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { kind: 'nullable', shape };
}

/** A field that may be absent. It is never `undefined`: documents are JSON. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { kind: 'optional', shape };
}

/** A list; `rules` are asked of the list as a whole. */
export function list<T>(item: Shape<T>, ...rules: readonly FieldRule<never>[]): Shape<readonly T[]> {
  return { kind: 'list', item, rules };
}

/** A list that is not empty. */
export function filledList<T>(item: Shape<T>): Shape<readonly T[]> {
  return { kind: 'list', item, least: 1, rules: [] };
}

/** An object whose keys and values are of one shape each. */
export function record<V>(key: Shape<string>, value: Shape<V>): Shape<Readonly<Record<string, V>>> {
  return { kind: 'record', key, value };
}

/** An object with these fields and no others. */
export function object<const F extends Fields>(fields: F, ...rules: readonly FieldRule<keyof F & string>[]): ObjectShape<ObjectOf<F>> {
  return { kind: 'object', fields, isOpen: false, rules };
}

/** An object with these fields, and any others. */
export function openObject<const F extends Fields>(fields: F): ObjectShape<ObjectOf<F>> {
  return { kind: 'object', fields, isOpen: true, rules: [] };
}

/** Any of these. */
export function anyOf<const W extends readonly Shape<unknown>[]>(ways: W): Shape<TypeOf<W[number]>> {
  return { kind: 'union', ways };
}

/**
 * Objects that one key tells apart: a value that has the key of exactly one way is read as that way alone.
 *
 * Trying every way would cost a hostile document's reader seconds, and would take a list with many faults for another way with few.
 * A value that has none of the keys, or those of more than one way, is tried as each.
 *
 * @param ways - From the key to the object's shape.
 */
export function toldByKey<T>(ways: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return { kind: 'union', ways: Object.values(ways), keys: Object.keys(ways) };
}

/**
 * Objects that the value of one field tells apart.
 *
 * @throws RangeError if a way does not say which value is its own: a mistake in this package, found when it is loaded.
 */
export function toldByTag<const W extends readonly ObjectShape<unknown>[]>(tag: string, ways: W): Shape<TypeOf<W[number]>> {
  const byTag = new Map(ways.map((way) => [tagOf(way, tag), way] as const));
  return { kind: 'tagged', tag, ways: byTag };
}

/** A shape that is made when it is needed, so that shapes may hold themselves. */
export function later<T>(shape: () => Shape<T>): Shape<T> {
  return { kind: 'later', shape };
}

function tagOf({ fields }: ObjectShape<unknown>, tag: string): string | number | boolean {
  const field = fields[tag];
  const value = field?.kind === 'constant' ? field.values[0] : undefined;
  if (value === undefined) throw new RangeError(`No fixed ${tag}`);
  return value;
}
