import type { Condition } from '@sojourn/schema';
import { momentsOf, historyMoments } from './moments.ts';
import { judgeAgain, judgeEnrollments, isMeasured, judgeExits, judgeSuppression, measuredUntil, reachGoal } from './judge.ts';
import { openTask } from './people.ts';
import { judgeTriggers } from './enter.ts';
import { lacksConsent, lacksValue, wake } from './effects.ts';
import { inTheWay } from './gating.ts';
import { text } from './calendar.ts';
import { nodeOf, scopeOf } from './at-node.ts';
import { byText, hasEnded, inOrder, write } from './world.ts';
import type { Cause, Contact, Effect, Enrollment, Input, Row, Timer, World } from './world.ts';

/** Does all that is due for everybody, until nothing is. */
export function settle(world: World): void {
  for (;;) {
    const busy = [...world.contacts.values()].filter((contact) => advance(world, contact));
    if (busy.length === 0) return;
  }
}

/** When something is next due. */
export function nextDue(world: World): number {
  return Math.min(
    ...[...world.contacts.values()].flatMap((contact) => [
      ...contact.inbox.map(({ at }) => at),
      ...timersOf(world, contact).map(({ at }) => at),
    ]),
  );
}

/** Applies all that is due for a contact, then performs what was begun: results arrive after everything else. */
function advance(world: World, contact: Contact): boolean {
  let applied = 0;
  for (let next = dueOf(world, contact); next !== undefined; next = dueOf(world, contact)) {
    next();
    applied += 1;
    if (applied > 10_000) throw new Error('A contact never comes to rest');
  }
  for (const begun of contact.begun.splice(0)) {
    const { effect, enrollment, attempt } = begun;
    const answer = world.answer(effect.nodeId, attempt);
    post(world, contact, { kind: 'result', enrollment, effect, answer });
    applied += 1;
  }
  return applied > 0;
}

/** An input arrives, at the world's clock but never before what came earlier. */
export function post(world: World, contact: Contact, input: Input): void {
  contact.arrived = Math.max(contact.arrived, world.now);
  contact.inbox.push({ input, at: contact.arrived, journeys: world.journeys });
}

/** What comes first: inputs at their instant before timers of that instant. */
function dueOf(world: World, contact: Contact): (() => void) | undefined {
  const timer = timersOf(world, contact)
    .filter(({ at }) => at <= world.now)
    .toSorted((a, b) => Math.max(a.at, contact.now) - Math.max(b.at, contact.now) || byRank(a.rank, b.rank))[0];
  const [first] = contact.inbox;
  if (first !== undefined && (timer === undefined || Math.max(first.at, contact.now) <= Math.max(timer.at, contact.now))) {
    return () => {
      contact.inbox.shift();
      contact.journeys = first.journeys;
      applyAt(world, contact, first.at, first.input);
    };
  }
  if (timer === undefined) return undefined;
  return () => {
    const at = Math.max(contact.now, timer.at);
    contact.journeys = world.acts.findLast((act) => act.at <= at)?.journeys ?? world.journeys;
    applyAt(world, contact, timer.at, timer);
  };
}

function byRank(a: Timer['rank'], b: Timer['rank']): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    const order = typeof one === 'string' ? byText(one, String(other)) : one - Number(other);
    if (order !== 0) return order;
  }
  return 0;
}

/** Applies one input: steps 1 to 6, what updates queued, then the effects that are due, one at a time. */
function applyAt(world: World, contact: Contact, at: number, what: Input | Timer): void {
  contact.now = Math.max(contact.now, at);
  contact.place += 1;
  contact.timers = undefined;
  const input = 'kind' in what ? what : undefined;
  const cause = 'kind' in what ? causeOf(contact, what) : { timer: what };
  judgeAll(world, contact, cause, input);
  drain(world, contact);
  for (let next = dueEffect(contact); next !== undefined; next = dueEffect(contact)) {
    begin(world, next.enrollment, next.effect);
    drain(world, contact);
  }
}

