import type { FieldRule } from './rules.ts';

/**
 * What a value must be, as data: the parser reads values by it (`read-shape.ts`), and the JSON Schema files are made from it.
 *
 * Typed against the handwritten type, so that the two cannot drift apart. Nothing in it is compiled: it works where generated code is refused.
 */
export type Shape<T> = ShapeData & Typed<T>;

/** An object's shape: what a union told apart by a tag is made of. */
export type ObjectShape<T> = ObjectData & Typed<T>;

/** A field of an object that may be absent. */
export interface Optional<T> {
  readonly kind: 'optional';
  readonly shape: Shape<T>;
}

/** The fields of an object. */
export type Fields = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;

/** The type that a shape stands for. */
export type TypeOf<S> = S extends Typed<infer T> ? T : never;

/** The type of an object with these fields. */
export type ObjectOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: TypeOf<F[K]>;
} & { readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: F[K] extends Optional<infer T> ? T : never };

/** What a text must be beside a text; the code is that of the finding. */
export type TextRule =
  /** With `isLast` the rules after it are not asked of a text that fails. */
  | { readonly pattern: RegExp; readonly code: string; readonly isLast?: true }
  | { readonly test: (text: string) => boolean; readonly code: string }
  | { readonly least: number };

/** The kinds of shapes. */
export type ShapeData =
  | ObjectData
  | { readonly kind: 'text'; readonly rules: readonly TextRule[] }
  | { readonly kind: 'number'; readonly isWhole: boolean; readonly least?: number; readonly most?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'constant'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'nullable'; readonly shape: Shape<unknown> }
  | { readonly kind: 'list'; readonly item: Shape<unknown>; readonly least?: number; readonly rules: readonly FieldRule[] }
  | { readonly kind: 'record'; readonly key: Shape<string>; readonly value: Shape<unknown> }
  /** `keys`, one for each way: a value that has exactly one of them is read as that way alone. */
  | { readonly kind: 'union'; readonly ways: readonly Shape<unknown>[]; readonly keys?: readonly string[] }
  | { readonly kind: 'tagged'; readonly tag: string; readonly ways: ReadonlyMap<string | number | boolean, Shape<unknown>> }
  | { readonly kind: 'later'; readonly shape: () => Shape<unknown> };

interface ObjectData {
  readonly kind: 'object';
  readonly fields: Fields;
  /** Whether other fields are welcome. */
  readonly isOpen: boolean;
  readonly rules: readonly FieldRule[];
}

interface Typed<T> {
  /** Never there: carries the type. */
  readonly sample?: T;
}
