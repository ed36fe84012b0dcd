import * as shape from './make.ts';
import type { Journey } from '../journey.ts';
import { triggerShape } from '../triggers/registry.ts';
import type { JsonObject } from '../values.ts';
import { conditionOrEventShape, conditionShape } from './condition.ts';
import { distinctIds, needs } from './rules.ts';
import type { Shape } from './shape.ts';
import { id, jsonObject, journeyId, percent, text } from './text.ts';
import { blockedDate, duration, localDate, localTime, weekdays } from './time.ts';
import { timeZone, zoneOrContact } from './zone.ts';

/** A journey without its nodes: those are checked one by one, by type. */
export type JourneyFrame = Omit<Journey, 'nodes'> & { readonly nodes: Readonly<Record<string, JsonObject>> };

const entry: Shape<Journey['entry']> = shape.object({
  triggers: shape.list(triggerShape, distinctIds()),
  criteria: shape.optional(conditionShape),
  reentry: shape.object({ mode: shape.oneOf(['never', 'afterExit', 'perKey', 'always']), after: shape.optional(duration) }),
  key: shape.optional(text),
  holdout: shape.optional(percent),
  rollout: shape.optional(percent),
  limit: shape.optional(shape.object({ count: shape.wholeFrom(1), per: duration })),
  start: shape.nullable(text),
});

const goal: Shape<NonNullable<Journey['goal']>> = shape.object({
  name: text,
  when: conditionOrEventShape,
  within: shape.optional(duration),
  onReached: shape.oneOf(['exit', 'continue']),
  value: shape.optional(text),
});

/** Everything of a journey but what is inside its nodes. */
export const journeyFrameShape: Shape<JourneyFrame> = shape.object(
  {
    $schema: shape.optional(text),
    schemaVersion: shape.constant(1),
    id: journeyId,
    name: text,
    description: shape.optional(text),
    owner: shape.optional(text),
    folder: shape.optional(text),
    tags: shape.optional(shape.list(text)),
    expiresOn: shape.optional(localDate),
    timezone: zoneOrContact,
    fallbackTimezone: shape.optional(timeZone),
    priority: shape.optional(shape.number()),
    seed: shape.optional(text),
    sendWindows: shape.optional(shape.list(shape.object({ weekdays: shape.optional(weekdays), from: localTime, to: localTime }))),
    blockedDates: shape.optional(shape.list(blockedDate)),
    entry,
    goal: shape.optional(goal),
    exits: shape.optional(shape.list(shape.object({ id, name: shape.optional(text), when: conditionOrEventShape }), distinctIds())),
    suppression: shape.optional(shape.object({ when: conditionShape, then: shape.oneOf(['exit', 'hold']) })),
    nodes: shape.record(id, jsonObject),
    layout: shape.optional(
      shape.object({
        flow: shape.optional(shape.oneOf(['down', 'right'])),
        pins: shape.optional(shape.record(shape.text(), shape.object({ x: shape.number(), y: shape.number() }))),
      }),
    ),
    meta: shape.optional(jsonObject),
  },
  needs('timezone', 'contact', 'fallbackTimezone'),
);
