import type { TraceEntry } from '@sojourn/schema';
import type { Check } from './check.ts';

/** One outlet per wait: a visit is left once, by whom it is at, and nothing moves after the end. */
export const oneOutlet: Check = {
  invariant: 'one outlet per wait',
  *find({ traces }) {
    for (const [enrollmentId, trace] of traces) {
      let at: string | undefined;
      let hasEnded = false;
      for (const entry of trace) {
        if (hasEnded && !mayFollowEnd(entry)) yield `${enrollmentId} has ${entry.kind} after it ended.`;
        const visit = `visit ${entry.visit} of ${entry.nodeId}`;
        if (entry.kind === 'arrived') {
          if (at !== undefined) yield `${enrollmentId} arrives at ${visit} and has not left ${at}.`;
          at = visit;
        } else if (entry.kind === 'decided' || entry.kind === 'woke') {
          if (at !== visit) yield `${enrollmentId} leaves ${visit} by ${entry.outlet}, and is at ${at ?? 'no node'}.`;
          at = undefined;
        } else if (entry.kind === 'jumped' || entry.kind === 'moved') at = undefined;
        else if (entry.kind === 'migrated' && entry.answer === 'redirect') at = undefined;
        else if (entry.kind === 'ended') hasEnded = true;
      }
    }
  },
};

/** What is reported of attempts that were in flight, and a goal that is still measured. */
function mayFollowEnd({ kind }: TraceEntry): boolean {
  return kind === 'effect.completed' || kind === 'effect.failed' || kind === 'effect.uncertain' || kind === 'goal';
}
