import type { AbsenceTrigger } from './absence.ts';
import type { AttributeTrigger } from './attribute.ts';
import type { DateTrigger } from './date.ts';
import type { EventTrigger } from './event.ts';
import type { InactivityTrigger } from './inactivity.ts';
import type { JourneyTrigger } from './journey.ts';
import type { ManualTrigger } from './manual.ts';
import type { ScheduleTrigger } from './schedule.ts';
import type { SegmentTrigger } from './segment.ts';

/** How a contact gets in. */
export type Trigger =
  | EventTrigger
  | AbsenceTrigger
  | AttributeTrigger
  | SegmentTrigger
  | DateTrigger
  | InactivityTrigger
  | ScheduleTrigger
  | ManualTrigger
  | JourneyTrigger;

/** The names of the trigger types. */
export type TriggerType = Trigger['type'];
