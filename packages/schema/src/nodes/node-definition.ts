import type { Catalog } from '../catalog.ts';
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
  /** A new node that parses; what only a person can know is left empty. */
  fresh(): N;
}
