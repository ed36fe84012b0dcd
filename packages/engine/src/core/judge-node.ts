import type { Batch } from './batch.ts';
import { lostTimer } from './effects/begin.ts';
import { reconsider } from './effects/defer.ts';
import { applyLoss, applyReport, isAwaited, isEffectOf, logPostponed, logWithoutEffect } from './effects/result.ts';
import { endEnrollment, withholdUnbegun } from './end-enrollment.ts';
import { holdAgain } from './hold.ts';
import type { TimerBody } from './inputs.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { SuspensionState } from './state.ts';
import type { Command, Stimulus } from './stimulus.ts';
import { leaveNode, park, wakeAndWalk, walk } from './walk.ts';
import type { Leaving } from './walk.ts';
import { applyTaskTimer, decideTask } from './tasks/answer-task.ts';
import { reassignTask } from './tasks/open-task.ts';
import { visitOf } from './visit-of.ts';

/** Step 5: the node an enrollment is parked on judges the input, or the input is its own timer, result or command. */
export function judgeNode(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  if (stimulus.type === 'command') {
    if (stimulus.enrollmentId === enrollment.id) obey(batch, enrollment, stimulus.command);
    return;
  }
  if (stimulus.type === 'result' && isEffectOf(batch, enrollment, stimulus.key)) return applyReport(batch, enrollment, stimulus);
  if (stimulus.type === 'timer' && isTimerOf(enrollment, stimulus.body)) return applyTimer(batch, enrollment, stimulus.body);
  if (stimulus.type === 'change' && stimulus.zoneChanged) reconsider(enrollment);
  if (enrollment.status === 'live') wake(batch, enrollment, stimulus, false);
}

/** What is left of step 5 after a jump: the visit the input was for is over. */
export function judgeAfterJump(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  if (stimulus.type === 'command') judgeNode(batch, enrollment, stimulus);
  if (stimulus.type === 'result' && isEffectOf(batch, enrollment, stimulus.key)) logWithoutEffect(batch, enrollment, stimulus);
  if (stimulus.type === 'timer' && isTimerOf(enrollment, stimulus.body) && stimulus.body.kind === 'lost')
    applyTimer(batch, enrollment, stimulus.body);
}

/** While suspended, what would move the enrollment waits. */
export function postpone(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  const { suspension } = enrollment;
  if (suspension === undefined) return;
  if (stimulus.type === 'command') {
    const { command } = stimulus;
    if (command.type !== 'decide' || stimulus.enrollmentId !== enrollment.id) return judgeNode(batch, enrollment, stimulus);
    enrollment.suspension = { ...suspension, results: [...suspension.results, command.decision] };
    enrollment.isChanged = true;
  }
  if (stimulus.type === 'result' && isEffectOf(batch, enrollment, stimulus.key)) {
    const { key, attempt, result } = stimulus;
    // Somebody has reported on it, so it is not lost.
    if (isAwaited(enrollment, stimulus)) batch.clearTimer(enrollment, lostTimer(key));
    enrollment.suspension = { ...suspension, results: [...suspension.results, { key, attempt, result }] };
    enrollment.isChanged = true;
  }
  if (stimulus.type === 'timer' && isTimerOf(enrollment, stimulus.body) && stimulus.body.kind !== 'watch') {
    const { name, body } = stimulus;
    const timer = { due: batch.now, body, ...(name === undefined ? {} : { name }) };
    enrollment.suspension = { ...suspension, timers: [...suspension.timers, timer] };
    enrollment.isChanged = true;
  }
}

/** Applies what waited while the enrollment was suspended: outcomes first, then timers in the order in which they fell due. */
export function catchUp(batch: Batch, enrollment: LiveEnrollment, suspension: SuspensionState): void {
  for (const report of suspension.results) {
    if (enrollment.hasEnded) break;
    if ('taskId' in report) decideTask(batch, enrollment, report);
    else applyReport(batch, enrollment, report);
  }
  const timers = enrollment.hasEnded ? [] : suspension.timers.filter((timer) => !holdAgain(batch, enrollment, timer));
  // The zone may have changed meanwhile: a deadline that is a local time has moved with it. What fell due comes before
  // conditions that hold by now.
  const fellDue = timers.some(({ body }) => body.kind === 'wait' && body.nodeId === enrollment.nodeId);
  if (enrollment.status === 'live') wake(batch, enrollment, { type: 'change', attributes: [], zoneChanged: true }, fellDue);
  reconsider(enrollment);
  for (const { body } of timers) if (!enrollment.hasEnded) applyTimer(batch, enrollment, body);
}

