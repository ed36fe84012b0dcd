import * as shape from './make.ts';
import type { Policy } from '../policy.ts';
import type { Shape } from './shape.ts';
import { filledText, text } from './text.ts';
import { blockedDate, duration, localTime } from './time.ts';

const over = shape.optional(shape.oneOf(['skip', 'defer']));
const perHour = shape.optional(shape.wholeFrom(1));

/** A policy. */
export const policyShape: Shape<Policy> = shape.object({
  $schema: shape.optional(text),
  policyVersion: shape.constant(1),
  caps: shape.optional(
    shape.list(
      shape.object({
        channel: filledText,
        category: shape.optional(text),
        count: shape.wholeFrom(0),
        per: shape.anyOf([shape.oneOf(['day', 'week', 'month']), duration]),
        over,
        maxDefer: shape.optional(duration),
      }),
    ),
  ),
  quietHours: shape.optional(
    shape.list(shape.object({ from: localTime, to: localTime, channels: shape.optional(shape.list(text)), over })),
  ),
  blockedDates: shape.optional(shape.list(blockedDate)),
  categories: shape.optional(
    shape.record(
      filledText,
      shape.object({
        consent: shape.optional(shape.boolean()),
        caps: shape.optional(shape.boolean()),
        quietHours: shape.optional(shape.boolean()),
      }),
    ),
  ),
  breaker: shape.optional(shape.object({ perContactPerHour: perHour, perNodePerHour: perHour, perJourneyPerHour: perHour })),
  naming: shape.optional(shape.object({ journey: shape.optional(text) })),
  expiry: shape.optional(shape.object({ required: shape.optional(shape.boolean()) })),
  approval: shape.optional(shape.object({ audienceOver: shape.optional(shape.number()) })),
});
