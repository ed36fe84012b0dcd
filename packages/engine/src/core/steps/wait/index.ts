import type { AlternativeType } from './alternative.ts';
import { conditionAlternative } from './condition.ts';
import { dateAlternative } from './date.ts';
import { durationAlternative } from './duration.ts';
import { eventAlternative } from './event.ts';
import { timeAlternative } from './time.ts';

/** Every kind of alternative. */
export const alternativeTypes: ReadonlyMap<string, AlternativeType> = new Map(
  [durationAlternative, dateAlternative, timeAlternative, eventAlternative, conditionAlternative].map((one) => [one.type, one]),
);
