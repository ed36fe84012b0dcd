import type { Instant } from '@sojourn/schema';
import { compareItems } from '../core/agenda.ts';
import type { AgendaItem, Place } from '../core/agenda.ts';
import type { TimerBody } from '../core/inputs.ts';
import type { LiveEnrollment } from '../core/live-enrollment.ts';
import type { TimerBook } from '../core/timer-book.ts';
import type { Awake } from './person.ts';

const none: readonly AgendaItem[] = [];

/** Keeps the timers of triggers and waiting entries with the person whose turn it is; those of enrollments are kept by themselves. */
export class PersonTimers implements TimerBook {
  awake: Awake | undefined = undefined;

  set(name: string, due: Instant, timer: TimerBody, _lane: 'input' | 'effect', place: Place, now: Instant): void {
    const { awake } = this;
    if (awake === undefined || place.lane === 1) return;
    this.clear(name);
    const body = { type: 'timer', timer } as const;
    awake.timers = [...awake.timers, { at: Math.max(due, now), place, body, name, seq: undefined, isDropped: false }];
  }

  setOf(): void {
    // An enrollment keeps its own.
  }

  clear(name: string): void {
    const { awake } = this;
    if (awake === undefined || awake.timers.length === 0) return;
    const item = awake.timers.find((one) => one.name === name);
    if (item !== undefined) awake.timers = without(awake.timers, item);
  }

  finish(): void {
    // A timer is taken out before its turn.
  }
}

/** A list of timers without one. */
export function without(timers: readonly AgendaItem[], item: AgendaItem): readonly AgendaItem[] {
  if (!timers.includes(item)) return timers;
  return timers.length === 1 ? none : timers.filter((one) => one !== item);
}

/** When a person's first timer is due; infinite if it has none. */
export function nextAt({ live, open, timers }: Awake): Instant {
  let first = Number.POSITIVE_INFINITY;
  for (const { at } of timers) if (at < first) first = at;
  for (const enrollment of live) first = Math.min(first, nextOf(enrollment));
  for (const enrollment of open) first = Math.min(first, nextOf(enrollment));
  return first;
}

/** The first of a person's timers that are due, by the order of inputs. */
export function nextDue({ contact, live, open, timers }: Awake, now: Instant): AgendaItem | undefined {
  let first: AgendaItem | undefined;
  for (const item of timers) if (item.at <= now && (first === undefined || compareItems(item, first) < 0)) first = item;
  for (const enrollment of live) first = firstOf(enrollment, contact.lastAt, now, first);
  for (const enrollment of open) first = firstOf(enrollment, contact.lastAt, now, first);
  return first;
}

function firstOf(enrollment: LiveEnrollment, lastAt: Instant, now: Instant, other: AgendaItem | undefined): AgendaItem | undefined {
  let first = other;
  for (const { name, due, body: timer } of enrollment.timers) {
    if (due > now || timer === undefined || isHeld(enrollment, name)) continue;
    const { rank, age, nodeId } = enrollment;
    const place = { lane: 1, rank, age, nodeId: nodeId ?? '', name } as const;
    const item: AgendaItem = { at: Math.max(due, lastAt), place, body: { type: 'timer', timer }, name, seq: undefined, isDropped: false };
    if (first === undefined || compareItems(item, first) < 0) first = item;
  }
  return first;
}

function nextOf(enrollment: LiveEnrollment): Instant {
  let first = Number.POSITIVE_INFINITY;
  for (const { name, due } of enrollment.timers) if (due < first && !isHeld(enrollment, name)) first = due;
  return first;
}

/** Under a pause, one that has fallen due stays set and waits. */
function isHeld({ held }: LiveEnrollment, name: string): boolean {
  for (const one of held) if (one.name === name) return true;
  return false;
}
