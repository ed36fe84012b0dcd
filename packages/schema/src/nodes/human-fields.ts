import * as shape from '../shapes/make.ts';
import type { Optional, Shape } from '../shapes/shape.ts';
import { jsonObject, text } from '../shapes/text.ts';
import { duration } from '../shapes/time.ts';
import type { Duration, JsonObject } from '../values.ts';
import { baseFields } from './base-fields.ts';

interface HumanFields {
  readonly title: Shape<string>;
  readonly input: Optional<JsonObject>;
  readonly assignee: Shape<string>;
  readonly backup: Optional<string>;
  readonly due: Optional<Duration>;
  readonly businessDays: Optional<boolean>;
  readonly remind: Optional<Duration>;
}

/** The fields that tasks and approvals share. */
export const humanFields: typeof baseFields & HumanFields = {
  ...baseFields,
  title: text,
  input: shape.optional(jsonObject),
  assignee: text,
  backup: shape.optional(text),
  due: shape.optional(duration),
  businessDays: shape.optional(shape.boolean()),
  remind: shape.optional(duration),
};
