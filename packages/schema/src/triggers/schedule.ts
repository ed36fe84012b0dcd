import * as shape from '../shapes/make.ts';
import type { Condition } from '../conditions/condition.ts';
import { conditionShape } from '../shapes/condition.ts';
import { exactlyOne } from '../shapes/rules.ts';
import { id } from '../shapes/text.ts';
import { isCron } from './cron.ts';
import { isRrule } from './rrule.ts';
import type { TriggerDefinition } from './trigger-definition.ts';

/** A cron expression of five fields or an RRULE, over a condition. */
export interface ScheduleTrigger {
  readonly id: string;
  readonly type: 'schedule';
  readonly cron?: string;
  readonly rrule?: string;
  readonly when: Condition;
}

/** What the language knows about schedule triggers. */
export const scheduleTriggerDefinition: TriggerDefinition<ScheduleTrigger> = {
  type: 'schedule',
  shape: shape.object(
    {
      id,
      type: shape.constant('schedule'),
      cron: shape.optional(shape.text({ test: (value) => isCron(value), code: 'cron_invalid' })),
      rrule: shape.optional(shape.text({ test: (value) => isRrule(value), code: 'rrule_invalid' })),
      when: conditionShape,
    },
    exactlyOne('cron', 'rrule'),
  ),
  mentions: ({ when }) => [{ kind: 'condition', condition: when, path: ['when'] }],
  fresh: (id) => ({ id, type: 'schedule', cron: '0 9 * * 1', when: { all: [] } }),
};
