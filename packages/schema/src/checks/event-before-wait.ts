import { ownField } from '../conditions/operand.ts';
import { edgesInto, nodeOf } from '../graph/edges.ts';
import type { Edge } from '../graph/edges.ts';
import { reachableFrom } from '../graph/reachable.ts';
import { toPointer } from '../guard/pointer.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { Check, CheckContext } from './check.ts';

/**
 * A wait without `since` for an event that answers a message sent before an earlier wait: most answers come during that earlier wait,
 * and only those that come while the contact is parked here count.
 */
export const eventBeforeWait: Check = {
  code: 'event_before_wait',
  severity: 'info',
  *run(context) {
    let into: ReadonlyMap<string, readonly Edge[]> | undefined;
    for (const [nodeId, node] of context.nodes.of('wait')) {
      if (!context.reachable.has(nodeId)) continue;
      for (const [index, one] of node.until.entries()) {
        if (one.type !== 'event' || one.since !== undefined) continue;
        into ??= edgesInto(context.journey);
        const source = earlierMessage(nodeId, one.event, one.of, into, context);
        if (source === undefined) continue;
        const path = ['nodes', nodeId, 'until', index];
        // In a loop, `since` would let the contact through at once, again and again.
        const isLoop = Object.values(node.outlets ?? {}).some((to) => to !== null && reachableFrom(context.journey, [to]).has(nodeId));
        const fix = { op: 'set', pointer: toPointer([...path, 'since']), value: `node:${source}` } as const;
        yield { path, params: { event: one.event, step: source }, ...(!isLoop && { fixes: [[fix]] }) };
      }
    }
  },
};

/** The nearest message before the last wait on the way here that the event answers; nothing if the last message on the way could be it. */
function earlierMessage(
  nodeId: string,
  event: string,
  of: string | undefined,
  into: ReadonlyMap<string, readonly Edge[]>,
  { journey, catalog, dominators }: CheckContext,
): string | undefined {
  const seen = new Set([nodeId]);
  const open: { readonly at: string; readonly waited: boolean }[] = [{ at: nodeId, waited: false }];
  for (const { at, waited } of open) {
    for (const { from } of into.get(at) ?? []) {
      const node = nodeOf(journey, from);
      if (node === undefined || seen.has(from) || !isKnownNode(node)) continue;
      seen.add(from);
      const emits =
        node.type === 'action' &&
        (of === undefined || of === from) &&
        (ownField(catalog.actions, node.action)?.emits?.includes(event) ?? false);
      if (emits && !waited) return undefined;
      if (emits && dominators.dominates(from, nodeId)) return from;
      open.push({ at: from, waited: waited || node.type === 'wait' || node.type === 'task' || node.type === 'approval' });
    }
  }
  return undefined;
}
