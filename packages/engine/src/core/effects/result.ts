import { formatInstant } from '@sojourn/schema';
import type { Batch } from '../batch.ts';
import type { LogPlace } from '../batch.ts';
import type { EffectResult } from '../inputs.ts';
import { effectPrefix } from '../judging-scope.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import type { EffectState, SuspensionState, TaskState } from '../state.ts';
import { answerRequest } from '../tasks/answer-task.ts';
import { wakeAndWalk } from '../walk.ts';
import type { Leaving } from '../walk.ts';
import { lostTimer } from './begin.ts';
import type { EffectSettings } from './effect-settings.ts';
import { retryDelay } from './retry-delay.ts';
import { giveBack } from './send-records.ts';

/** What came of an attempt. */
export interface Report {
  readonly key: string;
  readonly attempt: number;
  readonly result: EffectResult;
}

/** Whether a key is of an enrollment's effects, of any visit. */
export function isEffectOf(batch: Batch, enrollment: LiveEnrollment, key: string): boolean {
  // Nearly always the one it waits for; a text is the same at once where it is the same object.
  return enrollment.effect?.key === key || key.startsWith(`${batch.definitions.tenant}:${enrollment.id}:`);
}

/** Whether a report is of the attempt in flight. One by key may be of any attempt: the effect is done. */
export function isAwaited({ effect }: LiveEnrollment, { key, attempt, result }: Report): boolean {
  return effect?.phase === 'begun' && effect.key === key && (attempt === effect.attempt || isLate(result));
}

/** Applies the report of an attempt: it moves the enrollment if that is still at that visit and waits for it; else it is logged. */
export function applyReport(batch: Batch, enrollment: LiveEnrollment, report: Report): void {
  const { effect, task } = enrollment;
  const settings = enrollment.node?.step.effect;
  if (task !== undefined && isReportOfAskedTask(enrollment, task, report)) return answerLate(batch, enrollment, report);
  if (effect === undefined || settings === undefined || effect.key !== report.key) return logWithoutEffect(batch, enrollment, report);
  if (isAwaited(enrollment, report)) {
    landed(batch, enrollment, report.key);
    return conclude(batch, enrollment, settings, effect, report.result);
  }
  // What was never begun has no outcome.
  if (effect.phase === 'begun' || effect.attempt === 0 || report.result.status !== 'done')
    return logWithoutEffect(batch, enrollment, report);
  // Given up, held or waiting for another attempt: the outcome is known after all.
  if (effect.phase === 'held') batch.log(enrollment, { kind: 'released', key: effect.key });
  enrollment.status = 'live';
  conclude(batch, enrollment, settings, effect, { ...report.result, late: true });
}

/** Whether a report is a late outcome of an open task whose request is over, or has been replaced by the backup's. */
function isReportOfAskedTask({ effect }: LiveEnrollment, { id }: TaskState, { key, result }: Report): boolean {
  return result.status === 'done' && effect?.key !== key && (key === id || key === `${id}:backup`);
}

function answerLate(batch: Batch, enrollment: LiveEnrollment, report: Report): void {
  logWithoutEffect(batch, enrollment, report);
  if (report.result.status !== 'done') return;
  answerRequest(batch, enrollment, report.result);
}

/** Applies the timer that covers a worker's death: nobody knows what became of the attempt. */
export function applyLoss(batch: Batch, enrollment: LiveEnrollment, key: string, attempt: number): void {
  // Reported on meanwhile, while both waited for a suspension to lift.
  if (!enrollment.inFlight.includes(key)) return;
  applyReport(batch, enrollment, { key, attempt, result: { status: 'uncertain', code: 'lost' } });
}

/** Logs the report of an attempt whose visit is over, or which another attempt has replaced. */
export function logWithoutEffect(batch: Batch, enrollment: LiveEnrollment, { key, attempt, result }: Report): void {
  const place = placeOfKey(batch, enrollment, key);
  if (result.status === 'not_sent') giveBack(batch, key, attempt);
  const isReplaced = enrollment.effect?.key === key && enrollment.effect.phase === 'begun' && attempt !== enrollment.effect.attempt;
  if (!isReplaced) landed(batch, enrollment, key);
  if (result.status === 'done') {
    const { outcome, data } = result;
    batch.log(
      enrollment,
      { kind: 'effect.completed', key, outcome: outcome ?? null, ...(data === undefined ? {} : { data }), late: true },
      place,
    );
  } else if (result.status === 'not_sent') batch.log(enrollment, { kind: 'effect.failed', key, code: result.code }, place);
  else batch.log(enrollment, { kind: 'effect.uncertain', key, then: 'skip' }, place);
}

/** Logs what was reported while the enrollment was suspended and has nothing to move any more. */
export function logPostponed(batch: Batch, enrollment: LiveEnrollment, { results, timers }: SuspensionState): void {
  for (const report of results) if (!('taskId' in report)) logWithoutEffect(batch, enrollment, report);
  for (const { body } of timers) if (body.kind === 'lost') applyLoss(batch, enrollment, body.key, body.attempt);
}

