import * as shape from '../shapes/make.ts';
import type { Optional } from '../shapes/shape.ts';
import { jsonObject, text } from '../shapes/text.ts';
import type { JsonObject } from '../values.ts';

interface BaseFields {
  readonly name: Optional<string>;
  readonly note: Optional<string>;
  readonly outlets: Optional<Readonly<Record<string, string | null>>>;
  readonly meta: Optional<JsonObject>;
}

/** The fields that every node has beside its own data. */
export const baseFields: BaseFields = {
  name: shape.optional(text),
  note: shape.optional(text),
  outlets: shape.optional(shape.record(shape.text(), shape.nullable(shape.text()))),
  meta: shape.optional(jsonObject),
};
