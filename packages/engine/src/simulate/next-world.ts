import type { Instant } from '@sojourn/schema';
import { advanceGranted, takeFrom } from '../core/advance-granted.ts';
import type { Advance, PlacedInput, Snapshot } from '../core/advance-types.ts';
import { firstInput } from '../core/first-input.ts';
import { scheduledFor } from '../core/schedule-match.ts';
import type { ScheduledTimer } from '../core/schedule-match.ts';
import type { EnrollmentState } from '../core/state.ts';
import { isAtRest } from './at-rest.ts';
import { onceOf, resultInput, scriptInput } from './inputs-of.ts';
import { pauseTripped } from './pause-tripped.ts';
import { append } from './world.ts';
import type { TimedStep } from './script.ts';
import type { InboxInput, Setting, SimulatedEffect, SimulationStep, SimulationStepKind, World } from './world.ts';

/**
 * The world after its next single input; `undefined` if nothing is left by then.
 *
 * `until` stops the script as well as time.
 *
 * The order is the one an engine on a store has: what is due now comes first, inputs before timers; then the results of what was
 * begun, in the order it was begun; then time goes on to the next step of the script or the earliest timer. A step of the script
 * comes before timers of its own instant, and everything due at that instant is done before the next step.
 */
export function nextWorld(setting: Setting, world: World, until: Instant = Number.POSITIVE_INFINITY): World | undefined {
  const ready = dueNow(world) ? world : land(world);
  if (dueNow(ready)) return applyFirst(setting, ready);
  const scripted = setting.script[ready.cursor];
  const timer = earliestTimer(ready);
  // Before an instant the script comes to by then, timers; at that instant, the script.
  const scriptAt = scripted === undefined ? Number.POSITIVE_INFINITY : Math.max(scripted.at, ready.now);
  if (scripted !== undefined && (timer === undefined || scriptAt <= timer)) {
    return scriptAt > until ? undefined : applyScripted(setting, ready, scripted, scriptAt);
  }
  const isRunningOn = scripted === undefined && until === Number.POSITIVE_INFINITY;
  if (isRunningOn && isAtRest(ready.contact, ready.enrollments, setting.recurring)) return undefined;
  // The script is what the scenario says; only running on after it has a limit.
  if (timer === undefined || timer > until || (scripted === undefined && timer > setting.until)) return undefined;
  return applyFirst(setting, { ...ready, now: timer });
}

/** A world with an input of now in its inbox, applied. */
export function applyInjected(setting: Setting, world: World, input: Pick<InboxInput, 'body' | 'label'>): World {
  const seq = world.seq + 1n;
  return applyOne(setting, { ...world, seq }, { seq, at: world.now, body: input.body }, input.label);
}

function applyScripted(setting: Setting, world: World, scripted: TimedStep, at: Instant): World {
  const moved: World = { ...world, now: at, cursor: world.cursor + 1 };
  const input = scriptInput(world, setting, scripted);
  if (input === undefined) return { ...moved, steps: append(moved.steps, [{ kind: 'time', at }]) };
  return applyInjected(setting, { ...moved, reported: reportedBy(world, input.body) }, input);
}

function reportedBy(world: World, body: InboxInput['body']): readonly string[] {
  const once = onceOf(world, body);
  return once === undefined ? world.reported : [...world.reported, once];
}

function dueNow(world: World): boolean {
  const timer = earliestTimer(world);
  return world.inbox.length > 0 || (timer !== undefined && timer <= world.now);
}

/** Results arrive once nothing else is due: a worker performs what a batch began after that batch. */
function land(world: World): World {
  let { seq } = world;
  const inbox = world.inFlight.map((effect) => {
    seq += 1n;
    return { ...resultInput(world, effect), seq, at: world.now };
  });
  return { ...world, seq, inbox: [...world.inbox, ...inbox], inFlight: [] };
}

