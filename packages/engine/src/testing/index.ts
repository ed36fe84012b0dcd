export { memoryStore } from '../runtime/memory/memory-store.ts';
export { faultWorld, printFaultWorld, shrinkFaultWorld } from './fault-world.ts';
export type { Breach, FaultWorldOptions, FaultWorldReport } from './fault-world.ts';
export { storeConformance } from './store-conformance.ts';
export type { ConformanceCheck, ConformanceSubject } from './store-conformance.ts';
export { playScenario } from './play-scenario.ts';
export type { PlayedScenario, PlayedTrace, PlayOptions } from './play-scenario.ts';
