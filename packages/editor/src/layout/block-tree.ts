import type { LayoutEdge, LayoutNode } from './layout.ts';

/** Cards and splits that stand below each other on one axis. */
export interface Sequence {
  readonly items: Item[];
  /** For a lane without cards: what its edge does. */
  readonly tail: Tail | undefined;
}

/** What becomes of an edge at the end of a sequence: it names a card drawn elsewhere, or leaves towards a card further out. */
export interface Tail {
  readonly edge: LayoutEdge;
  readonly kind: 'jump' | 'leave';
}

/** A card with what parts below it. Without a card: lanes of the card above that meet before the others do. */
export interface Item {
  readonly card: LayoutNode | undefined;
  /** The only edge out, where there is one and not several. */
  readonly out: { readonly edge: LayoutEdge; readonly kind: 'flow' | 'jump' | 'leave' } | undefined;
  readonly lanes: readonly Lane[];
}

/** One of the ways below a split. */
export interface Lane {
  /** The edge that opens it; `undefined` for a group of lanes that meet early. */
  readonly edge: LayoutEdge | undefined;
  readonly sequence: Sequence;
  /** Cards outside of the lane that its edges lead to. */
  readonly feeds: ReadonlySet<string>;
}
