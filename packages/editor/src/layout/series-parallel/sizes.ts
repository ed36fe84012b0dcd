import type { Flow, LayoutNode } from '../layout.ts';
import { spacing } from './spacing.ts';

/** Sizes along and across the flow, so that the passes need not know which way a journey runs. */
export interface Sizes {
  along(node: LayoutNode): number;
  across(node: LayoutNode): number;
  /** 0 without a pill. */
  pillAlong(width: number): number;
  pillAcross(width: number): number;
  /** Across size of a column, however little is in it: filling it then moves nothing. */
  readonly column: number;
  /** Pills may sit on the line that spreads outlets; where it runs up and down they would cover it. */
  readonly hasPillsOnSpread: boolean;
}

/** Sizes for a flow. */
export function sizesFor(flow: Flow, root: LayoutNode | undefined): Sizes {
  if (flow === 'right') {
    return {
      along: (node) => node.width,
      across: (node) => node.height,
      pillAlong: (width) => width,
      pillAcross: (width) => (width > 0 ? spacing.pill : 0),
      column: spacing.lowCard,
      hasPillsOnSpread: false,
    };
  }
  return {
    along: (node) => node.height,
    across: (node) => node.width,
    pillAlong: (width) => (width > 0 ? spacing.pill : 0),
    pillAcross: (width) => width,
    column: root?.width ?? 0,
    hasPillsOnSpread: true,
  };
}
