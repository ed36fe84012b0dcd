import type { Step } from './step.ts';

/** Stands in for node types that this release does not run. Publishing refuses them; a simulation of a draft parks here. */
export const notSupportedStep: Step = {
  type: 'not_supported',
  compile: () => ({ arrive: () => ({ type: 'fail', code: 'not_supported' }) }),
};
