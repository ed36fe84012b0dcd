import { coreDefects } from './core-defects.ts';
import type { PlantedDefect } from './planted.ts';
import { storeDefects } from './store-defects.ts';
import { workerDefects } from './worker-defects.ts';

/** Every defect that a world of some seed finds. */
export const plantedDefects: readonly PlantedDefect[] = [...storeDefects, ...workerDefects, ...coreDefects];
