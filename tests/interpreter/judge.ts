import type { Condition, EventMatch, Goal } from '@sojourn/schema';
import { plus } from './calendar.ts';
import { judge, matches, path } from './conditions.ts';
import type { Scope } from './conditions.ts';
import { applyResult, complete, completeTask, isAt, logLate } from './effects.ts';
import { cancelTasks, dropRequest, openTask, reissue, requestsOf } from './people.ts';
import { judgeWait, overdue, resultOfWay } from './waits.ts';
import type { Way } from './waits.ts';
import { nodeOf, scopeOf } from './at-node.ts';
import { arrive, end, leave, reach, takeStep, withhold, writeParked } from './walk.ts';
import { byText, hasEnded, inOrder, reasons, write } from './world.ts';
import type { Cause, Contact, Effect, Enrollment, Input, World } from './world.ts';

/** Steps 1 to 5 for each enrollment of the contact. */
export function judgeEnrollments(world: World, contact: Contact, cause: Cause, input?: Input): void {
  for (const enrollment of inOrder(contact.enrollments)) {
    if (hasEnded(enrollment)) {
      measure(world, enrollment, cause);
      answerLate(world, enrollment, input);
    } else judgeOne(world, enrollment, cause, input);
  }
}

function judgeOne(world: World, enrollment: Enrollment, cause: Cause, input: Input | undefined): void {
  reachGoal(world, enrollment, cause);
  if (!hasEnded(enrollment) && enrollment.control) return endControl(enrollment, cause, input);
  if (!hasEnded(enrollment)) judgeExits(world, enrollment, cause);
  const lifted = hasEnded(enrollment) ? false : judgeSuppression(world, enrollment);
  if (hasEnded(enrollment)) return answerLate(world, enrollment, input);
  if (enrollment.status === 'suspended') return hold(world, enrollment, cause, input);
  if (lifted) return resume(world, enrollment, cause, input);
  if (enrollment.status === 'live' && jump(world, enrollment)) return answerLate(world, enrollment, input);
  judgeNode(world, enrollment, cause, input);
}

/** Whether an event match or a condition holds; the reason where there is one. */
function holds(when: Condition | EventMatch, cause: Cause, scope: Scope): ReturnType<typeof matches> {
  return 'event' in when ? matches(when, cause.event, scope) : judge(when, scope);
}

function goalFields(goal: Goal, cause: Cause): { readonly value?: number } {
  const value = goal.value === undefined ? undefined : path(cause.event?.data, goal.value);
  return typeof value === 'number' ? { value } : {};
}

/** Step 1, and what is measured when a step begins. */
export function reachGoal(world: World, enrollment: Enrollment, cause: Cause): void {
  const { goal } = enrollment.journey;
  if (goal === undefined || enrollment.goalReached) return;
  const found = holds(goal.when, cause, scopeOf(world, enrollment));
  if (!found.holds) return;
  enrollment.goalReached = true;
  const counted = enrollment.contact.now <= measuredUntil(enrollment);
  write(enrollment, 'goal', { counted, ...goalFields(goal, cause), ...reasons(found.because) });
  if (goal.onReached === 'exit' && !enrollment.control) end(enrollment, 'goal');
}

/** Until when a goal counts. */
export function measuredUntil({ journey, enteredAt, enteredIn }: Enrollment): number {
  return journey.goal?.within === undefined ? Number.POSITIVE_INFINITY : plus(enteredAt, journey.goal.within, enteredIn);
}

/** With a holdout, a goal after the end is still logged. */
function measure(world: World, enrollment: Enrollment, cause: Cause): void {
  const { goal, entry } = enrollment.journey;
  if (!isMeasured(enrollment) || goal === undefined || entry.holdout === undefined) return;
  const found = holds(goal.when, cause, scopeOf(world, enrollment));
  if (!found.holds) return;
  enrollment.goalReached = true;
  write(enrollment, 'goal', { counted: true, ...goalFields(goal, cause), ...reasons(found.because) }, {});
}

/** Whether a goal that comes after the end would still be logged. */
export function isMeasured(enrollment: Enrollment): boolean {
  const { journey, control, goalReached, contact } = enrollment;
  return (journey.entry.holdout ?? 0) > 0 && !control && !goalReached && contact.now <= measuredUntil(enrollment);
}

function endControl(enrollment: Enrollment, cause: Cause, input: Input | undefined): void {
  if (input?.kind === 'command' && input.command === 'exit' && input.enrollment === enrollment) return leaveBy(enrollment, input.reason);
  if (cause.timer?.what === 'control' && cause.timer.enrollment === enrollment) end(enrollment, 'control');
}

/** Step 2. */
export function judgeExits(world: World, enrollment: Enrollment, cause: Cause): void {
  for (const one of enrollment.journey.exits ?? []) {
    const found = holds(one.when, cause, scopeOf(world, enrollment));
    if (found.holds) return end(enrollment, `exited:${one.id}`, reasons(found.because));
  }
}

