import type { Comparison, JsonObject, WaitAlternative, WaitNode } from '@sojourn/schema';
import { addDays, atTime, firstTime, isOpen, localDate, midnight, opensAt, plus, readDate, readInstant, weekdayOf } from './calendar.ts';
import { isSince, judge, matches, pointOf, resolve, scopeZone } from './conditions.ts';
import type { Scope } from './conditions.ts';
import type { Cause, Deadline, Parked, Row } from './world.ts';

/** How a wait is left. */
export interface Way {
  readonly outlet: string;
  readonly by: 'timer' | 'event' | 'condition';
  readonly because?: readonly Comparison[];
  readonly event?: Row;
}

/** What a date alternative comes to: a deadline, or one of its other outlets at once. */
function dateOf(one: WaitAlternative & { readonly type: 'date' }, scope: Scope): Deadline | { readonly at: null; readonly outlet: string } {
  const value = resolve(one.on, scope);
  const zone = scopeZone(scope);
  const date = value.kind === 'datetime' ? undefined : readDate(value.raw);
  const instant = date === undefined ? readInstant(value.raw) : midnight(date, zone);
  if (instant === undefined) return { at: null, outlet: 'missing' };
  const sign = one.offset?.startsWith('-') === true ? -1 : 1;
  const moved = one.offset === undefined ? instant : plus(instant, one.offset.replace('-', ''), zone, sign);
  return { at: one.at === undefined ? moved : atTime(localDate(moved, zone), one.at, zone), outlet: one.id };
}

/** When a length of time, or a local time, is over. */
function deadlineOf(one: WaitAlternative, arrivedAt: number, zone: string): Deadline | undefined {
  if (one.type === 'time') {
    if (one.at !== undefined) return { at: firstTime(arrivedAt, one.at, zone, one.weekdays, true), outlet: one.id };
    if (one.window === undefined) return undefined;
    const window = { ...one.window, ...(one.weekdays === undefined ? {} : { weekdays: one.weekdays }) };
    return { at: isOpen(arrivedAt, window, zone) ? arrivedAt : opensAt(arrivedAt, window, zone), outlet: one.id };
  }
  if (one.type !== 'duration') return undefined;
  const over = plus(arrivedAt, one.duration, zone);
  if (one.at !== undefined) return { at: firstTime(over, one.at, zone, one.weekdays), outlet: one.id };
  let date = localDate(over, zone);
  if (one.weekdays === undefined || one.weekdays.includes(weekdayOf(date))) return { at: over, outlet: one.id };
  while (!one.weekdays.includes(weekdayOf(date))) date = addDays(date, 1);
  return { at: midnight(date, zone), outlet: one.id };
}

function dependsOnZone(one: WaitAlternative): boolean {
  return one.type === 'time' || one.type === 'date' || (one.type === 'duration' && (one.at !== undefined || one.weekdays !== undefined));
}

/** What is satisfied on arrival, or how it parks. */
export function arriveAtWait(node: WaitNode, scope: Scope): Way | Parked {
  const parked: Parked = { deadlines: [], seen: [], wakeAt: undefined, fellDue: false, zone: scopeZone(scope), arrivedAt: scope.now };
  for (const [index, one] of node.until.entries()) {
    if (one.type === 'condition') {
      const judged = judge(one.when, scope);
      if (judged.holds && one.edge !== true) return { outlet: one.id, by: 'condition', because: judged.because };
      parked.seen[index] = judged.holds;
    } else if (one.type === 'event') {
      const before = one.since === undefined ? undefined : earlierEvent(one, one.since, scope);
      if (before !== undefined) return before;
    } else if (one.type === 'date') {
      const date = dateOf(one, scope);
      if (date.at === null) return { outlet: date.outlet, by: 'timer' };
      if (date.at < scope.now) return { outlet: 'past', by: 'timer' };
      if (date.at === scope.now) return { outlet: one.id, by: 'timer' };
      parked.deadlines[index] = date;
      parked.seen[index] = JSON.stringify(resolve(one.on, scope).raw);
    } else {
      const deadline = deadlineOf(one, scope.now, parked.zone);
      if (deadline !== undefined && deadline.at <= scope.now) return { outlet: deadline.outlet, by: 'timer' };
      parked.deadlines[index] = deadline;
    }
  }
  parked.wakeAt = earliest(parked);
  return parked;
}