function drain(world: World, contact: Contact): void {
  for (let queued = contact.queue.shift(); queued !== undefined; queued = contact.queue.shift()) judgeAll(world, contact, queued);
}

function judgeAll(world: World, contact: Contact, cause: Cause, input?: Input): void {
  judgeEnrollments(world, contact, cause, input);
  judgeTriggers(world, contact, cause);
}

/** What an input brings with it, before anything is judged. */
function causeOf(contact: Contact, input: Input): Cause {
  if (input.kind === 'event') {
    const { name, at, data, effect } = input;
    const event: Row = { name, at, place: contact.place, data, ...(effect === undefined ? {} : { effect }) };
    contact.history.push(event);
    return { event };
  }
  if (input.kind === 'change') {
    const before = structuredClone(contact.attributes);
    const zone = contact.timezone;
    input.apply(contact);
    if (contact.timezone !== zone) for (const one of contact.enrollments) judgeAgain(one);
    return { change: { before, after: structuredClone(contact.attributes) } };
  }
  if (input.kind !== 'enroll') return {};
  const { journeyId, key, data } = input;
  return { enroll: { type: 'manual', journeyId, data, ...(key === undefined ? {} : { key }) } };
}

function dueEffect(contact: Contact): { readonly enrollment: Enrollment; readonly effect: Effect } | undefined {
  return inOrder(contact.enrollments)
    .filter(({ status }) => status === 'live')
    .flatMap((enrollment) => enrollment.effects.map((effect) => ({ enrollment, effect })))
    .find(({ effect }) => effect.state === 'due' && (effect.dueAt <= contact.now || effect.again));
}

/** Judges an effect that is due, and begins it or says why not. */
function begin(world: World, enrollment: Enrollment, effect: Effect): void {
  if (effect.dueAt > enrollment.contact.now && waitsOn(world, enrollment, effect)) return;
  effect.again = false;
  reachGoal(world, enrollment, {});
  if (!hasEnded(enrollment)) judgeExits(world, enrollment, {});
  if (!hasEnded(enrollment)) judgeSuppression(world, enrollment);
  if (enrollment.status !== 'live') return;
  if (lacksConsent(world, enrollment, effect)) return withholdOne(world, enrollment, effect, 'consent');
  const way = inTheWay(world, enrollment, effect, false);
  if (way?.until === 'never') return withholdOne(world, enrollment, effect, way.reason);
  if (way !== undefined) return defer(enrollment, effect, way.reason, way.until);
  if (lacksValue(world, enrollment, effect)) return withholdOne(world, enrollment, effect, 'render_failed');
  effect.attempt += 1;
  effect.state = 'begun';
  effect.deferred = undefined;
  effect.counted.push(enrollment.contact.now);
  write(enrollment, 'effect.begun', { key: effect.key, attempt: effect.attempt }, effect);
  enrollment.contact.begun.push({ enrollment, effect, attempt: effect.attempt });
}

/** Judges a deferred effect before its time; whether it goes on waiting. */
function waitsOn(world: World, enrollment: Enrollment, effect: Effect): boolean {
  effect.again = false;
  const way = inTheWay(world, enrollment, effect, true);
  if (way === undefined || way.until === 'never') return way !== undefined;
  defer(enrollment, effect, way.reason, way.until);
  return true;
}

function defer(enrollment: Enrollment, effect: Effect, reason: string, until: number): void {
  const changed = effect.deferred?.reason !== reason || effect.deferred.until !== until;
  effect.deferred = { reason, until };
  effect.dueAt = until;
  if (changed) write(enrollment, 'effect.deferred', { key: effect.key, reason, until: text(until) }, effect);
}

function withholdOne(world: World, enrollment: Enrollment, effect: Effect, reason: string): void {
  effect.state = 'over';
  write(enrollment, 'effect.withheld', { key: effect.key, reason }, effect);
  wake(world, enrollment, 'withheld');
}

