import { absenceTrigger } from './absence.ts';
import { attributeTrigger } from './attribute.ts';
import type { TriggerType } from './compiled-trigger.ts';
import { dateTrigger } from './date.ts';
import { eventTrigger } from './event.ts';
import { inactivityTrigger } from './inactivity.ts';
import { journeyTrigger } from './journey.ts';
import { manualTrigger } from './manual.ts';
import { scheduleTrigger } from './schedule.ts';
import { segmentTrigger } from './segment.ts';

/** Every trigger type that this release runs. One of another type is refused at publishing. */
export const triggerTypes: ReadonlyMap<string, TriggerType> = new Map(
  [
    eventTrigger,
    absenceTrigger,
    attributeTrigger,
    segmentTrigger,
    dateTrigger,
    inactivityTrigger,
    scheduleTrigger,
    manualTrigger,
    journeyTrigger,
  ].map((one) => [one.type, one]),
);
