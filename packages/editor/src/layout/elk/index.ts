export { createElkLayout } from './create-elk-layout.ts';
export type { ElkLayout, ElkLayoutOptions } from './create-elk-layout.ts';
export type { Flow, Layout, LayoutEdge, LayoutGraph, LayoutNode, Point, Route } from '../layout.ts';
