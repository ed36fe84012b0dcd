import { castReason } from './cast-reason.ts';
import { importRooms } from './import-rooms.ts';
import { noAmbient } from './no-ambient.ts';
import { noExportAll } from './no-export-all.ts';
import { noMachineState } from './no-machine-state.ts';
import { noModuleState } from './no-module-state.ts';
import type { Rule } from './rule.ts';

const rules: Readonly<Record<string, Rule>> = {
  'cast-reason': castReason,
  'import-rooms': importRooms,
  'no-ambient': noAmbient,
  'no-export-all': noExportAll,
  'no-machine-state': noMachineState,
  'no-module-state': noModuleState,
};

// oxlint loads a plugin by its default export.
export default { meta: { name: 'sojourn' }, rules };
