import * as z from 'zod/mini';
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
  shape: z.strictObject({ id, type: z.literal('journey') }),
  fresh: (id) => ({ id, type: 'journey' }),
};
