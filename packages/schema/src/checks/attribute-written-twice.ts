import type { WorkspaceCheck, WorkspaceJourney } from './workspace-check.ts';

/** An attribute that several journeys set or clear: the later one wins. Increments and list items add up, and are left out. */
export const attributeWrittenTwice: WorkspaceCheck = {
  code: 'attribute_written_twice',
  severity: 'warning',
  *run({ journeys }) {
    const writers = new Map<string, Set<string>>();
    const writes = journeys.map((one) => ({ one, list: writesOf(one) }));
    for (const { one, list } of writes) {
      for (const { name } of list) writers.set(name, (writers.get(name) ?? new Set()).add(one.journey.id));
    }
    for (const { one, list } of writes) {
      for (const { name, path } of list) {
        const others = [...(writers.get(name) ?? [])].filter((id) => id !== one.journey.id);
        if (others.length > 0) yield { journeyId: one.journey.id, path, params: { name, journeys: others } };
      }
    }
  },
};

function writesOf({ context }: WorkspaceJourney): readonly { readonly name: string; readonly path: readonly (string | number)[] }[] {
  return context.nodes.of('update').flatMap(([nodeId, node]) => {
    if (!context.reachable.has(nodeId)) return [];
    return node.changes.flatMap((change, index) =>
      'attribute' in change && (change.op === 'set' || change.op === 'unset')
        ? [{ name: change.attribute, path: ['nodes', nodeId, 'changes', index] }]
        : [],
    );
  });
}
