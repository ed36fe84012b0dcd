export { memoryStore } from '../runtime/memory/memory-store.ts';
export { faultWorld } from './fault-world.ts';
export { storeConformance } from './store-conformance.ts';
export type { ConformanceCheck, ConformanceSubject } from './store-conformance.ts';
export { playScenario } from './play-scenario.ts';
export type { PlayedScenario, PlayedTrace, PlayOptions } from './play-scenario.ts';
