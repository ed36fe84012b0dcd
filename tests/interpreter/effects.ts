import type { ActionNode, ActionType, JsonObject, JsonValue } from '@sojourn/schema';
import { plus, text } from './calendar.ts';
import { backoff } from './chance.ts';
import { path } from './conditions.ts';
import { leave, nodeOf, scopeOf } from './walk.ts';
import { write } from './world.ts';
import type { Answer, Effect, Enrollment, World } from './world.ts';

export function actionNode(enrollment: Enrollment, effect: Effect): ActionNode {
  return enrollment.journey.nodes[effect.nodeId] as ActionNode; // Effects are requested by action nodes.
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

/** Why a message may not go out now for lack of consent or of a value; nothing if it may. */
export function withheldFor(world: World, enrollment: Enrollment, effect: Effect): string | undefined {
  const node = actionNode(enrollment, effect);
  const { channel, category: usual } = actionOf(world, node);
  const category = node.category ?? usual;
  const { consent } = enrollment.contact;
  if (channel !== undefined && world.policy.categories?.[category ?? '']?.consent !== false) {
    if (consent[channel] === 'unsubscribed') return 'consent';
    const answer = (category === undefined ? undefined : consent[`${channel}/${category}`]) ?? consent[channel];
    if (world.catalog.channels?.[channel]?.consent === true && answer !== 'subscribed') return 'consent';
  }
  return Object.values(node.input ?? {}).some((one) => !renders(one, world, enrollment)) ? 'render_failed' : undefined;
}

/** Whether every token of a text has a value or a fallback. Only `{{ path }}` and `{{ path | default: 'x' }}` are generated. */
function renders(template: JsonValue, world: World, enrollment: Enrollment): boolean {
  if (typeof template !== 'string') return true;
  return [...template.matchAll(/\{\{ ([\w.]+)( \| default: '[^']*')? \}\}/gu)].every(
    ([, name = '', fallback]) => fallback !== undefined || tokenOf(name, world, enrollment) !== undefined,
  );
}

function tokenOf(name: string, world: World, enrollment: Enrollment): JsonValue | undefined {
  const { contact } = enrollment;
  const [root = '', first = '', ...rest] = name.split('.');
  if (root === 'entry') return path(enrollment.data, [first, ...rest].join('.'));
  if (root === 'result') return path(scopeOf(world, enrollment).enrollment.results.get(first) ?? {}, rest.join('.'));
  const shown: JsonObject = {
    ...contact.attributes,
    id: contact.id,
    ...(contact.timezone === undefined ? {} : { timezone: contact.timezone }),
  };
  return path(shown, [first, ...rest].join('.'));
}

/** Goes on after an effect was withheld or has an outcome that is open: by `next`. */
export function wake(world: World, enrollment: Enrollment, outlet: string | null): void {
  const connected = outlet !== null && (nodeOf(enrollment)?.outlets?.[outlet] ?? null) !== null;
  leave(world, enrollment, 'woke', { ...{ by: 'result' }, outlet: connected ? outlet : 'next' });
}

/** What the handler gave for an attempt. */
export function applyResult(world: World, enrollment: Enrollment, effect: Effect, answer: Answer): void {
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
  effect.state = 'over';
  wake(world, enrollment, 'next');
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
  enrollment.results.set(effect.nodeId, data ?? {});
  const declared = actionOf(world, actionNode(enrollment, effect)).outcomes ?? [];
  wake(world, enrollment, outcome !== null && declared.includes(outcome) ? outcome : 'next');
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
  effect.state = 'over';
}
