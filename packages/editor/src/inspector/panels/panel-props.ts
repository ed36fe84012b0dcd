import type { JourneyNode } from '@sojourn/schema';
import type { ComponentType } from 'react';

/** What the panel of a node type gets: the node; everything else comes from the form around. */
export interface PanelProps<N extends JourneyNode = JourneyNode> {
  readonly nodeId: string;
  readonly node: N;
}

/** The settings of one node type. */
export type Panel<N extends JourneyNode = JourneyNode> = ComponentType<PanelProps<N>>;
