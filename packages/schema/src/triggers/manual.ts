import * as z from 'zod/mini';
import { id } from '../shapes/text.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** A call of `engine.enroll`. */
export interface ManualTrigger {
  readonly id: string;
  readonly type: 'manual';
}

/** What the language knows about manual triggers. */
export const manualTriggerDefinition: TriggerDefinition<ManualTrigger> = {
  type: 'manual',
  shape: z.strictObject({ id, type: z.literal('manual') }),
  fresh: (id) => ({ id, type: 'manual' }),
};
