import type { AttributeTrigger } from '../triggers/attribute.ts';
import type { SegmentTrigger } from '../triggers/segment.ts';
import type { Trigger } from '../triggers/trigger.ts';
import { describeCondition, describeEvent } from './describe-condition.ts';
import { describeDuration } from './describe-duration.ts';
import { attributeName, describeValue, eventName, segmentName, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { offsetFrom } from './describe-wait.ts';
import { sayList } from './saying.ts';
import { say } from './words.ts';

/** How a trigger lets contacts in: “Updated a cart” and no “Placed an order” within 1 hour. */
export function describeTrigger(trigger: Trigger, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  switch (trigger.type) {
    case 'event':
      return describeEvent(trigger, context);
    case 'absence':
      return say(words, 'trigger.absence', {
        event: eventName(trigger.event, context),
        without: sayList(
          words,
          trigger.without.map((name) => eventName(name, context)),
          'or',
        ),
        duration: describeDuration(trigger.within, words),
      });
    case 'attribute':
      return attribute(trigger, context);
    case 'segment':
      return segment(trigger, context);
    case 'date': {
      const what = offsetFrom(attributeName(trigger.attribute, context), trigger.offset, context);
      return say(words, trigger.yearly === true ? 'trigger.date.yearly' : 'trigger.date', { what, time: trigger.at });
    }
    case 'inactivity':
      return say(words, 'trigger.inactivity', {
        name: attributeName(trigger.attribute, context),
        duration: describeDuration(trigger.after, words),
      });
    case 'schedule':
      return say(words, 'trigger.schedule', {
        rule: trigger.cron ?? trigger.rrule ?? '',
        condition: describeCondition(trigger.when, context),
      });
    case 'manual':
      return say(words, 'trigger.manual');
    case 'journey':
      return say(words, 'trigger.journey');
  }
}

function attribute({ attribute: id, from, to, crosses }: AttributeTrigger, context: DescribeContext): string {
  const words = wordsOf(context);
  const name = attributeName(id, context);
  if (crosses !== undefined) {
    return 'above' in crosses
      ? say(words, 'trigger.attribute.above', { name, value: crosses.above })
      : say(words, 'trigger.attribute.below', { name, value: crosses.below });
  }
  const said = { name, from: describeValue(from, context), to: describeValue(to, context) };
  if (from !== undefined && to !== undefined) return say(words, 'trigger.attribute.fromTo', said);
  if (to !== undefined) return say(words, 'trigger.attribute.to', said);
  return say(words, from === undefined ? 'trigger.attribute' : 'trigger.attribute.from', said);
}

function segment({ when, segment: id, on }: SegmentTrigger, context: DescribeContext): string {
  const words = wordsOf(context);
  if (when !== undefined) return say(words, `trigger.when.${on}`, { what: describeCondition(when, context) });
  return say(words, `trigger.segment.${on}`, { what: segmentName(id ?? '', context) });
}
