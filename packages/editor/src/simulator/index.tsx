export { JourneySimulator } from './journey-simulator.tsx';
export type { JourneySimulatorProps } from './journey-simulator.tsx';
export { SimulatorDock } from './simulator-dock.tsx';
export type { SimulatorDockProps } from './simulator-dock.tsx';
