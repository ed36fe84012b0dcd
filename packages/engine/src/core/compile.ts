export type { CompiledJourney } from './compiled.ts';
