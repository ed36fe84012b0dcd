import type { ActionNode, ActionType, JsonObject } from '@sojourn/schema';
import { plus, text } from './calendar.ts';
import { backoff } from './chance.ts';
import { dropRequest, humanNode, openTask, reissue } from './people.ts';
import { rendered } from './render.ts';
import { nodeOf, scopeOf } from './at-node.ts';
import { leave } from './walk.ts';
import { write } from './world.ts';
import type { Answer, Effect, Enrollment, Task, World } from './world.ts';

/** The node of an effect: an action, or a human step, whose request has no settings. */
export function actionNode(enrollment: Enrollment, effect: Effect): ActionNode {
  const node = enrollment.journey.nodes[effect.nodeId];
  return node?.type === 'action' ? (node as ActionNode) : { type: 'action', action: node?.type ?? '' }; // By its type.
}

export function actionOf(world: World, node: ActionNode): ActionType {
  return world.catalog.actions?.[node.action] ?? {};
}

/** Whether an enrollment is still at the visit that an effect belongs to. */
export function isAt(enrollment: Enrollment, effect: Effect): boolean {
  return (
    enrollment.status !== 'ended' &&
    enrollment.nodeId === effect.nodeId &&
    enrollment.visits.get(effect.nodeId) === effect.visit &&
    effect.state !== 'over'
  );
}

/** Whether consent is lacking. */
export function lacksConsent(world: World, enrollment: Enrollment, effect: Effect): boolean {
  const node = actionNode(enrollment, effect);
  const { channel, category: usual } = actionOf(world, node);
  const category = node.category ?? usual;
  const { consent } = enrollment.contact;
  if (channel !== undefined && world.policy.categories?.[category ?? '']?.consent !== false) {
    if (consent[channel] === 'unsubscribed') return true;
    const answer = (category === undefined ? undefined : consent[`${channel}/${category}`]) ?? consent[channel];
    if (world.catalog.channels?.[channel]?.consent === true && answer !== 'subscribed') return true;
  }
  return false;
}

/** Whether a value is lacking. */
export function lacksValue(world: World, enrollment: Enrollment, effect: Effect): boolean {
  const node = actionNode(enrollment, effect);
  return Object.values(node.input ?? {}).some((one) => rendered(one, scopeOf(world, enrollment)) === undefined);
}

/** Goes on after an effect was withheld or has an outcome that is open: by `next`. */
export function wake(world: World, enrollment: Enrollment, outlet: string | null): void {
  const connected = outlet !== null && (nodeOf(enrollment)?.outlets?.[outlet] ?? null) !== null;
  leave(world, enrollment, 'woke', { by: 'result', outlet: connected ? outlet : 'next' });
}

/** What the handler gave for an attempt. */
export function applyResult(world: World, enrollment: Enrollment, effect: Effect, answer: Answer): void {
  if ('notSent' in answer) giveBack(world, enrollment, effect);
  if (!isAt(enrollment, effect)) return logLate(enrollment, effect, answer);
  if ('outcome' in answer) return complete(world, enrollment, effect, answer);
  const { attempts } = retryOf(enrollment, effect);
  if ('notSent' in answer) {
    if (answer.retryable !== false && effect.attempt - effect.spent < attempts) return retryLater(enrollment, effect);
    return fail(world, enrollment, effect, answer.notSent);
  }
  const then = uncertainThen(world, enrollment, effect);
  const last = then === 'retry' && effect.attempt - effect.spent >= attempts;
  write(enrollment, 'effect.uncertain', { key: effect.key, then: last ? 'failed' : then }, effect);
  if (last) return fail(world, enrollment, effect, 'error');
  if (then === 'retry') return retryLater(enrollment, effect);
  if (then === 'hold') {
    write(enrollment, 'held', { key: effect.key });
    effect.state = 'held';
    enrollment.status = 'held';
    return;
  }
  if (effect.state === 'begun') effect.state = 'over';
  wake(world, enrollment, 'next');
}

/** A sure failure gives its attempt back to the caps: messages of the channel that wait for room are judged again. */
function giveBack(world: World, enrollment: Enrollment, effect: Effect): void {
  if (effect.counted.pop() === undefined) return;
  const channel = actionOf(world, actionNode(enrollment, effect)).channel;
  for (const one of enrollment.contact.enrollments) {
    for (const other of one.effects) {
      if (other.deferred?.reason === 'cap' && actionOf(world, actionNode(one, other)).channel === channel) other.again = true;
    }
  }
}

