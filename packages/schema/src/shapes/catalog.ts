import * as z from 'zod/mini';
import type { ActionType, Attribute, Catalog, EventType, Field } from '../catalog.ts';
import { conditionShape } from './condition.ts';
import type { Shape } from './shape.ts';
import { filledText, json, jsonObject, text } from './text.ts';
import { duration, localDate } from './time.ts';

const itemTypes = ['number', 'text', 'boolean', 'date', 'datetime'] as const;

const fieldFields = {
  type: z.enum([...itemTypes, 'list']),
  label: z.exactOptional(text),
  description: z.exactOptional(text),
  values: z.exactOptional(z.array(json)),
  min: z.exactOptional(z.number()),
  max: z.exactOptional(z.number()),
  integer: z.exactOptional(z.boolean()),
  of: z.exactOptional(z.enum(itemTypes)),
  required: z.exactOptional(z.boolean()),
};

/** A typed field. */
export const fieldShape: Shape<Field> = z.strictObject(fieldFields);

/** An attribute of a contact. */
export const attributeShape: Shape<Attribute> = z.strictObject({ ...fieldFields, owner: z.exactOptional(z.enum(['host', 'engine'])) });

const eventType: Shape<EventType> = z.strictObject({
  label: z.exactOptional(text),
  keep: z.exactOptional(duration),
  data: z.exactOptional(z.record(filledText, fieldShape)),
});

const actionType: Shape<ActionType> = z.strictObject({
  label: z.exactOptional(text),
  summary: z.exactOptional(text),
  icon: z.exactOptional(text),
  channel: z.exactOptional(text),
  message: z.exactOptional(z.boolean()),
  category: z.exactOptional(text),
  input: z.exactOptional(jsonObject),
  outcomes: z.exactOptional(z.array(filledText)),
  output: z.exactOptional(z.record(filledText, fieldShape)),
  emits: z.exactOptional(z.array(text)),
  idempotent: z.exactOptional(z.boolean()),
  timeout: z.exactOptional(duration),
  onUncertain: z.exactOptional(z.enum(['retry', 'hold', 'skip'])),
  callToAction: z.exactOptional(z.boolean()),
  deprecated: z.exactOptional(z.strictObject({ use: z.exactOptional(text) })),
});

/** A catalog. */
export const catalogShape: Shape<Catalog> = z.strictObject({
  $schema: z.exactOptional(text),
  catalogVersion: z.literal(1),
  attributes: z.exactOptional(z.record(filledText, attributeShape)),
  events: z.exactOptional(z.record(filledText, eventType)),
  actions: z.exactOptional(z.record(filledText, actionType)),
  segments: z.exactOptional(z.record(filledText, z.strictObject({ label: z.exactOptional(text), when: z.exactOptional(conditionShape) }))),
  channels: z.exactOptional(z.record(filledText, z.strictObject({ label: z.exactOptional(text), consent: z.exactOptional(z.boolean()) }))),
  calendar: z.exactOptional(z.strictObject({ holidays: z.exactOptional(z.array(localDate)) })),
  journeys: z.exactOptional(
    z.record(filledText, z.strictObject({ state: z.exactOptional(z.enum(['draft', 'live', 'paused', 'archived'])) })),
  ),
});