/** Found by its key, which is at hand: two names are the same only letter by letter. */
function clearLost(batch: Batch, enrollment: LiveEnrollment, key: string): void {
  for (const { name, body } of enrollment.timers) {
    if (body === undefined ? name === lostTimer(key) : body.kind === 'lost' && body.key === key) return batch.clearTimer(enrollment, name);
  }
}

const noKeys: readonly string[] = [];

function landed(batch: Batch, enrollment: LiveEnrollment, key: string): void {
  clearLost(batch, enrollment, key);
  const { inFlight } = enrollment;
  enrollment.inFlight = inFlight.length === 1 && inFlight[0] === key ? noKeys : inFlight.filter((one) => one !== key);
  enrollment.isChanged = true;
}

const onlyNext: Leaving['outlets'] = ['next'];

function conclude(batch: Batch, enrollment: LiveEnrollment, settings: EffectSettings, effect: EffectState, result: EffectResult): void {
  switch (result.status) {
    case 'done': {
      const { outcome, data, late } = result;
      const { key } = effect;
      if (!batch.skips(enrollment)) {
        const extra = { ...(data === undefined ? {} : { data }), ...(late === true ? { late } : {}) };
        batch.log(enrollment, { kind: 'effect.completed', key, outcome: outcome ?? null, ...extra });
      }
      if (enrollment.task !== undefined) {
        // The request is made; the node waits for the person.
        enrollment.effect = undefined;
        return answerRequest(batch, enrollment, result);
      }
      const outlets: Leaving['outlets'] = outcome !== undefined && settings.outcomes.has(outcome) ? [outcome, 'next'] : onlyNext;
      return wakeAndWalk(batch, enrollment, data === undefined ? { by: 'result', outlets } : { by: 'result', outlets, result: data });
    }
    case 'not_sent': {
      giveBack(batch, effect.key, effect.attempt);
      if (result.retryable && hasAttemptsLeft(settings, effect)) return retryLater(batch, enrollment, settings, effect);
      return giveUp(batch, enrollment, effect, result.code);
    }
    case 'uncertain':
      return concludeUncertain(batch, enrollment, settings, effect, result.code);
  }
}

function concludeUncertain(batch: Batch, enrollment: LiveEnrollment, settings: EffectSettings, effect: EffectState, code: string): void {
  const { key } = effect;
  if (settings.onUncertain === 'skip') {
    batch.log(enrollment, { kind: 'effect.uncertain', key, then: 'skip' });
    if (enrollment.task !== undefined) {
      enrollment.effect = undefined;
      return;
    }
    return wakeAndWalk(batch, enrollment, { by: 'result', outlets: ['next'] });
  }
  if (settings.onUncertain === 'hold') {
    batch.log(enrollment, { kind: 'effect.uncertain', key, then: 'hold' });
    enrollment.status = 'held';
    enrollment.effect = { ...effect, phase: 'held' };
    return batch.log(enrollment, { kind: 'held', key });
  }
  const isLast = !hasAttemptsLeft(settings, effect);
  batch.log(enrollment, { kind: 'effect.uncertain', key, then: isLast ? 'failed' : 'retry' });
  if (isLast) giveUp(batch, enrollment, effect, code);
  else retryLater(batch, enrollment, settings, effect);
}

function hasAttemptsLeft(settings: EffectSettings, effect: EffectState): boolean {
  return effect.attempt - effect.forgiven < settings.attempts;
}

function retryLater(batch: Batch, enrollment: LiveEnrollment, settings: EffectSettings, effect: EffectState): void {
  const { key, attempt } = effect;
  const dueAt = batch.now + retryDelay(key, attempt, settings.firstDelayMs, settings.mostDelayMs);
  enrollment.effect = { ...effect, phase: 'retry' };
  batch.log(enrollment, { kind: 'effect.retried', key, attempt: attempt + 1, dueAt: formatInstant(dueAt) });
  batch.setTimer(enrollment, `begin:${key}`, dueAt, { kind: 'begin', enrollmentId: enrollment.id, key }, 'effect');
}

/** After the last attempt: by `failed`, or parked for an operator where that is open. */
function giveUp(batch: Batch, enrollment: LiveEnrollment, effect: EffectState, code: string): void {
  batch.log(enrollment, { kind: 'effect.failed', key: effect.key, code });
  if (enrollment.node?.outlets.has('failed') === true) {
    return wakeAndWalk(batch, enrollment, { by: 'result', outlets: ['failed'] });
  }
  enrollment.status = 'failed';
  enrollment.effect = { ...effect, phase: 'failed' };
  batch.log(enrollment, { kind: 'failed', code });
}

function isLate(result: EffectResult): boolean {
  return result.status === 'done' && result.late === true;
}

function placeOfKey(batch: Batch, enrollment: LiveEnrollment, key: string): LogPlace | null {
  // The backup's request belongs to the visit of the task.
  const own = key.endsWith(':backup') ? key.slice(0, -':backup'.length) : key;
  const rest = own.slice(`${batch.definitions.tenant}:${enrollment.id}:`.length);
  const end = rest.lastIndexOf(':');
  if (end < 0) return null;
  const nodeId = rest.slice(0, end);
  const visit = Number(rest.slice(end + 1));
  return own === `${effectPrefix(batch.definitions.tenant, enrollment.id, nodeId)}${visit}` ? { nodeId, visit } : null;
}
