import type { Journey, Policy, Scenario } from '@sojourn/schema';

/** A journey and what happens in it, whose trace is kept. */
export interface GoldenCase {
  readonly journey: Journey;
  readonly scenario: Partial<Scenario>;
  readonly policy?: Policy;
  /** 1 if absent. */
  readonly enrollments?: number;
}