/** The first event that came since, by its own instant, then by arrival. */
function earlierEvent(one: WaitAlternative & { readonly type: 'event' }, since: string, scope: Scope): Way | undefined {
  const point = pointOf(since, scope.enrollment);
  const rows = scope.contact.history.filter((row) => isSince(row, point)).toSorted((a, b) => a.at - b.at || a.place - b.place);
  for (const row of rows) {
    const found = matches(one, row, scope);
    if (found.holds) return { outlet: one.id, by: 'event', event: row, ...(found.because === undefined ? {} : { because: found.because }) };
  }
  return undefined;
}

function earliest({ deadlines }: Parked): number | undefined {
  const all = deadlines.flatMap((one) => (one === undefined ? [] : [one.at]));
  return all.length === 0 ? undefined : Math.min(...all);
}

/** The first alternative that an input satisfies, in document order; `moved` when a deadline is another one now. */
export function judgeWait(node: WaitNode, parked: Parked, cause: Cause, scope: Scope): Way | 'moved' | undefined {
  const before = parked.wakeAt;
  const zone = scopeZone(scope);
  const zoneChanged = zone !== parked.zone;
  parked.zone = zone;
  // One of this very instant that fell due during a suspension is judged with the others, in document order.
  const mine = parked.fellDue || (cause.timer?.what === 'node' && cause.timer.enrollment === scope.enrollment);
  parked.fellDue = false;
  let way: Way | undefined;
  for (const [index, one] of node.until.entries()) {
    const found = judgeAlternative(one, index, parked, { cause, scope, mine, zoneChanged });
    way ??= found;
  }
  if (way !== undefined) return way;
  parked.wakeAt = earliest(parked);
  return parked.wakeAt === before ? undefined : 'moved';
}

interface Looking {
  readonly cause: Cause;
  readonly scope: Scope;
  readonly mine: boolean;
  readonly zoneChanged: boolean;
}

function judgeAlternative(one: WaitAlternative, index: number, parked: Parked, looking: Looking): Way | undefined {
  const { cause, scope, mine, zoneChanged } = looking;
  if (one.type === 'condition') {
    const judged = judge(one.when, scope);
    const passes = judged.holds && (one.edge !== true || parked.seen[index] === false);
    parked.seen[index] = judged.holds;
    return passes ? { outlet: one.id, by: 'condition', because: judged.because } : undefined;
  }
  if (one.type === 'event') {
    const { event } = cause;
    const found = matches(one, event, scope);
    if (!found.holds || event === undefined) return undefined;
    const point = one.since === undefined ? undefined : pointOf(one.since, scope.enrollment);
    if (point !== undefined && !isSince(event, point)) return undefined;
    return { outlet: one.id, by: 'event', event, ...(found.because === undefined ? {} : { because: found.because }) };
  }
  if (one.type === 'date') {
    const value = JSON.stringify(resolve(one.on, scope).raw);
    const recomputed = value !== parked.seen[index] || zoneChanged;
    parked.seen[index] = value;
    if (recomputed) {
      const date = dateOf(one, scope);
      if (date.at === null) return { outlet: date.outlet, by: 'timer' };
      if (date.at < scope.now) return { outlet: 'past', by: 'timer' };
      if (date.at === scope.now) return { outlet: one.id, by: 'timer' };
      parked.deadlines[index] = date;
      return undefined;
    }
  } else if (zoneChanged && dependsOnZone(one)) {
    parked.deadlines[index] = deadlineOf(one, parked.arrivedAt, parked.zone);
  }
  const deadline = parked.deadlines[index];
  if (deadline === undefined || deadline.at > scope.now || !(mine || (zoneChanged && dependsOnZone(one)))) return undefined;
  return { outlet: deadline.outlet, by: 'timer' };
}

/** Of the deadlines that fell due during a suspension, the earliest; dates that changed meanwhile are new ones. */
export function overdue(node: WaitNode, parked: Parked, scope: Scope): Way | undefined {
  let changed: Way | undefined;
  for (const [index, one] of node.until.entries()) {
    if (one.type !== 'date' || JSON.stringify(resolve(one.on, scope).raw) === parked.seen[index]) continue;
    changed = judgeAlternative(one, index, parked, { cause: {}, scope, mine: false, zoneChanged: false });
    if (changed !== undefined) parked.deadlines[index] = undefined;
  }
  const late = parked.fellDue ? parked.deadlines.filter((one) => one !== undefined && one.at < scope.now) : [];
  const due = late.toSorted((a, b) => (a?.at ?? 0) - (b?.at ?? 0))[0];
  return due === undefined ? changed : { outlet: due.outlet, by: 'timer' };
}

/** The data of the event that won, as the node's result. */
export function resultOfWay(way: Way): JsonObject {
  return way.event?.data ?? {};
}
