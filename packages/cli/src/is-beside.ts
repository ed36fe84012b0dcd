import { basename } from 'node:path';

/** Whether a file is read beside journeys rather than as one: a catalog, a policy, scenarios. A shell's `journeys/*.json` names them too. */
export function isBeside(file: string): boolean {
  const name = basename(file);
  return name === 'catalog.json' || name === 'policy.json' || name.endsWith('.scenarios.json');
}
