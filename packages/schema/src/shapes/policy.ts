import * as z from 'zod/mini';
import type { Policy } from '../policy.ts';
import type { Shape } from './shape.ts';
import { filledText, text, wholeFrom } from './text.ts';
import { blockedDate, duration, localTime } from './time.ts';

const over = z.exactOptional(z.enum(['skip', 'defer']));
const perHour = z.exactOptional(wholeFrom(1));

/** A policy. */
export const policyShape: Shape<Policy> = z.strictObject({
  $schema: z.exactOptional(text),
  policyVersion: z.literal(1),
  caps: z.exactOptional(
    z.array(
      z.strictObject({
        channel: filledText,
        category: z.exactOptional(text),
        count: wholeFrom(0),
        per: z.union([z.enum(['day', 'week', 'month']), duration]),
        over,
        maxDefer: z.exactOptional(duration),
      }),
    ),
  ),
  quietHours: z.exactOptional(z.array(z.strictObject({ from: localTime, to: localTime, channels: z.exactOptional(z.array(text)), over }))),
  blockedDates: z.exactOptional(z.array(blockedDate)),
  categories: z.exactOptional(
    z.record(
      filledText,
      z.strictObject({
        consent: z.exactOptional(z.boolean()),
        caps: z.exactOptional(z.boolean()),
        quietHours: z.exactOptional(z.boolean()),
      }),
    ),
  ),
  breaker: z.exactOptional(z.strictObject({ perContactPerHour: perHour, perNodePerHour: perHour, perJourneyPerHour: perHour })),
  naming: z.exactOptional(z.strictObject({ journey: z.exactOptional(text) })),
  expiry: z.exactOptional(z.strictObject({ required: z.exactOptional(z.boolean()) })),
  approval: z.exactOptional(z.strictObject({ audienceOver: z.exactOptional(z.number()) })),
});
