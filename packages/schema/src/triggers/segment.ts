import * as shape from '../shapes/make.ts';
import type { Condition } from '../conditions/condition.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { conditionShape } from '../shapes/condition.ts';
import { exactlyOne } from '../shapes/rules.ts';
import { id, text } from '../shapes/text.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** A contact starts or stops matching a condition or a segment of the catalog. */
export interface SegmentTrigger {
  readonly id: string;
  readonly type: 'segment';
  readonly when?: Condition;
  readonly segment?: string;
  readonly on: 'start' | 'stop';
  readonly existing?: boolean;
}

/** What the language knows about segment triggers. */
export const segmentTriggerDefinition: TriggerDefinition<SegmentTrigger> = {
  type: 'segment',
  shape: shape.object(
    {
      id,
      type: shape.constant('segment'),
      when: shape.optional(conditionShape),
      segment: shape.optional(text),
      on: shape.oneOf(['start', 'stop']),
      existing: shape.optional(shape.boolean()),
    },
    exactlyOne('when', 'segment'),
  ),
  mentions: ({ when, segment }) => [
    ...(when === undefined ? [] : [{ kind: 'condition', condition: when, path: ['when'] } as const]),
    ...(segment === undefined ? [] : [{ kind: 'segment', name: segment, path: ['segment'] } as const]),
  ],
  gaps: (trigger) => (trigger.segment === undefined ? [] : emptyFields(trigger, 'segment')),
  fresh: (id) => ({ id, type: 'segment', segment: '', on: 'start' }),
};
