/** Which way the journey reads. */
export type Flow = 'down' | 'right';

/** A box to place: a card, or the small round end of an open outlet. Sizes are px and final. */
export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** An edge from an outlet. Edges of one source come in the order in which the outlets are shown. */
export interface LayoutEdge {
  /** Unique; the canvas uses `source:outlet`. */
  readonly id: string;
  readonly source: string;
  readonly outlet: string;
  readonly target: string;
  /** The usual way on, which keeps straight under its card. */
  readonly isMain?: boolean;
  /** Width of the outlet's pill in px, 0 without one: siblings' pills never overlap. */
  readonly pillWidth: number;
}

/** What is laid out: the entry card is a node as any other, and the root. */
export interface LayoutGraph {
  readonly root: string;
  /** In document order. Nodes that the root does not reach are placed beside the rest. */
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly flow: Flow;
  readonly rtl?: boolean;
}

/** A point in px; the root's top centre is where the first row begins. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The way of an edge: orthogonal corners from source to target, corners are rounded when drawn. */
export interface Route {
  readonly points: readonly Point[];
  /** Where the outlet's pill sits. */
  readonly pill: Point;
  /** Where the "+" sits. */
  readonly plus: Point;
  /** Runs back to an earlier node, at the side, dashed. */
  readonly back: boolean;
  /** Leads to a card that stands apart from its source: only a short line is drawn, and the target is named at its end. */
  readonly jump: boolean;
}

/** A box of the canvas, in px. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Top left corners of the boxes, the routes by edge id, and the bounds of all of it. */
export interface Layout {
  readonly positions: ReadonlyMap<string, Point>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What lays graphs out for a canvas, at once or later. One from `/layout-elk` is such an engine. */
export interface LayoutEngine {
  /** Positions and routes for all nodes and edges of the graph; the root's top centre at (0, 0). */
  layout(graph: LayoutGraph): Layout | Promise<Layout>;
}

/** Lays a graph out. Pure; the same graph gives the same layout. */
export type LayoutFunction = (graph: LayoutGraph) => Layout;
