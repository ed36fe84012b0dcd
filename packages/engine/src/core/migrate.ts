import type { Batch } from './batch.ts';
import type { CompiledJourney } from './compiled.ts';
import { logPostponed } from './effects/result.ts';
import { endEnrollment, withholdUnbegun } from './end-enrollment.ts';
import type { JourneyAct, MigrationPlan } from './journey-act.ts';
import { judgeEnrollment } from './judge-enrollment.ts';
import { judgeSuppression } from './judge-suppression.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { own } from './own.ts';
import type { Met } from './steps/wait/alternative.ts';
import { visitOf } from './visit-of.ts';
import { leaveNode, park, wakeAndWalk, walk } from './walk.ts';

type Migration = Extract<JourneyAct, { readonly type: 'migrate' }>;
type Answer = MigrationPlan['migrate'] | { readonly redirect: string };

/** Whether an enrollment is in an earlier version. */
export function isBehind({ version }: LiveEnrollment, to: number): boolean {
  return version < to;
}

/** Moves those of a journey that are behind to what was published, in the order of their versions; those in the way of an effect in flight later. */
export function migrateAll(batch: Batch, journeyId: string): void {
  for (const enrollment of batch.live) {
    if (enrollment.compiled.id !== journeyId) continue;
    for (let next = nextMigration(batch, enrollment); next !== undefined; next = nextMigration(batch, enrollment)) {
      migrate(batch, enrollment, next);
    }
  }
}

/**
 * Moves the first of those that an effect in flight had kept in an earlier version, now that it has landed.
 *
 * @returns Whether there was one.
 */
export function migrateLanded(batch: Batch): boolean {
  if (batch.index.acts.length === 0) return false;
  for (const enrollment of batch.live) {
    const next = nextMigration(batch, enrollment);
    if (next === undefined) continue;
    migrate(batch, enrollment, next);
    return true;
  }
  return false;
}

/** What a plan says of a node: its own answer, or the one for all that have none. */
export function answerOf({ migrate: other, nodes = {} }: MigrationPlan, nodeId: string): Answer {
  return own(nodes, nodeId) ?? other;
}

/** Whether somebody can be at a node of one version and go on at the same one of another. */
export function isSameNode(from: CompiledJourney, to: CompiledJourney, nodeId: string): boolean {
  const type = own(from.journey.nodes, nodeId)?.type;
  return type !== undefined && own(to.journey.nodes, nodeId)?.type === type;
}

/** The next publishing that an enrollment has to follow and can follow now. */
function nextMigration(batch: Batch, enrollment: LiveEnrollment): Migration | undefined {
  const newest = batch.index.migratesTo(enrollment.compiled.id);
  if (newest === undefined || !isBehind(enrollment, newest)) return undefined;
  if (enrollment.hasEnded || enrollment.effect?.phase === 'begun') return undefined;
  const { caughtUp } = batch.contact;
  for (const { journeyId, act } of batch.index.acts) {
    if (caughtUp === undefined || act.revision > caughtUp) return undefined;
    if (act.type !== 'migrate' || journeyId !== enrollment.compiled.id || !isBehind(enrollment, act.version)) continue;
    const target = batch.index.versionOf(journeyId, act.version)?.compiled;
    if (target !== undefined && canMigrate(enrollment, target, act.plan)) return act;
  }
  return undefined;
}

/** Somebody who came to a node that is gone, and for which nobody had an answer, goes on where they are until they leave it. */
function canMigrate({ nodeId, compiled, control }: LiveEnrollment, target: CompiledJourney, plan: MigrationPlan): boolean {
  if (control || nodeId === null) return true;
  const answer = answerOf(plan, nodeId);
  if (typeof answer === 'object') return target.nodes.has(answer.redirect);
  return answer === 'exit' || isSameNode(compiled, target, nodeId);
}

function migrate(batch: Batch, enrollment: LiveEnrollment, { version, plan }: Migration): void {
  const target = batch.index.versionOf(enrollment.compiled.id, version)?.compiled;
  if (target === undefined) return;
  const { nodeId, version: from, control } = enrollment;
  // A control is at no node, and measured on.
  const answer = control || nodeId === null ? 'keep' : answerOf(plan, nodeId);
  batch.log(enrollment, { kind: 'migrated', from, to: version, answer: typeof answer === 'string' ? answer : 'redirect' });
  if (answer === 'exit') return endEnrollment(batch, enrollment, 'migrated_out');
  enrollment.version = version;
  enrollment.compiled = target;
  enrollment.isChanged = true;
  if (typeof answer === 'object') return redirect(batch, enrollment, answer.redirect);
  const met = waitOn(batch, enrollment, answer);
  const visits = nodeId === null ? 0 : enrollment.visitsOf(nodeId);
  // The new version's goal, exits, suppression and milestones apply from now on.
  judgeEnrollment(batch, enrollment, { type: 'change', attributes: [], zoneChanged: false });
  if (met === undefined || nodeId === null || enrollment.status !== 'live' || enrollment.wait === undefined) return;
  if (enrollment.nodeId !== nodeId || enrollment.visitsOf(nodeId) !== visits) return;
  const { by, outlet, because, result } = met;
  wakeAndWalk(batch, enrollment, {
    by,
    outlets: [outlet],
    ...(because === undefined ? {} : { because }),
    ...(result === undefined ? {} : { result }),
  });
}

/** Goes on waiting as the new version has it. What is over then fires as a timer does. */
function waitOn(batch: Batch, enrollment: LiveEnrollment, how: 'keep' | 'recompute'): Met | undefined {
  const { node } = enrollment;
  if (node?.step.migrate === undefined || enrollment.wait === undefined) return undefined;
  const { wait, met } = node.step.migrate(visitOf(batch, enrollment, node.id), how);
  batch.scope.event = undefined;
  park(batch, enrollment, wait, node.step.listensFor ?? []);
  return met;
}

function redirect(batch: Batch, enrollment: LiveEnrollment, to: string): void {
  withholdUnbegun(batch, enrollment, 'migrated');
  leaveNode(batch, enrollment);
  const { suspension } = enrollment;
  enrollment.status = 'live';
  enrollment.suspension = undefined;
  if (suspension !== undefined) logPostponed(batch, enrollment, suspension);
  walk(batch, enrollment, to);
  // What held it goes on holding it.
  if (suspension !== undefined && !enrollment.hasEnded) judgeSuppression(batch, enrollment);
}
