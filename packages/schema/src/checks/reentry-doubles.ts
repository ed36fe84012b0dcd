import type { Check } from './check.ts';

/** A journey that a contact may be in several times at once, without a key to tell the runs apart: everyone gets everything twice. */
export const reentryDoubles: Check = {
  code: 'reentry_doubles',
  severity: 'warning',
  *run({ journey: { entry }, messages }) {
    const { reentry, key } = entry;
    if (reentry.mode !== 'always' || reentry.after !== undefined || (key ?? '') !== '') return;
    if (!messages.some(({ action }) => action.message === true)) return;
    yield { path: ['entry', 'reentry'], fixes: [[{ op: 'set', pointer: '/entry/reentry/mode', value: 'afterExit' }]] };
  },
};
