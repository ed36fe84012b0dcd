import { nodeDefinition } from '../nodes/registry.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { Check, CheckFinding } from './check.ts';

type Items = readonly { readonly id: string }[];

/** Two cases, arms, alternatives, triggers or exits with one id: an outlet or a log line would mean either. The parser refuses it too. */
export const idDuplicate: Check = {
  code: 'id_duplicate',
  severity: 'error',
  *run({ journey, nodes }) {
    yield* twice(journey.entry.triggers, ['entry', 'triggers']);
    yield* twice(journey.exits ?? [], ['exits']);
    for (const [nodeId, node] of nodes.known) {
      const field = nodeDefinition(node.type)?.items;
      if (field !== undefined) yield* twice(itemsOf(node, field), ['nodes', nodeId, field]);
    }
  },
};

function itemsOf(node: JourneyNode, field: string): Items {
  // The definition of the type says that this list is there.
  return (node as unknown as Readonly<Record<string, Items>>)[field] ?? [];
}

function* twice(items: Items, path: readonly string[]): Generator<CheckFinding> {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) yield { path: [...path, index, 'id'], params: { id } };
    seen.add(id);
  }
}
