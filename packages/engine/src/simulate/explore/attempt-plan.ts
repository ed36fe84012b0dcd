import type { Catalog, Instant, Journey, Policy, Trigger } from '@sojourn/schema';
import type { Leg } from './walks.ts';

/** Monday, 2 March 2026, 09:30 UTC: when the solver's examples are judged. */
export const exploredFrom: Instant = 1_772_443_800_000;

/** A walk to try, and how. */
export interface AttemptPlan {
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  readonly legs: readonly Leg[];
  readonly trigger: Trigger;
  /** Whether the contact is made to fit the whole walk from the start, anew wherever it has to wait, or every few days while it waits. */
  readonly arranges: 'once' | 'on the way' | 'again and again';
  /** How far ahead of the start dates lie that are waited for, in milliseconds. */
  readonly dateIn: number;
}
