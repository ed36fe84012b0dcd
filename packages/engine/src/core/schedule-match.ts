import type { Definitions } from './advance-types.ts';
import { occurrenceTimer } from './ahead.ts';
import { indexOf } from './definitions.ts';
import type { TimerBody } from './inputs.ts';
import { JudgingScope } from './judging-scope.ts';
import { LiveContact } from './live-contact.ts';
import { own } from './own.ts';
import type { ContactState } from './state.ts';
import { nextOccurrence } from './watch-index.ts';
import type { Occurrence, ScheduledTrigger } from './watch-index.ts';

/** An occurrence of a schedule as the timer that wakes one contact for it. */
export interface ScheduledTimer {
  readonly name: string;
  readonly due: number;
  readonly body: TimerBody;
}

/**
 * Whether a contact as it is now has still to be judged at an occurrence: what it was given later has made it look at that one
 * by itself.
 */
export function isStillAhead(state: ContactState, timer: string, { at }: Occurrence): boolean {
  return state.lastAt <= at && (own(state.watches ?? {}, timer)?.hadAt ?? Number.NEGATIVE_INFINITY) < at;
}

/** Whether a contact as it is now matches when a schedule comes round. */
export function matchesAt(definitions: Definitions, state: ContactState, { at, version, trigger }: Occurrence): boolean {
  if (trigger.schedule === undefined) return false;
  const scope = new JudgingScope(new LiveContact(state), definitions.tenant, indexOf(definitions).keepOf);
  return trigger.schedule.when.test(scope.atEntry(version.compiled, at, undefined));
}

/** The next occurrences that a contact has to be judged at, one for each schedule. */
export function scheduledFor(definitions: Definitions, state: ContactState): readonly ScheduledTimer[] {
  return indexOf(definitions).scheduled.flatMap((scheduled) => {
    const hadAt = own(state.watches ?? {}, scheduled.timer)?.hadAt ?? Number.NEGATIVE_INFINITY;
    const next = nextOccurrence(scheduled.definition, scheduled.triggerId, Math.max(state.lastAt, hadAt + 1));
    return next === undefined ? [] : [timerFor(scheduled, next)];
  });
}

/** What wakes a contact for an occurrence. */
export function timerFor(scheduled: ScheduledTrigger, occurrence: Occurrence): ScheduledTimer {
  return { name: scheduled.timer, due: occurrence.at, body: occurrenceTimer(scheduled, occurrence) };
}
