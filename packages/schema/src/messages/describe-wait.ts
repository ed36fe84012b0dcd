import type { WaitAlternative, WaitNode } from '../nodes/wait.ts';
import type { Weekday } from '../values.ts';
import { describeCondition, describeOperand } from './describe-condition.ts';
import { describeDuration } from './describe-duration.ts';
import { eventName, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { sayList } from './saying.ts';
import { say } from './words.ts';

/** What a wait waits for: “Wait 2 days, until 09:00 in the contact’s zone”. */
export function describeWait({ until }: WaitNode, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  const said = until.map((one) => describeAlternative(one, context));
  if (said.length === 0) return say(words, 'node.wait.none');
  return said.length === 1
    ? (said[0] ?? '')
    : sayList(
        words,
        said.map((text, index) => (index === 0 ? text : lowered(text))),
        'or',
      );
}

/** One alternative of a wait. */
export function describeAlternative(one: WaitAlternative, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  switch (one.type) {
    case 'duration': {
      const duration = describeDuration(one.duration, words);
      const bare =
        one.at === undefined
          ? say(words, 'wait.duration', { duration })
          : say(words, 'wait.durationAt', { duration, time: one.at, zone: zoneOf(context) });
      return onDays(bare, one.weekdays, context);
    }
    case 'date': {
      const date = offsetFrom(describeOperand(one.on, context), one.offset, context);
      return one.at === undefined
        ? say(words, 'wait.date', { date })
        : say(words, 'wait.dateAt', { date, time: one.at, zone: zoneOf(context) });
    }
    case 'time': {
      const bare =
        one.window === undefined
          ? say(words, 'wait.time', { time: one.at ?? '', zone: zoneOf(context) })
          : say(words, 'wait.window', { ...one.window, zone: zoneOf(context) });
      return onDays(bare, one.weekdays, context);
    }
    case 'event': {
      const event = eventName(one.event, context) || say(words, 'operand.nothing');
      if (one.where === undefined) return say(words, 'wait.event', { event });
      return say(words, 'wait.eventWhere', { event, condition: describeCondition(one.where, context, one.event) });
    }
    case 'condition':
      return say(words, 'wait.condition', { condition: describeCondition(one.when, context) });
  }
}

/** A moment some time before or after another: “2 days before Trial ends”. */
export function offsetFrom(what: string, offset: string | undefined, context: DescribeContext): string {
  const words = wordsOf(context);
  if (offset === undefined || !/[1-9]/.test(offset)) return what;
  const duration = describeDuration(offset, words);
  return say(words, offset.startsWith('-') ? 'wait.dateBefore' : 'wait.dateAfter', { duration, what });
}

function onDays(what: string, weekdays: readonly Weekday[] | undefined, context: DescribeContext): string {
  if (weekdays === undefined) return what;
  const words = wordsOf(context);
  return say(words, 'wait.onDays', {
    what,
    days: sayList(
      words,
      weekdays.map((day) => say(words, `weekday.${day}`)),
      'or',
    ),
  });
}

/** The zone a local time is read in, as far as the context knows the journey. */
function zoneOf(context: DescribeContext): string {
  const zone = context.journey?.timezone;
  if (zone === undefined) return '';
  return zone === 'contact' ? say(wordsOf(context), 'zone.contact') : say(wordsOf(context), 'zone.named', { zone });
}

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
