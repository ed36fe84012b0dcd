import type { Batch } from '../batch.ts';
import { endEnrollment, withholdUnbegun } from '../end-enrollment.ts';
import { judgeExits, judgeGoal } from '../judge.ts';
import { judgeSuppression } from '../judge-suppression.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import { wakeAndWalk } from '../walk.ts';
import { taskInput } from '../tasks/task-input.ts';
import type { TemplateScope } from '../template/compile-template.ts';
import type { RenderedInput } from '../template/render-input.ts';
import { countBegin, tripBreaker } from './breaker.ts';
import { beginTimer, defer, deferredUntil } from './defer.ts';
import type { EffectGate } from './effect-gate.ts';
import type { EffectSettings } from './effect-settings.ts';
import { judgeEarly, judgeGate } from './judge-gate.ts';
import { rememberSend } from './send-records.ts';
import type { BegunEffect } from '../advance-types.ts';
import type { EffectState } from '../state.ts';

/** The next effect to begin: the first by journey priority, journey id and age that is due and not held back. */
export function nextToBegin(batch: Batch): LiveEnrollment | undefined {
  for (const one of batch.live) {
    if (one.effect?.phase !== 'due' || one.status !== 'live') continue;
    // Until when one is deferred may move also while its journey is paused.
    if (!batch.isPaused(one.compiled.id) || deferredUntil(one) !== undefined) return one;
  }
  return undefined;
}

/**
 * Begins an attempt of an effect, or withholds it. Goal, exits and suppression are judged again here, because what was queued
 * since the request may have changed them; then consent, the rules of time, the caps, the templates; the breaker last, because what
 * cannot be rendered passes no ceiling.
 */
export function beginEffect(batch: Batch, enrollment: LiveEnrollment): void {
  if (staysDeferred(batch, enrollment) || batch.isPaused(enrollment.compiled.id)) return;
  if (judgeGoal(batch, enrollment, undefined) || judgeExits(batch, enrollment, undefined)) return;
  if (judgeSuppression(batch, enrollment).type === 'stopped') return;
  const { node, effect } = enrollment;
  const settings = node?.step.effect;
  if (node === undefined || effect === undefined || settings === undefined) return endEnrollment(batch, enrollment, 'completed');
  if (!isConsentGiven(batch, settings)) return withhold(batch, enrollment, 'consent');
  const { gate } = settings;
  if (gate !== undefined && isHeld(batch, enrollment, gate)) return;
  const contact = batch.contact.toContact();
  const scope = batch.scope.at(enrollment, batch.now);
  const rendered = renderRequest(enrollment, settings, { contact, entry: scope.entry ?? {}, result: enrollment.results, zone: scope.zone });
  if (!rendered.ok) return withhold(batch, enrollment, 'render_failed');
  if (batch.index.breaker !== undefined && tripBreaker(batch, enrollment)) return;
  const attempt = effect.attempt + 1;
  enrollment.effect = begunState(effect, attempt);
  if (gate !== undefined) rememberSend(batch, gate, effect.key, attempt);
  if (batch.index.breaker !== undefined) countBegin(batch, enrollment);
  const { inFlight } = enrollment;
  if (!inFlight.includes(effect.key)) enrollment.inFlight = inFlight.length === 0 ? [effect.key] : [...inFlight, effect.key];
  if (!batch.skips(enrollment)) batch.log(enrollment, { kind: 'effect.begun', key: effect.key, attempt });
  const lost = { kind: 'lost', enrollmentId: enrollment.id, key: effect.key, attempt } as const;
  // A worker that is late performs it only now: the time it has counts from then, or lateness would look like a death.
  const startsAt = Math.max(batch.now, batch.options.now);
  batch.setTimer(enrollment, lostTimer(effect.key), startsAt + settings.timeoutMs, lost);
  const { channel, category } = settings;
  const begun: { -readonly [Field in keyof BegunEffect]: BegunEffect[Field] } = {
    key: effect.key,
    attempt,
    enrollmentId: enrollment.id,
    nodeId: node.id,
    visit: enrollment.visitsOf(node.id),
    journeyId: enrollment.compiled.id,
    version: enrollment.version,
    action: settings.action,
    input: rendered.input,
    contact,
    timeoutMs: settings.timeoutMs,
  };
  if (channel !== undefined) begun.channel = channel;
  if (category !== undefined) begun.category = category;
  if (enrollment.task !== undefined) begun.taskId = enrollment.task.id;
  batch.begun.push(begun);
}

/** What is asked of a person was rendered when the task was made. */
function renderRequest({ task }: LiveEnrollment, settings: EffectSettings, scope: TemplateScope): RenderedInput {
  return task === undefined ? settings.render(scope) : { ok: true, input: taskInput(task) };
}

/** The timer that covers the death of the worker that performs an effect. */
export function lostTimer(key: string): string {
  return `lost:${key}`;
}

function begunState(effect: EffectState, attempt: number): EffectState {
  if (effect.reason === undefined) return { ...effect, phase: 'begun', attempt };
  const { reason: _over, ...rest } = effect;
  return { ...rest, phase: 'begun', attempt };
}

/** Looks at a deferred effect before its time; one that nothing holds any more is judged from the start. */
function staysDeferred(batch: Batch, enrollment: LiveEnrollment): boolean {
  const gate = enrollment.node?.step.effect?.gate;
  const { effect } = enrollment;
  if (gate === undefined || effect === undefined || deferredUntil(enrollment) === undefined) return false;
  const deferral = judgeEarly(batch, enrollment, gate);
  if (deferral === undefined) batch.clearTimer(enrollment, beginTimer(effect.key));
  else defer(batch, enrollment, deferral);
  return deferral !== undefined;
}

/** Withholds or defers an effect where a rule or a cap says so. */
function isHeld(batch: Batch, enrollment: LiveEnrollment, gate: EffectGate): boolean {
  const obstacle = judgeGate(batch, enrollment, gate);
  if (obstacle?.type === 'withhold') withhold(batch, enrollment, obstacle.reason);
  if (obstacle?.type === 'defer') defer(batch, enrollment, obstacle);
  return obstacle !== undefined;
}

function isConsentGiven(batch: Batch, settings: EffectSettings): boolean {
  return settings.consent === undefined || batch.scope.consent(settings.consent) === 'subscribed';
}

/** Withholds an effect that is due, with the reason, and walks on; a task waits for its person all the same. */
export function withhold(batch: Batch, enrollment: LiveEnrollment, reason: string): void {
  if (enrollment.effect === undefined) return;
  if (enrollment.task !== undefined) return withholdUnbegun(batch, enrollment, reason);
  batch.log(enrollment, { kind: 'effect.withheld', key: enrollment.effect.key, reason });
  wakeAndWalk(batch, enrollment, { by: 'result', outlets: ['withheld', 'next'] });
}
