import * as shape from '../shapes/make.ts';
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
  shape: shape.object({ id, type: shape.constant('manual') }),
  fresh: (id) => ({ id, type: 'manual' }),
};
