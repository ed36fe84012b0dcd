import type { Batch } from './batch.ts';
import { endEnrollment } from './end-enrollment.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { SuspensionState } from './state.ts';

/** What suppression did: nothing in the way, stopped (ended or suspended), or just taken up again. */
export type SuppressionVerdict = { readonly type: 'free' | 'stopped' } | { readonly type: 'resumed'; readonly suspension: SuspensionState };

const free: SuppressionVerdict = { type: 'free' };

/** Judges the suppression of an enrollment: lets it end, holds it, or lifts the hold. */
export function judgeSuppression(batch: Batch, enrollment: LiveEnrollment): SuppressionVerdict {
  const { suppression } = enrollment.compiled;
  if (suppression === undefined) return free;
  const scope = batch.scope.at(enrollment, batch.now);
  const holds = suppression.when.test(scope);
  const { suspension } = enrollment;
  if (!holds && suspension === undefined) return free;
  const { because } = suppression.when.explain(scope);
  if (holds && suppression.then === 'exit') {
    endEnrollment(batch, enrollment, 'suppressed', because);
    return { type: 'stopped' };
  }
  if (holds) {
    if (suspension === undefined) suspend(batch, enrollment, because);
    return { type: 'stopped' };
  }
  if (suspension === undefined) return free;
  enrollment.status = suspension.before;
  enrollment.suspension = undefined;
  batch.log(enrollment, { kind: 'resumed', because });
  return { type: 'resumed', suspension };
}

function suspend(batch: Batch, enrollment: LiveEnrollment, because: NonNullable<Parameters<typeof endEnrollment>[3]>): void {
  // Only these three reach here: ended ones are not judged, suspended ones have their suspension.
  const before = enrollment.status === 'held' || enrollment.status === 'failed' ? enrollment.status : 'live';
  enrollment.status = 'suspended';
  enrollment.suspension = { before, results: [], timers: [] };
  batch.log(enrollment, { kind: 'suspended', because });
}
