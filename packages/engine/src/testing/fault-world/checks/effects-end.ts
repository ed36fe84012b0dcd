import type { TraceEntry } from '@sojourn/schema';
import type { EnrollmentState } from '../../../core/state.ts';
import type { WorldRun } from '../run-plan.ts';
import type { Check } from './check.ts';

/** Each requested effect ends acknowledged, skipped, withheld, held or failed. */
export const effectsEnd: Check = {
  invariant: 'each requested effect ends',
  *find({ traces, states, erased, run }) {
    const paused = new Set(run.final.index.journeys.filter(({ pauses }) => pauses?.at(-1)?.type === 'pause').map(({ id }) => id));
    for (const [enrollmentId, trace] of traces) {
      const state = states.get(enrollmentId);
      // Its breaker has tripped once more: what is due waits for an operator.
      if (state !== undefined && paused.has(state.journeyId) && state.status !== 'ended') continue;
      // Deleted: what is reported of somebody whom nobody knows is not kept.
      if (erased.has(enrollmentId)) continue;
      const open = new Map<string, string>();
      for (const entry of trace) {
        if (entry.kind === 'effect.requested') open.set(entry.key, 'requested');
        else if (endsEffect(entry)) open.delete(entry.key);
        else if ('key' in entry && typeof entry.key === 'string' && open.has(entry.key)) open.set(entry.key, entry.kind);
      }
      for (const [key, last] of open)
        if (!isStillToCome(run, state, key)) yield `Effect ${key} was last ${last}, and nothing has come of it.`;
    }
  },
};

/** In a journey that goes round, one may be between two attempts, or wait for the morning, when the world is over. */
function isStillToCome({ final }: WorldRun, state: EnrollmentState | undefined, key: string): boolean {
  const due = Math.max(state?.timers[`begin:${key}`] ?? 0, state?.timers[`lost:${key}`] ?? 0);
  return due >= final.at - 120_000;
}

function endsEffect(entry: TraceEntry): entry is Extract<TraceEntry, { readonly key: string }> {
  switch (entry.kind) {
    case 'effect.completed':
    case 'effect.withheld':
    case 'effect.failed':
    case 'held':
      return true;
    case 'effect.uncertain':
      return entry.then !== 'retry';
    default:
      return false;
  }
}