function applyTimer(batch: Batch, enrollment: LiveEnrollment, body: TimerBody): void {
  switch (body.kind) {
    case 'wait':
      if (enrollment.status === 'live' && enrollment.nodeId === body.nodeId && enrollment.visitsOf(body.nodeId) === body.visit) {
        wake(batch, enrollment, { type: 'timer', body }, true);
      }
      return;
    case 'watch':
      if (enrollment.status === 'live') wake(batch, enrollment, { type: 'timer', body }, true);
      return;
    case 'begin':
      if (enrollment.effect?.key === body.key && (enrollment.effect.phase === 'retry' || enrollment.effect.phase === 'deferred')) {
        enrollment.effect = { ...enrollment.effect, phase: 'due' };
        enrollment.isChanged = true;
      }
      return;
    case 'task':
      return applyTaskTimer(batch, enrollment, body.taskId, body.moment);
    case 'lost':
      return applyLoss(batch, enrollment, body.key, body.attempt);
    case 'control':
    case 'trigger':
    case 'entry':
      return;
  }
}

function wake(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus, isOwnTimer: boolean): void {
  const { node } = enrollment;
  if (node?.step.wake === undefined) return;
  const awakening = node.step.wake(visitOf(batch, enrollment, node.id), stimulus, isOwnTimer);
  batch.scope.event = undefined;
  if (awakening === undefined) return;
  if (awakening.type === 'park') return park(batch, enrollment, awakening.wait, node.step.listensFor ?? []);
  const { by, outlet, because, result } = awakening;
  const outlets: Leaving['outlets'] = [outlet];
  if (because === undefined && result === undefined) return wakeAndWalk(batch, enrollment, { by, outlets });
  wakeAndWalk(batch, enrollment, {
    by,
    outlets,
    ...(because === undefined ? {} : { because }),
    ...(result === undefined ? {} : { result }),
  });
}

function obey(batch: Batch, enrollment: LiveEnrollment, command: Command): void {
  if (command.type === 'exit')
    return endEnrollment(batch, enrollment, command.reason === undefined ? 'removed' : `exited:${command.reason}`);
  if (enrollment.control) return;
  if (command.type === 'move') return move(batch, enrollment, command.nodeId, command.by);
  if (command.type === 'decide') return decideTask(batch, enrollment, command.decision);
  if (command.type === 'reassign') return reassignTask(batch, enrollment, command.taskId, command.assignee);
  if (enrollment.status !== 'held' && enrollment.status !== 'failed') return;
  const { effect, nodeId } = enrollment;
  enrollment.status = 'live';
  enrollment.isChanged = true;
  if (effect !== undefined) {
    batch.log(enrollment, { kind: 'released', key: effect.key });
    // The operator's word counts anew: all attempts are there again.
    enrollment.effect = { ...effect, phase: 'due', forgiven: effect.attempt };
  } else if (nodeId !== null) walk(batch, enrollment, nodeId);
}

function move(batch: Batch, enrollment: LiveEnrollment, to: string, by: string): void {
  if (!enrollment.compiled.nodes.has(to)) return;
  withholdUnbegun(batch, enrollment, 'moved');
  const { nodeId: from, suspension } = enrollment;
  leaveNode(batch, enrollment);
  enrollment.status = 'live';
  enrollment.suspension = undefined;
  if (suspension !== undefined) logPostponed(batch, enrollment, suspension);
  batch.log(enrollment, { kind: 'moved', from, to, by });
  walk(batch, enrollment, to);
}

function isTimerOf(enrollment: LiveEnrollment, body: TimerBody): boolean {
  return 'enrollmentId' in body && body.enrollmentId === enrollment.id;
}