/** Every timer of a contact, worked out anew from what it is after each input. */
function timersOf(world: World, contact: Contact): readonly Timer[] {
  contact.timers ??= [...contact.enrollments.flatMap((enrollment) => enrollmentTimers(world, enrollment)), ...triggerTimers(contact)];
  return contact.timers;
}

function enrollmentTimers(world: World, enrollment: Enrollment): readonly Timer[] {
  const { journey, age, status, parked } = enrollment;
  const rank = (nodeId: string): Timer['rank'] => [0, -(journey.priority ?? 0), journey.id, age, nodeId];
  const watched = watchedConditions(enrollment).flatMap((one) => momentsOf(one, scopeOf(world, enrollment)));
  const timers: Timer[] = watched.map((at) => ({ at, rank: rank('') }));
  if (enrollment.control && !hasEnded(enrollment))
    timers.push({ at: measuredUntil(enrollment), rank: rank(''), what: 'control', enrollment });
  const task = status === 'live' || status === 'held' || status === 'failed' ? openTask(enrollment) : undefined;
  for (const at of [task?.remindAt, task?.saidOverdue === true ? undefined : task?.dueAt]) {
    if (at !== undefined) timers.push({ at, rank: rank(task?.nodeId ?? ''), what: 'task', enrollment });
  }
  if (status === 'suspended' && parked !== undefined && !parked.fellDue) {
    for (const one of parked.deadlines)
      if (one !== undefined) timers.push({ at: one.at, rank: rank(enrollment.nodeId ?? ''), what: 'node', enrollment });
  }
  if (status !== 'live') return timers;
  if (parked !== undefined) {
    const nodeId = enrollment.nodeId ?? '';
    const node = nodeOf(enrollment);
    const own = node?.type === 'wait' ? node.until : [];
    const looks = own.flatMap((one) => {
      if (one.type === 'condition') return momentsOf(one.when, scopeOf(world, enrollment));
      return one.type === 'date' ? historyMoments(one.on, scopeOf(world, enrollment)) : [];
    });
    for (const one of parked.deadlines) if (one !== undefined) timers.push({ at: one.at, rank: rank(nodeId), what: 'node', enrollment });
    // Of one instant, the deadline's own timer comes first: it judges all alternatives.
    timers.push(...looks.map((at) => ({ at, rank: rank(nodeId) })));
  }
  for (const effect of enrollment.effects.filter(({ state }) => state === 'due')) {
    timers.push({ at: effect.dueAt, rank: rank(effect.nodeId), what: 'effect', enrollment });
  }
  return timers;
}

/** Conditions that are judged on every input, wherever the enrollment is. */
function watchedConditions(enrollment: Enrollment): readonly Condition[] {
  const { journey, goalReached, control, status } = enrollment;
  const goal = journey.goal === undefined || goalReached || 'event' in journey.goal.when ? [] : [journey.goal.when];
  if (hasEnded(enrollment)) return isMeasured(enrollment) ? goal : [];
  if (control) return goal;
  const exits = (journey.exits ?? []).flatMap(({ when }) => ('event' in when ? [] : [when]));
  const suppression = journey.suppression === undefined ? [] : [journey.suppression.when];
  const jumps = Object.entries(journey.nodes).flatMap(([nodeId, node]) => {
    const open = node.type === 'milestone' && node['jumpWhen'] !== undefined && !enrollment.visits.has(nodeId);
    return open && status === 'live' ? [node['jumpWhen'] as Condition] : []; // A milestone's, by its type.
  });
  return [...goal, ...exits, ...suppression, ...jumps];
}

function triggerTimers(contact: Contact): readonly Timer[] {
  return [...contact.absences.values()].flatMap(({ dueAt, rank, trigger }) => (dueAt === undefined ? [] : [{ at: dueAt, rank, trigger }]));
}
