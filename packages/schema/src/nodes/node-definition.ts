import type { Catalog } from '../catalog.ts';
import type { MentionPath, OwnMention } from '../mentions/mention.ts';
import type { Shape } from '../shapes/shape.ts';
import type { KnownNode } from './node.ts';

/** Groups of node types that look alike; an icon's tint on the canvas. */
export type NodeFamily = 'message' | 'data' | 'decision' | 'time' | 'people' | 'end' | 'point';

/** All that the language knows about one node type. */
export interface NodeDefinition<N extends KnownNode = KnownNode> {
  readonly type: N['type'];
  readonly family: NodeFamily;
  readonly shape: Shape<N>;
  /** The list whose members make outlets, where the type has one. */
  readonly items?: 'cases' | 'arms' | 'until';
  /** Outlet names in the order they are shown. Without a catalog an action's declared outcomes are unknown. */
  outlets(node: N, catalog?: Catalog): readonly string[];
  /** What the node's own data names, with paths from the node; conditions and operands as such. */
  mentions?(node: N): readonly OwnMention[];
  /** Paths from the node to what must be filled in and is not: an empty text, an empty list. */
  gaps?(node: N): readonly MentionPath[];
  /** Whether leaving by this outlet always takes time or a person; a loop needs such a node. No if absent. */
  takesTime?(node: N, outlet: string): boolean;
  /** A new node that parses; what only a person can know is left empty. */
  fresh(): N;
}