/** Step 3; gives whether a suspension was lifted. */
export function judgeSuppression(world: World, enrollment: Enrollment): boolean {
  const { suppression } = enrollment.journey;
  if (suppression === undefined) return false;
  const judged = judge(suppression.when, scopeOf(world, enrollment));
  if (judged.holds && suppression.then === 'exit') end(enrollment, 'suppressed', reasons(judged.because));
  else if (judged.holds && enrollment.status !== 'suspended') {
    write(enrollment, 'suspended', reasons(judged.because));
    enrollment.before = enrollment.status;
    enrollment.status = 'suspended';
  } else if (!judged.holds && enrollment.status === 'suspended') {
    enrollment.status = enrollment.before;
    write(enrollment, 'resumed', reasons(judged.because));
    return true;
  }
  return false;
}

/** What is deferred is judged again after the input. */
export function judgeAgain(enrollment: Enrollment): void {
  for (const effect of enrollment.effects) effect.again = effect.state === 'due' && effect.deferred !== undefined;
}

/** Outcomes and results that come during a suspension wait. */
function hold(world: World, enrollment: Enrollment, cause: Cause, input: Input | undefined): void {
  const { parked } = enrollment;
  if (cause.timer?.what === 'node' && cause.timer.enrollment === enrollment && parked !== undefined) parked.fellDue = true;
  if (input?.kind === 'command' && input.enrollment === enrollment) return command(world, enrollment, input);
  if (input !== undefined && isMine(enrollment, input)) enrollment.waiting.push(() => answer(world, enrollment, input));
}

/** The end of a suspension: outcomes that waited, timers that fell due, jumps, the node. */
function resume(world: World, enrollment: Enrollment, cause: Cause, input: Input | undefined): void {
  judgeAgain(enrollment);
  for (const late of enrollment.waiting.splice(0)) late();
  if (!hasEnded(enrollment)) remind(world, enrollment);
  const node = nodeOf(enrollment);
  const isWaiting = enrollment.status === 'live' && enrollment.parked !== undefined && node?.type === 'wait';
  const fallen = isWaiting && enrollment.parked !== undefined ? overdue(node, enrollment.parked, scopeOf(world, enrollment)) : undefined;
  if (fallen !== undefined) wakeWait(world, enrollment, fallen);
  if (enrollment.status === 'live' && jump(world, enrollment)) return answerLate(world, enrollment, input);
  if (!hasEnded(enrollment)) judgeNode(world, enrollment, cause, input);
}

/** Step 4: milestones that were not passed, by node id, until none holds. */
export function jump(world: World, enrollment: Enrollment): boolean {
  let jumped = false;
  for (;;) {
    const found = Object.keys(enrollment.journey.nodes)
      .toSorted(byText)
      .flatMap((nodeId) => {
        const node = enrollment.journey.nodes[nodeId];
        if (node?.type !== 'milestone' || node['jumpWhen'] === undefined || enrollment.visits.has(nodeId)) return [];
        const judged = judge(node['jumpWhen'] as Condition, scopeOf(world, enrollment)); // A milestone's, by its type.
        return judged.holds ? [{ nodeId, judged }] : [];
      })[0];
    if (found === undefined) break;
    withhold(enrollment, 'jumped');
    cancelTasks(enrollment);
    const from = enrollment.nodeId;
    write(enrollment, 'jumped', { from, ...reasons(found.judged.because) }, { nodeId: found.nodeId, visit: 1 });
    enrollment.parked = undefined;
    reach(enrollment, found.nodeId);
    jumped = true;
  }
  if (jumped) takeStep(world, enrollment);
  return jumped;
}

/** Step 5. */
function judgeNode(world: World, enrollment: Enrollment, cause: Cause, input: Input | undefined): void {
  if (cause.timer?.what === 'task' && cause.timer.enrollment === enrollment) return remind(world, enrollment);
  if (input !== undefined && isMine(enrollment, input)) return answer(world, enrollment, input);
  const node = nodeOf(enrollment);
  if (enrollment.status !== 'live' || node?.type !== 'wait' || enrollment.parked === undefined) return;
  const way = judgeWait(node, enrollment.parked, cause, scopeOf(world, enrollment));
  if (way === 'moved') writeParked(enrollment);
  else if (way !== undefined) wakeWait(world, enrollment, way);
}

function wakeWait(world: World, enrollment: Enrollment, way: Way): void {
  enrollment.results.set(enrollment.nodeId ?? '', resultOfWay(way));
  leave(world, enrollment, 'woke', { by: way.by, outlet: way.outlet, ...reasons(way.because) });
}

function isMine(enrollment: Enrollment, input: Input): boolean {
  if (input.kind === 'result' || input.kind === 'command') return input.enrollment === enrollment;
  if (input.kind === 'decision') return enrollment.tasks.some(({ id }) => id === input.taskId);
  return input.kind === 'outcome' && input.key.startsWith(`default:${enrollment.id}:`);
}

