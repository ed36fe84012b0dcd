import { parseInstant } from '@sojourn/schema';
import type { Check } from './check.ts';

/** No timer fires early, by the clock of whoever applies it and by the deadline that was announced. */
export const noTimerEarly: Check = {
  invariant: 'no timer early',
  *find({ byContact, traces }) {
    for (const [contactId, transitions] of byContact) {
      let lastAt = Number.NEGATIVE_INFINITY;
      for (const { commit, consumed, contact, entries } of transitions) {
        for (const { input } of consumed)
          if (input.due > commit.now) yield `${input.timer ?? 'An input'} of ${contactId} was applied ${input.due - commit.now} ms early.`;
        for (const { enrollmentId, entry } of entries) {
          const at = parseInstant(entry.at) ?? 0;
          if (at > Math.max(commit.now, lastAt)) yield `${entry.kind} of ${enrollmentId} was judged ${at - commit.now} ms ahead of the clock.`;
        }
        lastAt = contact?.lastAt ?? lastAt;
      }
    }
    for (const [enrollmentId, trace] of traces) {
      let wakeAt: string | undefined;
      for (const entry of trace) {
        if (entry.kind === 'parked') ({ wakeAt } = entry);
        else if (entry.kind === 'arrived' || entry.kind === 'migrated') wakeAt = undefined;
        else if (entry.kind === 'woke' && entry.by === 'timer' && wakeAt !== undefined && entry.at < wakeAt && !isRecomputed(entry.outlet))
          yield `${enrollmentId} left ${entry.nodeId} at ${entry.at} by a timer of ${wakeAt}.`;
      }
    }
  },
};

/** A date that was moved into the past, or taken away, lets go at once. */
function isRecomputed(outlet: string): boolean {
  return outlet === 'past' || outlet === 'missing';
}
