import type { Batch } from './batch.ts';
import type { Comparison } from '@sojourn/schema';
import { withholdUnbegun } from './end-enrollment.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { arriveAt, leaveNode, walkFrom } from './walk.ts';

/**
 * Step 4: jumps to milestones whose condition holds and which have not been passed, by node id, until none is left; then walks
 * on from the last.
 *
 * @returns Whether it has jumped.
 */
export function judgeJumps(batch: Batch, enrollment: LiveEnrollment): boolean {
  let at: string | undefined;
  for (;;) {
    const jump = nextJump(batch, enrollment);
    if (jump === undefined) break;
    withholdUnbegun(batch, enrollment, 'jumped');
    const from = enrollment.nodeId;
    leaveNode(batch, enrollment);
    batch.log(
      enrollment,
      { kind: 'jumped', from, because: jump.because },
      { nodeId: jump.nodeId, visit: enrollment.visitsOf(jump.nodeId) + 1 },
    );
    arriveAt(batch, enrollment, jump.nodeId);
    at = jump.nodeId;
  }
  if (at === undefined) return false;
  walkFrom(batch, enrollment, at);
  return true;
}

function nextJump(
  batch: Batch,
  enrollment: LiveEnrollment,
): { readonly nodeId: string; readonly because: readonly Comparison[] } | undefined {
  for (const { nodeId, when } of enrollment.compiled.jumps) {
    if (enrollment.visitsOf(nodeId) > 0) continue;
    const scope = batch.scope.at(enrollment, batch.now);
    if (when.test(scope)) return { nodeId, because: when.explain(scope).because };
  }
  return undefined;
}
