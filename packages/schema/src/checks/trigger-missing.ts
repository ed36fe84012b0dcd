import type { Check } from './check.ts';

/** A journey that nothing lets anyone into. */
export const triggerMissing: Check = {
  code: 'trigger_missing',
  severity: 'error',
  *run({ journey }) {
    if (journey.entry.triggers.length === 0) yield { path: ['entry', 'triggers'] };
  },
};
