import { absenceTrigger } from './absence.ts';
import { attributeTrigger } from './attribute.ts';
import type { TriggerType } from './compiled-trigger.ts';
import { eventTrigger } from './event.ts';
import { journeyTrigger } from './journey.ts';
import { manualTrigger } from './manual.ts';

/** Every trigger type that this release runs. One of another type is refused at publishing. */
export const triggerTypes: ReadonlyMap<string, TriggerType> = new Map(
  [eventTrigger, absenceTrigger, attributeTrigger, manualTrigger, journeyTrigger].map((one) => [one.type, one]),
);
