import { canonicalJson } from '@sojourn/schema';
import type { Journey, JsonObject, JsonValue, Trigger } from '@sojourn/schema';
import { plus, text } from './calendar.ts';
import { enrollmentId, share } from './chance.ts';
import { judge, keptUntil, path } from './conditions.ts';
import { jump } from './judge.ts';
import { arrive, end } from './walk.ts';
import { byText, hasEnded, write, zoneOf } from './world.ts';
import type { Cause, Contact, Enrollment, Point, Row, World } from './world.ts';

/** What a trigger found: the entry's data, and from when `since: "entry"` counts. */
interface Found {
  readonly data: JsonObject;
  readonly since: Point;
  readonly key?: JsonValue;
}

/** Step 6: triggers of live journeys by priority, journey id, trigger order. */
export function judgeTriggers(world: World, contact: Contact, cause: Cause): void {
  const asks = cause.enroll;
  for (const one of contact.absences.values()) if (one.trigger === cause.timer?.trigger) one.dueAt = undefined;
  const asked = asks === undefined ? undefined : contact.journeys.get(asks.journeyId);
  if (asks !== undefined && (asked === undefined || asked.archived)) refuse(contact, asks.journeyId, asks.type, 'no_trigger');
  const live = [...contact.journeys.values()]
    .filter(({ archived }) => !archived)
    .map(({ versions }) => ({ journey: versions.at(-1), version: versions.length }))
    .filter((one): one is { journey: Journey; version: number } => one.journey !== undefined)
    .toSorted((a, b) => (b.journey.priority ?? 0) - (a.journey.priority ?? 0) || byText(a.journey.id, b.journey.id));
  for (const { journey, version } of live) {
    let taken = false;
    if (asks?.journeyId === journey.id && !journey.entry.triggers.some(({ type }) => type === asks.type)) {
      refuse(contact, journey.id, asks.type, 'no_trigger');
    }
    for (const trigger of journey.entry.triggers) {
      const found = find(world, contact, journey, trigger, cause);
      if (found === undefined) continue;
      const enrollment = enrollmentOf(world, contact, { journey, version, trigger, found });
      const reason = refusalOf(world, enrollment, taken);
      if (reason !== undefined) refuse(contact, journey.id, trigger.id, reason);
      else {
        taken = true;
        enter(world, enrollment);
      }
    }
  }
}

function refuse(contact: Contact, journeyId: string, trigger: string, reason: string): void {
  const seq = contact.refusals.filter((line) => line.includes(`"journeyId":${JSON.stringify(journeyId)}`)).length + 1;
  const line = { seq, at: text(contact.now), kind: 'refused', journeyId, contactId: contact.id, trigger, reason };
  contact.refusals.push(canonicalJson(line));
}

function find(world: World, contact: Contact, journey: Journey, trigger: Trigger, cause: Cause): Found | undefined {
  const now: Point = { at: contact.now, place: contact.place };
  const { event, change, enroll } = cause;
  switch (trigger.type) {
    case 'event':
      if (event === undefined || !isWanted(world, contact, journey, trigger, event)) return undefined;
      return { data: event.data, since: { at: event.at, place: event.place } };
    case 'attribute': {
      const [from, to] = [change?.before[trigger.attribute], change?.after[trigger.attribute]];
      if (change === undefined || !hasChanged(trigger, from, to)) return undefined;
      return { data: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }, since: now };
    }
    case 'absence': {
      watch(world, contact, journey, trigger, cause);
      const mine = cause.timer?.trigger;
      if (mine?.journeyId !== journey.id || mine.triggerId !== trigger.id) return undefined;
      const state = contact.absences.get(`${journey.id} ${trigger.id}`);
      if (state === undefined) return undefined;
      return { data: state.last.data, since: { at: state.last.at, place: state.last.place } };
    }
    case 'manual':
    case 'journey':
      if (enroll?.type !== trigger.type || enroll.journeyId !== journey.id) return undefined;
      return { data: enroll.data, since: now, ...(enroll.key === undefined ? {} : { key: enroll.key }) };
    default:
      return undefined;
  }
}

function isWanted(
  world: World,
  contact: Contact,
  journey: Journey,
  trigger: Trigger & { readonly type: 'event' | 'absence' },
  event: Row,
): boolean {
  if (trigger.event !== event.name) return false;
  const enrollment = enrollmentOf(world, contact, { journey, version: 0, trigger, found: { data: event.data, since: event } });
  return trigger.where === undefined || judge(trigger.where, { world, contact, enrollment, now: contact.now, event }).holds;
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

function hasChanged(trigger: Trigger & { readonly type: 'attribute' }, from: JsonValue | undefined, to: JsonValue | undefined): boolean {
  if (same(from, to)) return false;
  if (trigger.from !== undefined && !same(from, trigger.from)) return false;
  if (trigger.to !== undefined && !same(to, trigger.to)) return false;
  const { crosses } = trigger;
  if (crosses === undefined) return true;
  const number = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : Number.NEGATIVE_INFINITY);
  if ('above' in crosses) return number(from) <= crosses.above && number(to) > crosses.above;
  return typeof from === 'number' && from >= crosses.below && number(to) < crosses.below;
}

