import type { Journey } from '../journey.ts';
import type { KnownNode, NodeType } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeTypes } from '../nodes/registry.ts';

/** A node with its id. */
export type NodeEntry<N = KnownNode> = readonly [nodeId: string, node: N];

/** The nodes of a journey whose types this release knows, in document order. */
export interface NodesByType {
  readonly known: readonly NodeEntry[];
  /** Those of one type. */
  of<T extends NodeType>(type: T): readonly NodeEntry<Extract<KnownNode, { readonly type: T }>>[];
}

/** Sorts the nodes of a journey by their types, so that whoever asks for waits need not look at everything else. */
export function nodesByType(journey: Journey): NodesByType {
  const known: NodeEntry[] = [];
  const lists = new Map<NodeType, NodeEntry[]>(nodeTypes.map((type) => [type, []]));
  for (const nodeId of Object.keys(journey.nodes)) {
    const node = journey.nodes[nodeId];
    if (node === undefined || !isKnownNode(node)) continue;
    const entry: NodeEntry = [nodeId, node];
    known.push(entry);
    lists.get(node.type)?.push(entry);
  }
  return {
    known,
    of<T extends NodeType>(type: T) {
      const list: readonly NodeEntry<unknown>[] = lists.get(type) ?? [];
      // Each list holds nodes of its own type only.
      return list as readonly NodeEntry<Extract<KnownNode, { readonly type: T }>>[];
    },
  };
}