function applyFirst(setting: Setting, world: World): World {
  const [input] = world.inbox;
  // At its instant an input comes before all timers, and those before it have arrived before it.
  if (input !== undefined) return applyOne(setting, { ...world, inbox: world.inbox.slice(1) }, input, input.label);
  const due: PlacedInput[] = [];
  for (const { name, due: at, body } of timersOf(world)) {
    if (at <= world.now) due.push({ seq: BigInt(due.length), at, timer: name, body: { type: 'timer', timer: body } });
  }
  const first = firstInput(world.definitions, snapshotOf(setting, world), due);
  if (first === undefined) return world;
  return applyOne(setting, world, first, timerLabel(world, first));
}

function applyOne(setting: Setting, world: World, { seq, at, timer, body }: PlacedInput, label: SimulationStepKind): World {
  const placed: PlacedInput = { seq, at, body, ...(timer === undefined ? {} : { timer }) };
  // Timers that this input sets stay in the inbox, so that each has a step of its own.
  const options = { now: Number.NEGATIVE_INFINITY, choices: world.choices };
  let { counters, definitions } = world;
  const done = advanceGranted(definitions, snapshotOf(setting, world), [placed], options, (ask) => {
    const taken = new Map(counters);
    counters = taken;
    return takeFrom(taken, ask);
  });
  if (done.trips.length > 0) definitions = pauseTripped(definitions, done.trips);
  const begun: readonly SimulatedEffect[] = done.begun.map((effect) => ({ ...effect, at: done.contact.lastAt }));
  const step: SimulationStep = { ...label, at: world.now };
  return {
    ...world,
    contact: done.contact,
    enrollments: mergeEnrollments(world.enrollments, done.enrollments),
    inFlight: [...world.inFlight, ...begun],
    counters,
    definitions,
    timers: mergeTimers(world.timers, done, timer),
    trace: append(world.trace, done.trace),
    refusals: [...world.refusals, ...done.refusals],
    effects: [...world.effects, ...begun],
    steps: append(world.steps, [step]),
  };
}

function snapshotOf({ scenario }: Setting, world: World): Snapshot {
  return { contactId: scenario.contact.id, contact: world.contact, enrollments: world.enrollments.filter((one) => one.status !== 'ended') };
}

function earliestTimer(world: World): Instant | undefined {
  let first: Instant | undefined;
  for (const { due } of timersOf(world)) if (first === undefined || due < first) first = due;
  return first;
}

/** Those that are set, and the next occurrence of each schedule. */
function timersOf({ timers, definitions, contact }: World): readonly ScheduledTimer[] {
  const set = [...timers].map(([name, timer]) => ({ name, ...timer }));
  return contact === null ? set : [...set, ...scheduledFor(definitions, contact)];
}

function timerLabel(world: World, { body }: PlacedInput): SimulationStepKind {
  if (body.type !== 'timer') return { kind: 'time' };
  const { timer } = body;
  const enrollment = 'enrollmentId' in timer ? world.enrollments.find((one) => one.id === timer.enrollmentId) : undefined;
  return { kind: 'timer', timer: timer.kind, nodeId: enrollment?.nodeId ?? null };
}

function mergeEnrollments(before: readonly EnrollmentState[], changed: readonly EnrollmentState[]): readonly EnrollmentState[] {
  const byId = new Map(changed.map((one) => [one.id, one]));
  const kept = before.map((one) => byId.get(one.id) ?? one);
  return [...kept, ...changed.filter((one) => !before.some((known) => known.id === one.id)).toSorted((one, other) => one.age - other.age)];
}

function mergeTimers(before: World['timers'], done: Advance, fired: string | undefined): World['timers'] {
  const timers = new Map(before);
  if (fired !== undefined) timers.delete(fired);
  for (const name of done.clear) timers.delete(name);
  for (const { name, due, body } of done.timers) if (body.type === 'timer') timers.set(name, { due, body: body.timer });
  return timers;
}
