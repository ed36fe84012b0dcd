import type { Instant } from '@sojourn/schema';
import { compareItems } from './agenda.ts';
import type { Place } from './agenda.ts';
import { applyInput } from './apply-input.ts';
import type { Batch } from './batch.ts';
import type { TimerBody } from './inputs.ts';
import { applyLaunch, nextLaunch } from './launch.ts';
import { own, withOwn } from './own.ts';
import { nextOccurrence } from './watch-index.ts';
import type { Occurrence, ScheduledTrigger } from './watch-index.ts';

/** What comes before a contact's next input although no row of its inbox says so: a launch, or an occurrence of a schedule. */
export interface Ahead {
  readonly at: Instant;
  /** The index's revision that it comes with, if that is recorded. */
  readonly known: number | undefined;
  apply(): void;
}

/** Where the next input stands; without a place, behind everything of its instant. */
export interface Limit {
  readonly at: Instant;
  readonly known: number | undefined;
  readonly place: Place | undefined;
}

/** How long before an occurrence a contact that is at work sets a timer for it. */
const nearMs = 600_000;

/**
 * The first launch or occurrence that the contact has to see before its next input.
 *
 * Every contact that is known sees each of them at its own instant, whether a job has told it by then or not: so a job that is
 * late, or has died, changes nothing but when a contact at rest is looked at.
 */
export function nextAhead(batch: Batch, limit: Limit): Ahead | undefined {
  const launch = nextLaunch(batch, limit);
  // Publishing comes before the timers of its instant.
  const scheduled = nextScheduled(batch, launch === undefined ? limit : { at: launch.at, place: firstPlace });
  if (scheduled !== undefined) return { at: scheduled.occurrence.at, known: undefined, apply: () => applyScheduled(batch, scheduled) };
  return launch === undefined ? undefined : { at: launch.at, known: launch.version.revision, apply: () => applyLaunch(batch, launch) };
}

/**
 * Sets timers for occurrences that are near: a job that looks for those who match may have passed by before this commit.
 *
 * @param now - The worker's clock; how many timers there are is nobody's decision.
 */
export function awaitOccurrences(batch: Batch, now: Instant): void {
  if (!Number.isFinite(now) || !batch.contact.isKnown) return;
  for (const scheduled of batch.index.scheduled) {
    const next = nextOccurrence(scheduled.definition, scheduled.triggerId, now + 1);
    if (next === undefined || next.at > now + nearMs) continue;
    const { rank, timer } = scheduled;
    batch.setTriggerTimer(timer, next.at, occurrenceTimer(scheduled, next), rank, next.trigger.order);
  }
}

/** What wakes a contact for an occurrence. */
export function occurrenceTimer({ definition, triggerId }: ScheduledTrigger, { at, version }: Occurrence): TimerBody {
  return { kind: 'trigger', journeyId: definition.id, triggerId, version: version.version, at } as const;
}

interface ScheduledNow {
  readonly scheduled: ScheduledTrigger;
  readonly occurrence: Occurrence;
  readonly place: Place;
}

const firstPlace: Place = { lane: 0, seq: -1n };

function nextScheduled(batch: Batch, limit: Pick<Limit, 'at' | 'place'>): ScheduledNow | undefined {
  if (batch.index.scheduled.length === 0 || !batch.contact.isKnown) return undefined;
  let first: ScheduledNow | undefined;
  for (const scheduled of batch.index.scheduled) {
    const before = first === undefined ? limit : { at: first.occurrence.at, place: first.place };
    first = nextMatching(batch, scheduled, before) ?? first;
  }
  return first;
}

/** The first occurrence before a limit for which the contact as it is now matches. Nothing changes it in between but time. */
function nextMatching(batch: Batch, scheduled: ScheduledTrigger, limit: Pick<Limit, 'at' | 'place'>): ScheduledNow | undefined {
  const { contact } = batch;
  const { definition, triggerId, timer, rank } = scheduled;
  let from = Math.max(contact.lastAt, (own(contact.watches, timer)?.hadAt ?? Number.NEGATIVE_INFINITY) + 1);
  while (from <= limit.at) {
    const occurrence = nextOccurrence(definition, triggerId, from);
    if (occurrence === undefined) return undefined;
    const { at, trigger, version, until } = occurrence;
    const place: Place = { lane: 2, rank, order: trigger.order };
    if (at > limit.at || (limit.place !== undefined && compareItems({ at, place }, { at: limit.at, place: limit.place }) >= 0))
      return undefined;
    const when = trigger.schedule?.when;
    const scope = batch.scope.atEntry(version.compiled, at, undefined);
    if (when === undefined || when.test(scope)) return { scheduled, occurrence, place };
    // What arrives at this very instant comes after it.
    if (at === contact.lastAt) contact.watches = withOwn(contact.watches, timer, { ...own(contact.watches, timer), hadAt: at });
    const change = when.reads.time ? (when.nextChange(scope) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    from = Math.max(at + 1, Math.min(change, until));
  }
  return undefined;
}

function applyScheduled(batch: Batch, { scheduled, occurrence, place }: ScheduledNow): void {
  const body = { type: 'timer', timer: occurrenceTimer(scheduled, occurrence) } as const;
  applyInput(batch, { at: occurrence.at, place, body, name: undefined, seq: undefined, isDropped: false });
}
