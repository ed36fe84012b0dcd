import type { Catalog } from '../catalog.ts';
import type { JourneyNode, KnownNode, NodeType } from './node.ts';
import { nodeDefinition, nodeDefinitions } from './registry.ts';

/** Whether this release knows the node's type; narrows it. */
export function isKnownNode(node: JourneyNode): node is KnownNode {
  return Object.hasOwn(nodeDefinitions, node.type);
}

/**
 * The names of a node's outlets, in the order they are shown.
 *
 * Without a catalog, or for an action that it does not have, the outlets that the document connects count as outcomes. A node of an
 * unknown type has the outlets that the document gives it.
 */
export function outletsOf(node: JourneyNode, catalog?: Catalog): readonly string[] {
  if (!isKnownNode(node)) return Object.keys(node.outlets ?? {});
  return nodeDefinition(node.type)?.outlets(node, catalog) ?? [];
}

/** A new node of a type that parses; what only a person can know is left empty. */
export function freshNode<T extends NodeType>(type: T): Extract<KnownNode, { readonly type: T }> {
  return nodeDefinitions[type].fresh();
}
