export { JourneySimulator } from './journey-simulator.tsx';
export type { JourneySimulatorProps } from './journey-simulator.tsx';
