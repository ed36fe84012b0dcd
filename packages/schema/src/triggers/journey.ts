import * as shape from '../shapes/make.ts';
import { id } from '../shapes/text.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** An `enroll` node of another journey. */
export interface JourneyTrigger {
  readonly id: string;
  readonly type: 'journey';
}

/** What the language knows about journey triggers. */
export const journeyTriggerDefinition: TriggerDefinition<JourneyTrigger> = {
  type: 'journey',
  shape: shape.object({ id, type: shape.constant('journey') }),
  fresh: (id) => ({ id, type: 'journey' }),
};
