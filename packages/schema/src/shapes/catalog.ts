import * as shape from './make.ts';
import type { ActionType, Attribute, Catalog, EventType, Field } from '../catalog.ts';
import { conditionShape } from './condition.ts';
import type { Shape } from './shape.ts';
import { filledText, json, jsonObject, text } from './text.ts';
import { duration, localDate } from './time.ts';

const itemTypes = ['number', 'text', 'boolean', 'date', 'datetime'] as const;

const fieldFields = {
  type: shape.oneOf([...itemTypes, 'list']),
  label: shape.optional(text),
  description: shape.optional(text),
  values: shape.optional(shape.list(json)),
  min: shape.optional(shape.number()),
  max: shape.optional(shape.number()),
  integer: shape.optional(shape.boolean()),
  of: shape.optional(shape.oneOf(itemTypes)),
  required: shape.optional(shape.boolean()),
};

/** A typed field. */
export const fieldShape: Shape<Field> = shape.object(fieldFields);

/** An attribute of a contact. */
export const attributeShape: Shape<Attribute> = shape.object({ ...fieldFields, owner: shape.optional(shape.oneOf(['host', 'engine'])) });

const eventType: Shape<EventType> = shape.object({
  label: shape.optional(text),
  keep: shape.optional(duration),
  data: shape.optional(shape.record(filledText, fieldShape)),
});

const actionType: Shape<ActionType> = shape.object({
  label: shape.optional(text),
  summary: shape.optional(text),
  icon: shape.optional(text),
  channel: shape.optional(text),
  message: shape.optional(shape.boolean()),
  category: shape.optional(text),
  input: shape.optional(jsonObject),
  outcomes: shape.optional(shape.list(filledText)),
  output: shape.optional(shape.record(filledText, fieldShape)),
  emits: shape.optional(shape.list(text)),
  idempotent: shape.optional(shape.boolean()),
  timeout: shape.optional(duration),
  onUncertain: shape.optional(shape.oneOf(['retry', 'hold', 'skip'])),
  callToAction: shape.optional(shape.boolean()),
  deprecated: shape.optional(shape.object({ use: shape.optional(text) })),
});

/** A catalog. */
export const catalogShape: Shape<Catalog> = shape.object({
  $schema: shape.optional(text),
  catalogVersion: shape.constant(1),
  attributes: shape.optional(shape.record(filledText, attributeShape)),
  events: shape.optional(shape.record(filledText, eventType)),
  actions: shape.optional(shape.record(filledText, actionType)),
  segments: shape.optional(shape.record(filledText, shape.object({ label: shape.optional(text), when: shape.optional(conditionShape) }))),
  channels: shape.optional(
    shape.record(filledText, shape.object({ label: shape.optional(text), consent: shape.optional(shape.boolean()) })),
  ),
  calendar: shape.optional(shape.object({ holidays: shape.optional(shape.list(localDate)) })),
  journeys: shape.optional(
    shape.record(filledText, shape.object({ state: shape.optional(shape.oneOf(['draft', 'live', 'paused', 'archived'])) })),
  ),
});
