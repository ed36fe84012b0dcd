import type { EnrollNode, HumanStep, JsonObject, JsonValue, KnownNode } from '@sojourn/schema';
import { addBusinessDays, plus, text } from './calendar.ts';
import { isOperandLike, resolve } from './conditions.ts';
import { rendered } from './render.ts';
import { newEffect, nodeOf, scopeOf } from './at-node.ts';
import { write, zoneOf } from './world.ts';
import type { Effect, Enrollment, Task, World } from './world.ts';

type HumanNode = HumanStep & { readonly type: 'task' | 'approval' };

export function humanNode(node: KnownNode | undefined): HumanNode | undefined {
  return node?.type === 'task' || node?.type === 'approval' ? node : undefined;
}

/** Asks a person: the task exists at once, its request is an effect. */
export function ask(world: World, enrollment: Enrollment, node: HumanNode): void {
  const scope = scopeOf(world, enrollment);
  const texts = [node.title, node.assignee, ...(node.backup === undefined ? [] : [node.backup])].map((one) => rendered(one, scope));
  const [, assignee, backup] = texts;
  if (assignee === undefined || texts.includes(undefined)) return park(enrollment);
  const dueAt = node.due === undefined ? undefined : dueOf(world, enrollment, node, node.due);
  const effect = newEffect(enrollment);
  const { now } = enrollment.contact;
  const remindAt =
    dueAt === undefined || node.remind === undefined
      ? undefined
      : plus(dueAt, node.remind, zoneOf(enrollment.journey, enrollment.contact), -1);
  const task: Task = {
    id: effect.key,
    nodeId: effect.nodeId,
    visit: effect.visit,
    backup,
    dueAt,
    remindAt: remindAt !== undefined && remindAt > now ? remindAt : undefined,
    isOpen: true,
    saidOverdue: false,
    reissued: false,
  };
  enrollment.tasks.push(task);
  write(enrollment, 'task.created', { taskId: task.id, assignee, ...dueField(task) });
  enrollment.effects.push(effect);
  write(enrollment, 'effect.requested', { key: effect.key, action: node.type });
  const leaves = dueAt !== undefined && (node.outlets?.['overdue'] ?? null) !== null;
  write(enrollment, 'parked', leaves ? { wakeAt: text(dueAt) } : {});
}

function dueField({ dueAt }: Task): { readonly dueAt?: string } {
  return dueAt === undefined ? {} : { dueAt: text(dueAt) };
}

function park(enrollment: Enrollment): void {
  enrollment.status = 'failed';
  write(enrollment, 'failed', { code: 'render_failed' });
}

function dueOf(world: World, enrollment: Enrollment, node: HumanNode, due: string): number {
  const { journey, contact } = enrollment;
  const zone = zoneOf(journey, contact);
  if (node.businessDays !== true) return plus(contact.now, due, zone);
  return addBusinessDays(contact.now, due, zone, world.catalog.calendar?.holidays ?? []);
}

/** The task that somebody may complete now. */
export function openTask(enrollment: Enrollment): Task | undefined {
  const { nodeId } = enrollment;
  return enrollment.tasks.find((one) => one.isOpen && one.nodeId === nodeId && one.visit === enrollment.visits.get(one.nodeId));
}

export function requestsOf(enrollment: Enrollment, task: Task): readonly Effect[] {
  return enrollment.effects.filter(({ key }) => key === task.id || key === `${task.id}:backup`);
}

/** Nobody needs it any more. */
export function cancelTasks(enrollment: Enrollment): void {
  for (const task of enrollment.tasks.filter(({ isOpen }) => isOpen)) {
    task.isOpen = false;
    write(enrollment, 'task.cancelled', { taskId: task.id }, task);
  }
}

/** A request that has not begun is not wanted any more. */
export function dropRequest(enrollment: Enrollment, task: Task, reason: string): void {
  for (const effect of requestsOf(enrollment, task)) {
    if (effect.state === 'due') write(enrollment, 'effect.withheld', { key: effect.key, reason }, effect);
    if (effect.state !== 'begun') effect.state = 'over';
  }
}

/** The backup's turn, once; whether there is one. */
export function reissue(enrollment: Enrollment, task: Task): boolean {
  if (task.backup === undefined || task.reissued) return false;
  task.reissued = true;
  dropRequest(enrollment, task, 'reissued');
  write(enrollment, 'task.reissued', { taskId: task.id, assignee: task.backup, ...dueField(task) });
  const effect = { ...newEffect(enrollment), key: `${task.id}:backup` };
  enrollment.effects.push(effect);
  write(enrollment, 'effect.requested', { key: effect.key, action: nodeOf(enrollment)?.type });
  return true;
}

/** Hands the contact over: what it asks for is queued behind the current input. */
export function handOver(world: World, enrollment: Enrollment, node: EnrollNode): boolean {
  const scope = scopeOf(world, enrollment);
  const value = (given: unknown): JsonValue | undefined => {
    if (isOperandLike(given)) return resolve(given, scope).raw;
    return typeof given === 'string' ? rendered(given, scope) : (given as JsonValue); // What is no operand is a literal.
  };
  const data = Object.entries(node.data ?? {}).map(([name, given]) => [name, value(given)] as const);
  const key = node.key === undefined ? undefined : value(node.key);
  if (data.some(([, one]) => one === undefined) || (node.key !== undefined && key === undefined)) {
    park(enrollment);
    return false;
  }
  enrollment.contact.queue.push({
    enroll: {
      type: 'journey',
      journeyId: node.journey,
      data: Object.fromEntries(data) as JsonObject, // None is undefined.
      ...(node.key === undefined ? {} : { key: key ?? null }),
    },
  });
  return true;
}