/** A sets the timer of an absence anew, counted from the last A; B takes it away unless it is from before. */
function watch(world: World, contact: Contact, journey: Journey, trigger: Trigger & { readonly type: 'absence' }, { event }: Cause): void {
  if (event === undefined) return;
  const id = `${journey.id} ${trigger.id}`;
  const state = contact.absences.get(id);
  if (isWanted(world, contact, journey, trigger, event) && (state === undefined || event.at >= state.last.at)) {
    const dueAt = plus(event.at, trigger.within, zoneOf(journey, contact));
    const answered = contact.history.some(
      (row) => trigger.without.includes(row.name) && row.at >= event.at && row.place < event.place && contact.now < keptUntil(row, world),
    );
    contact.absences.set(id, {
      last: event,
      dueAt: answered ? undefined : dueAt,
      rank: [1, -(journey.priority ?? 0), journey.id, journey.entry.triggers.indexOf(trigger)],
      trigger: { journeyId: journey.id, triggerId: trigger.id },
    });
  } else if (state !== undefined && trigger.without.includes(event.name) && event.at >= state.last.at) state.dueAt = undefined;
}

function keyText(value: JsonValue | undefined): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

interface Start {
  readonly journey: Journey;
  readonly version: number;
  readonly trigger: Trigger;
  readonly found: Found;
}

/** An enrollment as it would be. */
function enrollmentOf(world: World, contact: Contact, { journey, version, trigger, found }: Start): Enrollment {
  const key = keyText(found.key ?? (journey.entry.key === undefined ? undefined : path(found.data, journey.entry.key)));
  const ordinal = 1 + contact.enrollments.filter((one) => one.journey.id === journey.id && one.key === key).length;
  return {
    id: enrollmentId(journey.id, contact.id, key, ordinal),
    journey,
    version,
    contact,
    key,
    ordinal,
    control: share(journey.seed ?? journey.id, contact.id, '#holdout') * 100 < (journey.entry.holdout ?? 0),
    trigger: trigger.id,
    data: found.data,
    enteredAt: contact.now,
    enteredIn: zoneOf(journey, contact),
    since: found.since,
    age: world.ages,
    log: [],
    visits: new Map(),
    arrivals: new Map(),
    results: new Map(),
    effects: [],
    tasks: [],
    waiting: [],
    nodeId: null,
    status: 'live',
    before: 'live',
    endedAt: undefined,
    parked: undefined,
    goalReached: false,
  };
}

/** Why it is refused: the first reason that applies. */
function refusalOf(world: World, enrollment: Enrollment, taken: boolean): string | undefined {
  const { contact, journey } = enrollment;
  const { entry, goal, exits = [], suppression } = journey;
  const scope = { world, contact, enrollment, now: contact.now };
  if (entry.criteria !== undefined && !judge(entry.criteria, scope).holds) return 'criteria';
  if (goal !== undefined && !('event' in goal.when) && judge(goal.when, scope).holds) return 'goal';
  if (exits.some(({ when }) => !('event' in when) && judge(when, scope).holds)) return 'exit';
  if (!mayReenter(enrollment)) return 'reentry';
  if (suppression !== undefined && judge(suppression.when, scope).holds) return 'suppressed';
  if (share(journey.seed ?? journey.id, contact.id, '#rollout') * 100 >= (entry.rollout ?? 100)) return 'rollout';
  return taken ? 'duplicate' : undefined;
}

function mayReenter({ contact, journey, key }: Enrollment): boolean {
  const { mode, after } = journey.entry.reentry;
  const before = contact.enrollments.filter((one) => one.journey.id === journey.id && (mode !== 'perKey' || one.key === key));
  if (mode === 'always' || before.length === 0) return true;
  if (mode === 'never' || before.some((one) => !hasEnded(one))) return false;
  if (after === undefined) return mode === 'afterExit';
  const last = Math.max(...before.map(({ endedAt }) => endedAt ?? 0));
  return contact.now >= plus(last, after, zoneOf(journey, contact));
}

function enter(world: World, enrollment: Enrollment): void {
  const { contact, journey, trigger, key, ordinal, version, control } = enrollment;
  world.ages += 1;
  contact.enrollments.push(enrollment);
  write(enrollment, 'entered', { trigger, key, ordinal, version, control });
  if (control || jump(world, enrollment)) return;
  if (journey.entry.start === null) end(enrollment, 'completed');
  else arrive(world, enrollment, journey.entry.start);
}
