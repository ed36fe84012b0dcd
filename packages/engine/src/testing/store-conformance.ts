import type { Store } from '../ports/store.ts';
import { appendChecks } from './conformance/append-checks.ts';
import { claimChecks } from './conformance/claim-checks.ts';
import { commitChecks } from './conformance/commit-checks.ts';
import { jobChecks } from './conformance/job-checks.ts';
import { optionalChecks } from './conformance/optional-checks.ts';
import { queryChecks } from './conformance/query-checks.ts';
import { timerChecks } from './conformance/timer-checks.ts';

/** A law of the store port, ready to be run by any test runner. */
export interface ConformanceCheck {
  /** A sentence about the store's behaviour. */
  readonly name: string;
  /** Makes an empty store, tries it, and rejects with what was expected if the law is broken. */
  run(): Promise<void>;
}

/** A store under test. */
export interface ConformanceSubject {
  /** Empty: no tenant, contact or document in it. */
  readonly store: Store;
  /** Called when the check is over, whatever came of it. */
  done?(): Promise<void>;
}

/**
 * Everything the engine relies on in a store, as checks to run on your own.
 *
 * @param makeStore - Called once per check; gives an empty store.
 * @example
 * for (const check of storeConformance(async () => ({ store: myStore() }))) it(check.name, check.run);
 */
export function storeConformance(makeStore: () => Promise<ConformanceSubject> | ConformanceSubject): readonly ConformanceCheck[] {
  const checks = [...appendChecks, ...claimChecks, ...commitChecks, ...timerChecks, ...jobChecks, ...queryChecks, ...optionalChecks];
  return checks.map(({ name, run }) => ({
    name,
    run: async () => {
      const subject = await makeStore();
      try {
        await run(subject.store);
      } finally {
        await subject.done?.();
      }
    },
  }));
}
