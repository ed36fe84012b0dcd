import type { Condition } from '../conditions/condition.ts';
import type { Duration, JsonValue, LocalTime } from '../values.ts';

/** An event happens. */
export interface EventTrigger { readonly id: string; readonly type: 'event'; readonly event: string; readonly where?: Condition }
/** `event` happens and none of `without` follows within a duration counted from the contact's last `event`. */
export interface AbsenceTrigger { readonly id: string; readonly type: 'absence'; readonly event: string; readonly where?: Condition; readonly without: readonly string[]; readonly within: Duration }
/** An attribute changes, to or from a value, or across a threshold; on the edge only. */
export interface AttributeTrigger {
  readonly id: string; readonly type: 'attribute'; readonly attribute: string; readonly from?: JsonValue; readonly to?: JsonValue;
  readonly crosses?: { readonly above: number } | { readonly below: number };
}
/** A contact starts or stops matching. */
export interface SegmentTrigger { readonly id: string; readonly type: 'segment'; readonly when?: Condition; readonly segment?: string; readonly on: 'start' | 'stop'; readonly existing?: boolean }
/** A date attribute, with an offset, at a local time, once or yearly. */
export interface DateTrigger { readonly id: string; readonly type: 'date'; readonly attribute: string; readonly offset?: Duration; readonly at: LocalTime; readonly yearly?: boolean; readonly existing?: boolean }
/** An instant attribute is older than a duration. */
export interface InactivityTrigger { readonly id: string; readonly type: 'inactivity'; readonly attribute: string; readonly after: Duration; readonly existing?: boolean }
/** A cron expression of five fields or an RRULE, over a condition. */
export interface ScheduleTrigger { readonly id: string; readonly type: 'schedule'; readonly cron?: string; readonly rrule?: string; readonly when: Condition }
/** A call of `engine.enroll`. */
export interface ManualTrigger { readonly id: string; readonly type: 'manual' }
/** An `enroll` node of another journey. */
export interface JourneyTrigger { readonly id: string; readonly type: 'journey' }

/** How a contact gets in. */
export type Trigger =
  | EventTrigger | AbsenceTrigger | AttributeTrigger | SegmentTrigger | DateTrigger
  | InactivityTrigger | ScheduleTrigger | ManualTrigger | JourneyTrigger;
