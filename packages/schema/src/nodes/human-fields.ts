import * as z from 'zod/mini';
import type { Shape } from '../shapes/shape.ts';
import { jsonObject, text } from '../shapes/text.ts';
import { duration } from '../shapes/time.ts';
import type { Duration, JsonObject } from '../values.ts';
import { baseFields } from './base-fields.ts';

interface HumanFields {
  readonly title: Shape<string>;
  readonly input: z.ZodMiniExactOptional<Shape<JsonObject>>;
  readonly assignee: Shape<string>;
  readonly backup: z.ZodMiniExactOptional<Shape<string>>;
  readonly due: z.ZodMiniExactOptional<Shape<Duration>>;
  readonly businessDays: z.ZodMiniExactOptional<Shape<boolean>>;
  readonly remind: z.ZodMiniExactOptional<Shape<Duration>>;
}

/** The fields that tasks and approvals share. */
export const humanFields: typeof baseFields & HumanFields = {
  ...baseFields,
  title: text,
  input: z.exactOptional(jsonObject),
  assignee: text,
  backup: z.exactOptional(text),
  due: z.exactOptional(duration),
  businessDays: z.exactOptional(z.boolean()),
  remind: z.exactOptional(duration),
};
