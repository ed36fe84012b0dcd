import type { Duration, JsonObject } from '../values.ts';
import type { NodeBase } from './node-base.ts';

/** How often a sure failure is tried again. Defaults: 5 attempts, first `PT1M`, most `PT1H`. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly first: Duration;
  readonly most: Duration;
}

/** What happens to an effect of which nobody knows whether it took place. */
export type OnUncertain = 'retry' | 'hold' | 'skip';

/** An effect of a catalog action. Outlets: `next`, one per declared outcome, `failed`, `withheld`. */
export interface ActionNode extends NodeBase {
  readonly type: 'action';
  readonly action: string;
  /** Rendered with Liquid when the effect begins. */
  readonly input?: JsonObject;
  readonly category?: string;
  readonly retry?: RetryPolicy;
  readonly onUncertain?: OnUncertain;
}
