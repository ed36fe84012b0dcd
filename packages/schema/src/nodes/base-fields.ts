import * as z from 'zod/mini';
import type { Shape } from '../shapes/shape.ts';
import { jsonObject, text } from '../shapes/text.ts';
import type { JsonObject } from '../values.ts';

interface BaseFields {
  readonly name: z.ZodMiniExactOptional<Shape<string>>;
  readonly note: z.ZodMiniExactOptional<Shape<string>>;
  readonly outlets: z.ZodMiniExactOptional<Shape<Readonly<Record<string, string | null>>>>;
  readonly meta: z.ZodMiniExactOptional<Shape<JsonObject>>;
}

/** The fields that every node has beside its own data. */
export const baseFields: BaseFields = {
  name: z.exactOptional(text),
  note: z.exactOptional(text),
  outlets: z.exactOptional(z.record(z.string(), z.nullable(z.string()))),
  meta: z.exactOptional(jsonObject),
};
