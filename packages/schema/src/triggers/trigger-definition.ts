import type * as z from 'zod/mini';
import type { Trigger } from './trigger.ts';

/** All that the language knows about one trigger type. */
export interface TriggerDefinition<T extends Trigger = Trigger> {
  readonly type: T['type'];
  /** Told apart from the others by `type`. */
  readonly shape: z.ZodMiniType<T> & z.core.$ZodTypeDiscriminable;
  /** A new trigger that parses; what only a person can know is left empty. */
  fresh(id: string): T;
}
