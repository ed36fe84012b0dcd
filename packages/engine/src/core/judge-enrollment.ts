import type { Batch } from './batch.ts';
import { applyLoss, isEffectOf, logWithoutEffect } from './effects/result.ts';
import { endEnrollment } from './end-enrollment.ts';
import { judgeExits, judgeGoal, judgeGoalAfterEnd } from './judge.ts';
import { catchUp, judgeAfterJump, judgeNode, postpone } from './judge-node.ts';
import { judgeSuppression } from './judge-suppression.ts';
import { judgeTriggers } from './judge-triggers.ts';
import { judgeJumps } from './jump.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { Stimulus } from './stimulus.ts';

/** Steps 1 to 6 of one input, or of one change that an input has queued. */
export function judge(batch: Batch, stimulus: Stimulus): void {
  // Those that enter on account of this input are not judged by it.
  const { live } = batch;
  for (const enrollment of live) if (!enrollment.hasEnded) judgeEnrollment(batch, enrollment, stimulus);
  for (const enrollment of batch.open) if (!live.includes(enrollment)) judgeEnded(batch, enrollment, stimulus);
  judgeTriggers(batch, stimulus);
}

/** Steps 1 to 5 of one input for one enrollment. */
export function judgeEnrollment(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  if (judgeGoal(batch, enrollment, stimulus)) return reportToEnded(batch, enrollment, stimulus);
  if (enrollment.control) return judgeControl(batch, enrollment, stimulus);
  if (judgeExits(batch, enrollment, stimulus)) return reportToEnded(batch, enrollment, stimulus);
  const suppression = judgeSuppression(batch, enrollment);
  if (suppression.type === 'stopped') {
    if (enrollment.hasEnded) reportToEnded(batch, enrollment, stimulus);
    else postpone(batch, enrollment, stimulus);
    return;
  }
  if (suppression.type === 'resumed') catchUp(batch, enrollment, suppression.suspension);
  if (enrollment.hasEnded) return reportToEnded(batch, enrollment, stimulus);
  if (enrollment.status === 'live' && judgeJumps(batch, enrollment)) judgeAfterJump(batch, enrollment, stimulus);
  else judgeNode(batch, enrollment, stimulus);
}

/** A control walks no graph: it waits for the end of the measurement, or for an operator. */
function judgeControl(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  if (stimulus.type === 'command') return judgeNode(batch, enrollment, stimulus);
  const isOver = stimulus.type === 'timer' && stimulus.body.kind === 'control' && stimulus.body.enrollmentId === enrollment.id;
  if (isOver) endEnrollment(batch, enrollment, 'control');
}

/** An ended enrollment hears of its effect in flight, and of a goal that is still measured. */
function judgeEnded(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  judgeGoalAfterEnd(batch, enrollment, stimulus);
  reportToEnded(batch, enrollment, stimulus);
}

/** The input that ended an enrollment may itself be the report of its effect. */
function reportToEnded(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  if (stimulus.type === 'result' && isEffectOf(batch, enrollment, stimulus.key)) logWithoutEffect(batch, enrollment, stimulus);
  if (stimulus.type === 'timer' && stimulus.body.kind === 'lost' && stimulus.body.enrollmentId === enrollment.id) {
    applyLoss(batch, enrollment, stimulus.body.key, stimulus.body.attempt);
  }
}
