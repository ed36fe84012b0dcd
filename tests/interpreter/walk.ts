import type { ActionNode, BranchNode, ContactChange, JsonValue, SplitNode, SwitchNode, UpdateNode } from '@sojourn/schema';
import { text } from './calendar.ts';
import { share } from './chance.ts';
import { isOperandLike, judge, resolve } from './conditions.ts';
import type { Scope } from './conditions.ts';
import { newEffect, nodeOf, scopeOf } from './at-node.ts';
import { ask, cancelTasks, handOver } from './people.ts';
import { arriveAtWait, resultOfWay } from './waits.ts';
import { write } from './world.ts';
import type { Enrollment, World } from './world.ts';

/** Leaves a node by an outlet; what is open ends the enrollment as completed. */
export function leave(
  world: World,
  enrollment: Enrollment,
  how: 'decided' | 'woke',
  fields: { readonly outlet: string; readonly by?: string; readonly because?: unknown },
): void {
  write(enrollment, how, fields);
  enrollment.parked = undefined;
  const next = nodeOf(enrollment)?.outlets?.[fields.outlet] ?? null;
  if (next === null) end(enrollment, 'completed');
  else arrive(world, enrollment, next);
}

/** Ends an enrollment; what has not begun is withheld. */
export function end(enrollment: Enrollment, name: string, because: object = {}): void {
  withhold(enrollment, name);
  cancelTasks(enrollment);
  write(enrollment, 'ended', { end: name, ...because });
  enrollment.status = 'ended';
  enrollment.endedAt = enrollment.contact.now;
  enrollment.parked = undefined;
}

/** Withholds what has not begun. */
export function withhold(enrollment: Enrollment, reason: string): void {
  for (const effect of enrollment.effects.filter((one) => one.state === 'due')) {
    write(enrollment, 'effect.withheld', { key: effect.key, reason }, effect);
    effect.state = 'over';
  }
}

/** A node is reached. */
export function reach(enrollment: Enrollment, nodeId: string): void {
  enrollment.nodeId = nodeId;
  enrollment.visits.set(nodeId, (enrollment.visits.get(nodeId) ?? 0) + 1);
  enrollment.arrivals.set(nodeId, { at: enrollment.contact.now, place: enrollment.contact.place });
  enrollment.results.delete(nodeId);
  write(enrollment, 'arrived');
}

/** Reaches a node and goes on until it parks or ends. */
export function arrive(world: World, enrollment: Enrollment, nodeId: string): void {
  reach(enrollment, nodeId);
  takeStep(world, enrollment);
}

/** Does what the node is for. */
export function takeStep(world: World, enrollment: Enrollment): void {
  const node = nodeOf(enrollment);
  const scope = scopeOf(world, enrollment);
  switch (node?.type) {
    case 'action':
      return request(enrollment, node);
    case 'update':
      return update(world, enrollment, node);
    case 'branch':
      return leave(world, enrollment, 'decided', branch(node, scope));
    case 'switch':
      return leave(world, enrollment, 'decided', pick(node, scope));
    case 'split':
      return leave(world, enrollment, 'decided', { outlet: armOf(node, enrollment) });
    case 'milestone':
      return leave(world, enrollment, 'decided', { outlet: 'next' });
    case 'exit':
      return end(enrollment, `exited:${node.reason}`);
    case 'wait': {
      const arrival = arriveAtWait(node, scope);
      if ('outlet' in arrival) {
        enrollment.results.set(enrollment.nodeId ?? '', resultOfWay(arrival));
        return leave(world, enrollment, 'decided', {
          outlet: arrival.outlet,
          ...(arrival.because === undefined ? {} : { because: arrival.because }),
        });
      }
      enrollment.parked = arrival;
      return writeParked(enrollment);
    }
    case 'task':
    case 'approval':
      return ask(world, enrollment, node);
    case 'enroll':
      if (handOver(world, enrollment, node)) leave(world, enrollment, 'decided', { outlet: 'next' });
      return undefined;
    default:
      throw new Error('There is no such node');
  }
}

/** What it waits for. */
export function writeParked(enrollment: Enrollment): void {
  const node = nodeOf(enrollment);
  const wakeAt = enrollment.parked?.wakeAt;
  const events = node?.type === 'wait' ? [...new Set(node.until.flatMap((one) => (one.type === 'event' ? [one.event] : [])))] : [];
  write(enrollment, 'parked', {
    ...(wakeAt === undefined ? {} : { wakeAt: text(wakeAt) }),
    ...(events.length === 0 ? {} : { listensFor: events }),
  });
}

