import * as shape from './make.ts';
import type { Contact, ContactPatch } from '../records.ts';
import type { Scenario, ScriptedResult, ScriptStep } from '../scenario.ts';
import type { Shape } from './shape.ts';
import { filledText, jsonObject, text } from './text.ts';
import { duration, instantText } from './time.ts';
import { timeZone } from './zone.ts';

const consent = shape.record(shape.text(), shape.text());

/** A contact as a host gives it. */
export const contactShape: Shape<Contact> = shape.object({
  id: filledText,
  timezone: shape.optional(timeZone),
  attributes: shape.optional(jsonObject),
  consent: shape.optional(consent),
  tags: shape.optional(shape.list(text)),
  segments: shape.optional(shape.list(text)),
});

/** Changes of some fields of a contact. */
export const contactPatchShape: Shape<ContactPatch> = shape.object({
  set: shape.optional(jsonObject),
  unset: shape.optional(shape.list(text)),
  increment: shape.optional(shape.record(shape.text(), shape.number())),
  add: shape.optional(jsonObject),
  remove: shape.optional(jsonObject),
  consent: shape.optional(consent),
  timezone: shape.optional(timeZone),
  tags: shape.optional(shape.list(text)),
  segments: shape.optional(shape.list(text)),
});

const timing = { after: shape.optional(duration), at: shape.optional(instantText) };

const step: Shape<ScriptStep> = shape.anyOf([
  shape.object({ ...timing, event: filledText, data: shape.optional(jsonObject), of: shape.optional(text) }),
  shape.object({ ...timing, contact: contactPatchShape }),
  shape.object({ ...timing, result: shape.object({ node: text, outcome: text, data: shape.optional(jsonObject) }) }),
  shape.object({ ...timing, decide: shape.object({ node: text, outcome: text }) }),
  shape.object({
    ...timing,
    enroll: shape.object({ journey: shape.optional(text), key: shape.optional(text), data: shape.optional(jsonObject) }),
  }),
]);

const result: Shape<ScriptedResult> = shape.anyOf([
  shape.object({ error: text }),
  shape.object({ outcome: shape.optional(text), data: shape.optional(jsonObject) }),
]);

/** A scenario. */
export const scenarioShape: Shape<Scenario> = shape.object({
  $schema: shape.optional(text),
  name: text,
  start: instantText,
  journeys: shape.optional(shape.list(filledText)),
  contact: contactShape,
  script: shape.list(step),
  choices: shape.optional(shape.record(shape.text(), shape.anyOf([shape.text(), shape.boolean()]))),
  results: shape.optional(shape.record(shape.text(), result)),
  expect: shape.optional(
    shape.object({
      path: shape.optional(shape.list(text)),
      effects: shape.optional(shape.list(shape.object({ node: text, at: shape.optional(instantText) }))),
      notEffects: shape.optional(shape.list(text)),
      end: shape.optional(text),
      refused: shape.optional(text),
    }),
  ),
});
