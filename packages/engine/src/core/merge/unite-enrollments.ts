import type { Batch } from '../batch.ts';
import { endEnrollment } from '../end-enrollment.ts';
import { release } from '../hold.ts';
import type { TimerBody } from '../inputs.ts';
import { compareEnrollments, LiveEnrollment } from '../live-enrollment.ts';
import type { EnrollmentState } from '../state.ts';
import { renumberEnrollment } from './arrivals.ts';
import type { Renumber } from './arrivals.ts';

/** The enrollments of a contact that another one was merged into: its own, and those that were handed over. */
export interface Handed {
  readonly live: readonly EnrollmentState[];
  readonly open: readonly EnrollmentState[];
}

/**
 * Takes enrollments over. Of two that must not be live at a time, the older lives and the other ends as `merged`; ages are given
 * anew, by when each began. What was awaited goes on being awaited.
 */
export function uniteEnrollments(batch: Batch, handed: Handed, entries: number, renumber: Renumber, renumberOwn: Renumber): void {
  const mine = {
    live: batch.live.map((one) => rebuilt(batch, one, renumberOwn)),
    open: batch.open.map((one) => rebuilt(batch, one, renumberOwn)),
  };
  const theirs = {
    live: handed.live.flatMap((one) => taken(batch, one, renumber)),
    open: handed.open.flatMap((one) => taken(batch, one, renumber)),
  };
  const all = [...mine.live, ...mine.open, ...theirs.live, ...theirs.open];
  // Sorting is stable: its own come first where both began at one instant.
  const byAge = all.toSorted((one, other) => one.enteredAt - other.enteredAt);
  const { contact } = batch;
  contact.entries += entries;
  for (const [place, one] of byAge.entries()) one.age = contact.entries - byAge.length + 1 + place;
  for (const one of all) one.isChanged = true;
  batch.live = [...mine.live, ...theirs.live].toSorted(compareEnrollments);
  batch.open = [...mine.open, ...theirs.open];
  for (const one of [...theirs.live, ...theirs.open]) setTimers(batch, one);
  const holders = new Map(mine.live.map((one) => [nameOf(one), one]));
  for (const one of theirs.live) {
    const holder = holders.get(nameOf(one));
    if (holder !== undefined) endEnrollment(batch, one.enteredAt < holder.enteredAt ? holder : one, 'merged');
  }
}

/** One of its own, with its places among the arrivals told by the united row. */
function rebuilt(batch: Batch, enrollment: LiveEnrollment, renumber: Renumber): LiveEnrollment {
  const made = new LiveEnrollment(renumberEnrollment(enrollment.toState(), renumber), enrollment.compiled, enrollment.rank, true);
  const place = batch.touched.indexOf(enrollment);
  if (place >= 0) batch.touched[place] = made;
  return made;
}

function taken(batch: Batch, state: EnrollmentState, renumber: Renumber): readonly LiveEnrollment[] {
  const { contact, index } = batch;
  const rank = index.rankOf(state.journeyId);
  const compiled = index.versionOf(state.journeyId, state.version)?.compiled;
  if (rank === undefined || compiled === undefined) return [];
  const own = { ...renumberEnrollment(state, renumber), contactId: contact.id, identity: identityFor(contact.id, state) };
  const made = new LiveEnrollment(own, compiled, rank, true);
  batch.touched.push(made);
  return [made];
}

/** The same rule under another contact's name. */
function identityFor(contactId: string, { id, identity }: EnrollmentState): string {
  if (identity === id) return id;
  // `identityOf` wrote it: a list of the contact and, under `perKey`, the key.
  const [, ...rest] = JSON.parse(identity) as readonly (string | null)[];
  return JSON.stringify([contactId, ...rest]);
}

function nameOf(enrollment: LiveEnrollment): string {
  return JSON.stringify([enrollment.compiled.id, enrollment.toState().identity]);
}

/** Sets in this contact's inbox what was set in the other's. */
function setTimers(batch: Batch, enrollment: LiveEnrollment): void {
  if (!enrollment.hasEnded && !batch.isPaused(enrollment.compiled.id)) release(batch, enrollment);
  for (const { name, due } of enrollment.timers) {
    if (enrollment.held.some((one) => one.name === name)) continue;
    const body = timerBody(enrollment, name);
    enrollment.forgetTimer(name);
    if (body !== undefined) batch.setTimer(enrollment, name, due, body, body.kind === 'begin' ? 'effect' : 'input');
  }
}

/** What a timer means, by its name: the state keeps no more. */
function timerBody(enrollment: LiveEnrollment, name: string): TimerBody | undefined {
  const { id: enrollmentId, nodeId, effect, task } = enrollment;
  const end = name.indexOf(':');
  const of = name.slice(end + 1);
  switch (name.slice(0, end)) {
    case 'wait': {
      if (nodeId === null) return undefined;
      const outlet = of.slice(enrollmentId.length + 1);
      return { kind: 'wait', enrollmentId, nodeId, visit: enrollment.visitsOf(nodeId), outlet };
    }
    case 'watch':
      return { kind: 'watch', enrollmentId };
    case 'begin':
      return { kind: 'begin', enrollmentId, key: of };
    case 'lost':
      // Of an effect that its node has left behind, which attempt it was decides nothing.
      return { kind: 'lost', enrollmentId, key: of, attempt: effect?.key === of ? effect.attempt : 0 };
    case 'control':
      return { kind: 'control', enrollmentId };
    case 'task':
      return task === undefined
        ? undefined
        : { kind: 'task', enrollmentId, taskId: task.id, moment: of.endsWith(':ahead') ? 'ahead' : 'due' };
    default:
      return undefined;
  }
}
