export { JourneyViewer } from './journey-viewer.tsx';
export type { JourneyViewerProps } from './journey-viewer.tsx';
export type { Look } from '../context/look.ts';
export type { MetricsRequest, MetricsSource } from '../store/host-options.ts';
export type { CanvasOverlay } from '../context/view-store.ts';