/** A result, an outcome by key, or a command, at its enrollment. */
function answer(world: World, enrollment: Enrollment, input: Input): void {
  if (input.kind === 'result') return applyResult(world, enrollment, input.effect, input.answer);
  if (input.kind === 'command') return command(world, enrollment, input);
  if (input.kind === 'decision') return decide(world, enrollment, input);
  if (input.kind !== 'outcome') return;
  const effect = enrollment.effects.find(({ key }) => key === input.key) ?? neverRequested(input.key);
  const given = { outcome: input.outcome, ...(input.data === undefined ? {} : { data: input.data }) };
  const awaited = isAt(enrollment, effect) || (openTask(enrollment)?.visit === effect.visit && enrollment.nodeId === effect.nodeId);
  if (awaited && effect.attempt > 0) complete(world, enrollment, effect, given, true);
  else if (!hasEnded(enrollment) || isKept(enrollment)) logLate(enrollment, effect, given);
}

/** The effect of a task that could not be made. */
function neverRequested(key: string): Effect {
  const [, , nodeId = '', visit] = key.split(':');
  return {
    key,
    nodeId,
    visit: Number(visit),
    requestedAt: 0,
    attempt: 0,
    spent: 0,
    state: 'over',
    dueAt: 0,
    counted: [],
    deferred: undefined,
    again: false,
  };
}

/** See known-differences.ts: what has ended is looked at again only while something is awaited of it. */
function isKept(enrollment: Enrollment): boolean {
  return isMeasured(enrollment) || enrollment.effects.some(({ state }) => state === 'begun');
}

/** What comes for an enrollment that has ended or has moved on is only logged. */
function answerLate(world: World, enrollment: Enrollment, input: Input | undefined): void {
  if (input !== undefined && input.kind !== 'command' && isMine(enrollment, input)) answer(world, enrollment, input);
}

function command(world: World, enrollment: Enrollment, input: Input & { readonly kind: 'command' }): void {
  if (input.command === 'exit') return leaveBy(enrollment, input.reason);
  if (input.command === 'retry') return retry(world, enrollment);
  withhold(enrollment, 'moved');
  cancelTasks(enrollment);
  enrollment.status = 'live';
  write(enrollment, 'moved', { from: enrollment.nodeId, to: input.nodeId, by: input.by });
  arrive(world, enrollment, input.nodeId);
}

/** A reminder or a task's end has come. */
function remind(world: World, enrollment: Enrollment): void {
  const task = openTask(enrollment);
  const { now } = enrollment.contact;
  if (task === undefined) return;
  if (task.remindAt !== undefined && task.remindAt <= now) {
    task.remindAt = undefined;
    write(enrollment, 'task.reminded', { taskId: task.id });
  }
  if (task.dueAt === undefined || task.dueAt > now || task.saidOverdue) return;
  task.saidOverdue = true;
  write(enrollment, 'task.overdue', { taskId: task.id });
  if ((nodeOf(enrollment)?.outlets?.['overdue'] ?? null) === null) return;
  if (enrollment.status === 'held') write(enrollment, 'released', { key: requestsOf(enrollment, task).at(-1)?.key });
  dropRequest(enrollment, task, 'overdue');
  cancelTasks(enrollment);
  enrollment.status = 'live';
  leave(world, enrollment, 'woke', { by: 'timer', outlet: 'overdue' });
}

/** Somebody completes a task, or says that they cannot. */
function decide(world: World, enrollment: Enrollment, input: Input & { readonly kind: 'decision' }): void {
  const task = openTask(enrollment);
  if (task?.id !== input.taskId) return;
  if (input.outcome === 'unavailable') return void reissue(enrollment, task);
  if (enrollment.status === 'held') write(enrollment, 'released', { key: requestsOf(enrollment, task).at(-1)?.key });
  completeTask(world, enrollment, task, input);
}

/** An operator ends it. */
function leaveBy(enrollment: Enrollment, reason: string | undefined): void {
  end(enrollment, reason === undefined ? 'removed' : `exited:${reason}`);
}

/** A failed or held step is tried again. */
function retry(world: World, enrollment: Enrollment): void {
  const effect = enrollment.effects.findLast(({ state }) => state === 'held' || state === 'failed');
  if (enrollment.status !== 'held' && enrollment.status !== 'failed') return;
  if (effect === undefined || !isAt(enrollment, effect)) {
    enrollment.status = 'live';
    return arrive(world, enrollment, enrollment.nodeId ?? '');
  }
  write(enrollment, 'released', { key: effect.key });
  enrollment.status = 'live';
  effect.state = 'due';
  effect.dueAt = enrollment.contact.now;
  // Somebody has looked at it: it has all its attempts again.
  effect.spent = effect.attempt;
}
