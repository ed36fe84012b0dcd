export { createElkLayout } from './create-elk-layout.ts';
export type { ElkLayout, ElkLayoutOptions } from './create-elk-layout.ts';
export { layoutJourney } from '../series-parallel/layout-journey.ts';
export type { Flow, Layout, LayoutFunction, LayoutEdge, LayoutGraph, LayoutNode, Point, Route } from '../layout.ts';