function request(enrollment: Enrollment, node: ActionNode): void {
  const effect = newEffect(enrollment);
  enrollment.effects.push(effect);
  write(enrollment, 'effect.requested', { key: effect.key, action: node.action });
  write(enrollment, 'parked');
}

function branch(node: BranchNode, scope: Scope): { readonly outlet: string; readonly because: readonly unknown[] } {
  const because: unknown[] = [];
  for (const one of node.cases) {
    const judged = judge(one.when, scope);
    because.push(...judged.because);
    if (judged.holds) return { outlet: one.id, because };
  }
  return { outlet: 'else', because };
}

function pick(node: SwitchNode, scope: Scope): { readonly outlet: string; readonly because: readonly unknown[] } {
  const saw = resolve(node.on, scope).raw;
  if (saw === undefined) return { outlet: 'missing', because: [{ left: node.on, op: 'missing', saw: null, holds: true }] };
  const because: unknown[] = [];
  for (const one of node.cases) {
    const { holds } = judge({ left: node.on, op: 'eq', right: one.value }, scope);
    because.push({ left: node.on, op: 'eq', right: one.value, saw, holds });
    if (holds) return { outlet: one.id, because };
  }
  return { outlet: 'else', because };
}

function armOf(node: SplitNode, enrollment: Enrollment): string {
  const { journey, contact, id } = enrollment;
  const drawn = share(journey.seed ?? journey.id, node.per === 'enrollment' ? id : contact.id, enrollment.nodeId ?? '');
  const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
  let reached = 0;
  for (const arm of node.arms) {
    reached += arm.weight;
    if (drawn < reached / sum) return arm.id;
  }
  return node.arms.at(-1)?.id ?? '';
}

/** Changes the contact at once; what that may set off is queued. */
function update(world: World, enrollment: Enrollment, node: UpdateNode): void {
  const { contact } = enrollment;
  const before = structuredClone(contact.attributes);
  const scope = scopeOf(world, enrollment);
  // Operands see the contact as it was before the node.
  const values = node.changes.map((change) => ('tag' in change ? undefined : valueOf(change, scope)));
  const changes = node.changes.map((change, index) => {
    const [from, to] =
      'tag' in change
        ? changeTag(change, contact.tags)
        : applyChange(contact.attributes, { op: change.op, attribute: change.attribute, value: values[index] });
    const what = 'tag' in change ? { tag: change.tag } : { attribute: change.attribute };
    return { op: change.op, ...what, from: from ?? null, to: to ?? null };
  });
  write(enrollment, 'updated', { changes });
  contact.queue.push({ change: { before, after: structuredClone(contact.attributes) } });
  leave(world, enrollment, 'decided', { outlet: 'next' });
}

function changeTag({ op, tag }: { readonly op: string; readonly tag: string }, tags: string[]): readonly [boolean, boolean] {
  const had = tags.includes(tag);
  if (op === 'add' && !had) tags.push(tag);
  if (op === 'remove' && had) tags.splice(tags.indexOf(tag), 1);
  return [had, tags.includes(tag)];
}

function valueOf(change: Extract<ContactChange, { readonly attribute: string }>, scope: Scope): JsonValue | undefined {
  const given: unknown = change.value;
  if (isOperandLike(given)) return resolve(given, scope).raw;
  return given === undefined && change.op === 'increment' ? 1 : (given as JsonValue | undefined); // No operand: JSON.
}

/** One change of an attribute; gives what it was and what it is. */
export function applyChange(
  attributes: Record<string, JsonValue>,
  { op, attribute, value }: { readonly op: string; readonly attribute: string; readonly value: JsonValue | undefined },
): readonly [JsonValue | undefined, JsonValue | undefined] {
  const from = attributes[attribute];
  const items: readonly JsonValue[] = Array.isArray(from) ? (from as readonly JsonValue[]) : []; // A list holds JSON.
  const given: readonly JsonValue[] = value === undefined ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value]; // As above.
  if (op === 'set' && value !== undefined && value !== null) attributes[attribute] = value;
  if (op === 'unset' || (op === 'set' && (value === undefined || value === null))) delete attributes[attribute];
  if (op === 'increment' && typeof value === 'number') attributes[attribute] = (typeof from === 'number' ? from : 0) + value;
  if (op === 'add' && given.length > 0) attributes[attribute] = [...items, ...given.filter((one) => !items.includes(one))];
  if (op === 'remove' && Array.isArray(from)) attributes[attribute] = items.filter((one) => !given.includes(one));
  return [from, attributes[attribute]];
}
