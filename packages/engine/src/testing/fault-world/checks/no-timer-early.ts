import { parseInstant } from '@sojourn/schema';
import type { Check } from './check.ts';

/** No timer fires early, by the clock of whoever applies it and by the deadline that was announced. */
export const noTimerEarly: Check = {
  invariant: 'no timer early',
  *find({ byContact }) {
    for (const [contactId, transitions] of byContact) {
      let lastAt = Number.NEGATIVE_INFINITY;
      const wakeAt = new Map<string, string | undefined>();
      for (const { commit, consumed, contact, entries } of transitions) {
        // A change of the zone or of a date may move a deadline into the past, and then it is over at once.
        const mayMove = consumed.some(({ body }) => body.type === 'patch' || body.type === 'upsert');
        for (const { input } of consumed)
          if (input.due > commit.now) yield `${input.timer ?? 'An input'} of ${contactId} was applied ${input.due - commit.now} ms early.`;
        for (const { enrollmentId, entry } of entries) {
          const at = parseInstant(entry.at) ?? 0;
          if (at > Math.max(commit.now, lastAt))
            yield `${entry.kind} of ${enrollmentId} was judged ${at - commit.now} ms ahead of the clock.`;
          const deadline = wakeAt.get(enrollmentId);
          if (entry.kind === 'woke' && entry.by === 'timer' && deadline !== undefined && entry.at < deadline && !mayMove)
            yield `${enrollmentId} left ${entry.nodeId} at ${entry.at} by a timer of ${deadline}.`;
          if (entry.kind === 'parked') wakeAt.set(enrollmentId, entry.wakeAt);
          else if (entry.kind === 'arrived' || entry.kind === 'migrated') wakeAt.delete(enrollmentId);
        }
        lastAt = contact?.lastAt ?? lastAt;
      }
    }
  },
};