function uncertainThen(world: World, enrollment: Enrollment, effect: Effect): string {
  const node = actionNode(enrollment, effect);
  const action = actionOf(world, node);
  return node.onUncertain ?? action.onUncertain ?? (action.idempotent === true ? 'retry' : 'hold');
}

function retryOf(enrollment: Enrollment, effect: Effect): { readonly attempts: number; readonly first: number; readonly most: number } {
  const { attempts, first, most } = actionNode(enrollment, effect).retry ?? { attempts: 5, first: 'PT1M', most: 'PT1H' };
  return { attempts, first: plus(0, first, 'UTC'), most: plus(0, most, 'UTC') };
}

function retryLater(enrollment: Enrollment, effect: Effect): void {
  const { first, most } = retryOf(enrollment, effect);
  effect.dueAt = enrollment.contact.now + backoff(effect.key, effect.attempt, first, most);
  effect.state = 'due';
  write(enrollment, 'effect.retried', { key: effect.key, attempt: effect.attempt + 1, dueAt: text(effect.dueAt) }, effect);
}

function fail(world: World, enrollment: Enrollment, effect: Effect, code: string): void {
  write(enrollment, 'effect.failed', { key: effect.key, code }, effect);
  if ((nodeOf(enrollment)?.outlets?.['failed'] ?? null) !== null) {
    effect.state = 'over';
    return wake(world, enrollment, 'failed');
  }
  effect.state = 'failed';
  enrollment.status = 'failed';
  write(enrollment, 'failed', { code });
}

/** An outcome moves the enrollment that is still there, also one that is held or failed. */
export function complete(
  world: World,
  enrollment: Enrollment,
  effect: Effect,
  { outcome, data }: { readonly outcome: string | null; readonly data?: JsonObject },
  byKey = false,
): void {
  if (enrollment.status === 'held') write(enrollment, 'released', { key: effect.key });
  if (enrollment.status === 'held' || enrollment.status === 'failed') enrollment.status = 'live';
  effect.state = 'over';
  write(
    enrollment,
    'effect.completed',
    { key: effect.key, outcome, ...(data === undefined ? {} : { data }), ...(byKey ? { late: true } : {}) },
    effect,
  );
  if (humanNode(nodeOf(enrollment)) !== undefined) return answerTask(world, enrollment, outcome, data);
  enrollment.results.set(effect.nodeId, data ?? {});
  const declared = actionOf(world, actionNode(enrollment, effect)).outcomes ?? [];
  wake(world, enrollment, outcome !== null && declared.includes(outcome) ? outcome : 'next');
}

/** What the handler of a task says: nothing, that somebody is away, or what became of it. */
function answerTask(world: World, enrollment: Enrollment, outcome: string | null, data: JsonObject | undefined): void {
  const task = openTask(enrollment);
  const node = humanNode(nodeOf(enrollment));
  if (task === undefined || outcome === null) return;
  if (outcome === 'unavailable') return void reissue(enrollment, task);
  if (node?.type === 'approval' && outcome !== 'approved' && outcome !== 'rejected') return;
  completeTask(world, enrollment, task, { outcome, by: 'handler', ...(data === undefined ? {} : { data }) });
}

/** A task is done. */
export function completeTask(
  world: World,
  enrollment: Enrollment,
  task: Task,
  { outcome, by, data }: { readonly outcome: string; readonly by: string; readonly data?: JsonObject },
): void {
  dropRequest(enrollment, task, 'completed');
  task.isOpen = false;
  enrollment.status = 'live';
  write(enrollment, 'task.completed', { taskId: task.id, outcome, by });
  enrollment.results.set(task.nodeId, data ?? {});
  const outlet = nodeOf(enrollment)?.type === 'approval' ? outcome : 'next';
  leave(world, enrollment, 'woke', { by: 'task', outlet });
}

export function logLate(enrollment: Enrollment, effect: Effect, answer: Answer): void {
  const { key } = effect;
  if ('outcome' in answer) {
    const data = answer.data === undefined ? {} : { data: answer.data };
    write(enrollment, 'effect.completed', { key, outcome: answer.outcome, ...data, late: true }, effect);
  } else if ('notSent' in answer) {
    write(enrollment, 'effect.failed', { key, code: answer.notSent }, effect);
  } else {
    write(enrollment, 'effect.uncertain', { key, then: 'skip' }, effect);
  }
  if (effect.state === 'begun') effect.state = 'over';
}
