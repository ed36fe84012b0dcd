import * as shape from '../shapes/make.ts';
import type { Shape } from '../shapes/shape.ts';
import { absenceTriggerDefinition } from './absence.ts';
import { attributeTriggerDefinition } from './attribute.ts';
import { dateTriggerDefinition } from './date.ts';
import { eventTriggerDefinition } from './event.ts';
import { inactivityTriggerDefinition } from './inactivity.ts';
import { journeyTriggerDefinition } from './journey.ts';
import { manualTriggerDefinition } from './manual.ts';
import { scheduleTriggerDefinition } from './schedule.ts';
import { segmentTriggerDefinition } from './segment.ts';
import type { Trigger, TriggerType } from './trigger.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** Every trigger type of this release, by name: the only list. */
export const triggerDefinitions: { readonly [T in TriggerType]: TriggerDefinition<Extract<Trigger, { readonly type: T }>> } = {
  event: eventTriggerDefinition,
  absence: absenceTriggerDefinition,
  attribute: attributeTriggerDefinition,
  segment: segmentTriggerDefinition,
  date: dateTriggerDefinition,
  inactivity: inactivityTriggerDefinition,
  schedule: scheduleTriggerDefinition,
  manual: manualTriggerDefinition,
  journey: journeyTriggerDefinition,
};

/** The names of the trigger types, in the order a palette shows them. */
// The keys of an object literal that has exactly these keys.
export const triggerTypes: readonly TriggerType[] = Object.keys(triggerDefinitions) as TriggerType[];

/** The definition of a type; `undefined` for one that this release does not know. */
export function triggerDefinition(type: string): TriggerDefinition | undefined {
  if (!Object.hasOwn(triggerDefinitions, type)) return undefined;
  // Own keys of the list are trigger types; a caller hands the definition only triggers of that type.
  return triggerDefinitions[type as TriggerType] as TriggerDefinition;
}

/** Any trigger. */
export const triggerShape: Shape<Trigger> = shape.toldByTag('type', [
  triggerDefinitions.event.shape,
  triggerDefinitions.absence.shape,
  triggerDefinitions.attribute.shape,
  triggerDefinitions.segment.shape,
  triggerDefinitions.date.shape,
  triggerDefinitions.inactivity.shape,
  triggerDefinitions.schedule.shape,
  triggerDefinitions.manual.shape,
  triggerDefinitions.journey.shape,
]);

/** A new trigger of a type that parses; what only a person can know is left empty. */
export function freshTrigger<T extends TriggerType>(type: T, id: string): Extract<Trigger, { readonly type: T }> {
  return triggerDefinitions[type].fresh(id);
}
