import * as z from 'zod/mini';
import type { Journey } from '../journey.ts';
import { triggerShape } from '../triggers/registry.ts';
import type { JsonObject } from '../values.ts';
import { conditionOrEventShape, conditionShape } from './condition.ts';
import { distinctIds, needs } from './rules.ts';
import type { Shape } from './shape.ts';
import { id, jsonObject, journeyId, percent, text, wholeFrom } from './text.ts';
import { blockedDate, duration, localDate, localTime, weekdays } from './time.ts';
import { timeZone, zoneOrContact } from './zone.ts';
import { listOf } from './list-of.ts';

/** A journey without its nodes: those are checked one by one, by type. */
export type JourneyFrame = Omit<Journey, 'nodes'> & { readonly nodes: Readonly<Record<string, JsonObject>> };

const entry: Shape<Journey['entry']> = z.strictObject({
  triggers: listOf(triggerShape, distinctIds()),
  criteria: z.exactOptional(conditionShape),
  reentry: z.strictObject({ mode: z.enum(['never', 'afterExit', 'perKey', 'always']), after: z.exactOptional(duration) }),
  key: z.exactOptional(text),
  holdout: z.exactOptional(percent),
  rollout: z.exactOptional(percent),
  limit: z.exactOptional(z.strictObject({ count: wholeFrom(1), per: duration })),
  start: z.nullable(text),
});

const goal: Shape<NonNullable<Journey['goal']>> = z.strictObject({
  name: text,
  when: conditionOrEventShape,
  within: z.exactOptional(duration),
  onReached: z.enum(['exit', 'continue']),
  value: z.exactOptional(text),
});

/** Everything of a journey but what is inside its nodes. */
export const journeyFrameShape: Shape<JourneyFrame> = z
  .strictObject({
    $schema: z.exactOptional(text),
    schemaVersion: z.literal(1),
    id: journeyId,
    name: text,
    description: z.exactOptional(text),
    owner: z.exactOptional(text),
    folder: z.exactOptional(text),
    tags: z.exactOptional(z.array(text)),
    expiresOn: z.exactOptional(localDate),
    timezone: zoneOrContact,
    fallbackTimezone: z.exactOptional(timeZone),
    priority: z.exactOptional(z.number()),
    seed: z.exactOptional(text),
    sendWindows: z.exactOptional(z.array(z.strictObject({ weekdays: z.exactOptional(weekdays), from: localTime, to: localTime }))),
    blockedDates: z.exactOptional(z.array(blockedDate)),
    entry,
    goal: z.exactOptional(goal),
    exits: z.exactOptional(listOf(z.strictObject({ id, name: z.exactOptional(text), when: conditionOrEventShape }), distinctIds())),
    suppression: z.exactOptional(z.strictObject({ when: conditionShape, then: z.enum(['exit', 'hold']) })),
    nodes: z.record(id, jsonObject),
    layout: z.exactOptional(
      z.strictObject({
        flow: z.exactOptional(z.enum(['down', 'right'])),
        pins: z.exactOptional(z.record(z.string(), z.strictObject({ x: z.number(), y: z.number() }))),
      }),
    ),
    meta: z.exactOptional(jsonObject),
  })
  .check(needs('timezone', 'contact', 'fallbackTimezone'));
