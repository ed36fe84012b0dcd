import * as z from 'zod/mini';
import type { Contact, ContactPatch } from '../records.ts';
import type { Scenario, ScriptedResult, ScriptStep } from '../scenario.ts';
import type { Shape } from './shape.ts';
import { filledText, jsonObject, text } from './text.ts';
import { duration, instantText } from './time.ts';
import { timeZone } from './zone.ts';
import { listOf } from './list-of.ts';

const consent = z.record(z.string(), z.string());

/** A contact as a host gives it. */
export const contactShape: Shape<Contact> = z.strictObject({
  id: filledText,
  timezone: z.exactOptional(timeZone),
  attributes: z.exactOptional(jsonObject),
  consent: z.exactOptional(consent),
  tags: z.exactOptional(z.array(text)),
  segments: z.exactOptional(z.array(text)),
});

/** Changes of some fields of a contact. */
export const contactPatchShape: Shape<ContactPatch> = z.strictObject({
  set: z.exactOptional(jsonObject),
  unset: z.exactOptional(z.array(text)),
  increment: z.exactOptional(z.record(z.string(), z.number())),
  add: z.exactOptional(jsonObject),
  remove: z.exactOptional(jsonObject),
  consent: z.exactOptional(consent),
  timezone: z.exactOptional(timeZone),
  tags: z.exactOptional(z.array(text)),
  segments: z.exactOptional(z.array(text)),
});

const timing = { after: z.exactOptional(duration), at: z.exactOptional(instantText) };

const step: Shape<ScriptStep> = z.union([
  z.strictObject({ ...timing, event: filledText, data: z.exactOptional(jsonObject), of: z.exactOptional(text) }),
  z.strictObject({ ...timing, contact: contactPatchShape }),
  z.strictObject({ ...timing, result: z.strictObject({ node: text, outcome: text, data: z.exactOptional(jsonObject) }) }),
  z.strictObject({ ...timing, decide: z.strictObject({ node: text, outcome: text }) }),
  z.strictObject({
    ...timing,
    enroll: z.strictObject({ journey: z.exactOptional(text), key: z.exactOptional(text), data: z.exactOptional(jsonObject) }),
  }),
]);

const result: Shape<ScriptedResult> = z.union([
  z.strictObject({ error: text }),
  z.strictObject({ outcome: z.exactOptional(text), data: z.exactOptional(jsonObject) }),
]);

/** A scenario. */
export const scenarioShape: Shape<Scenario> = z.strictObject({
  $schema: z.exactOptional(text),
  name: text,
  start: instantText,
  contact: contactShape,
  script: listOf(step),
  choices: z.exactOptional(z.record(z.string(), z.union([z.string(), z.boolean()]))),
  results: z.exactOptional(z.record(z.string(), result)),
  expect: z.exactOptional(
    z.strictObject({
      path: z.exactOptional(z.array(text)),
      effects: z.exactOptional(z.array(z.strictObject({ node: text, at: z.exactOptional(instantText) }))),
      notEffects: z.exactOptional(z.array(text)),
      end: z.exactOptional(text),
      refused: z.exactOptional(text),
    }),
  ),
});
