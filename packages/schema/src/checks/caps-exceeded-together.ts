import { mostMessages } from './most-messages.ts';
import type { WorkspaceCheck } from './workspace-check.ts';

/** Journeys that together send one contact more messages within a period than the policy allows, though none of them does alone. */
export const capsExceededTogether: WorkspaceCheck = {
  code: 'caps_exceeded_together',
  severity: 'warning',
  *run({ journeys, policy }) {
    for (const cap of policy?.caps ?? []) {
      const each = journeys
        .map(({ journey, context }) => ({ journey, ...mostMessages(context, cap, cap.count + 1) }))
        // More than allowed by itself is a finding of that journey.
        .filter(({ count }) => count > 0 && count <= cap.count);
      const count = each.reduce((sum, one) => sum + one.count, 0);
      // Shown where the journey is that gives way first.
      const last = each.toSorted((a, b) => (b.journey.priority ?? 0) - (a.journey.priority ?? 0)).at(-1);
      if (count <= cap.count || last === undefined) continue;
      const node = last.nodes.at(-1) ?? '';
      const ids = each.map(({ journey }) => journey.id);
      yield {
        journeyId: last.journey.id,
        path: ['nodes', node],
        params: { channel: cap.channel, cap: cap.count, per: cap.per, count, journeys: ids },
      };
    }
  },
};
