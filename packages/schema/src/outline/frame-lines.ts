import type { ExitCriterion, Goal, Journey } from '../journey.ts';
import { describeCondition } from '../messages/describe-condition.ts';
import { describeDuration } from '../messages/describe-duration.ts';
import { describeTrigger } from '../messages/describe-trigger.ts';
import { entryName, wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { sayList } from '../messages/saying.ts';
import { say } from '../messages/words.ts';

/** How contacts come in, a line each. */
export function entryLines({ entry }: Journey, context: DescribeContext): readonly string[] {
  const words = wordsOf(context);
  const { criteria, holdout, rollout, limit } = entry;
  return [
    ...entry.triggers.map((trigger) => say(words, 'outline.when', { what: describeTrigger(trigger, context) })),
    ...(criteria === undefined ? [] : [say(words, 'outline.criteria', { condition: describeCondition(criteria, context) })]),
    reentryLine(entry, context),
    ...(holdout === undefined ? [] : [say(words, 'outline.holdout', { percent: holdout })]),
    ...(rollout === undefined ? [] : [say(words, 'outline.rollout', { percent: rollout })]),
    ...(limit === undefined ? [] : [say(words, 'outline.limit', { count: limit.count, duration: describeDuration(limit.per, words) })]),
  ];
}

function reentryLine({ reentry: { mode, after }, key }: Journey['entry'], context: DescribeContext): string {
  const words = wordsOf(context);
  const said = { key: entryName(key ?? '', context), duration: after === undefined ? '' : describeDuration(after, words) };
  if (mode === 'never' || mode === 'always') return say(words, `outline.reentry.${mode}`);
  return say(words, after === undefined ? `outline.reentry.${mode}` : `outline.reentry.${mode}.after`, said);
}

/** What ends or holds contacts, and when messages go out, a line each. */
export function ruleLines(journey: Journey, context: DescribeContext): readonly string[] {
  const words = wordsOf(context);
  const { goal, exits, suppression, sendWindows, blockedDates, timezone, fallbackTimezone } = journey;
  const windows = (sendWindows ?? []).map(({ from, to, weekdays }) => {
    const days = weekdays === undefined ? [] : weekdays.map((day) => say(words, `weekday.${day}`));
    return weekdays === undefined
      ? say(words, 'outline.sendWindow', { from, to })
      : say(words, 'outline.sendWindow.days', { from, to, days: sayList(words, days) });
  });
  return [
    ...(goal === undefined ? [] : [goalLine(goal, context)]),
    ...(exits ?? []).map((exit) => exitLine(exit, context)),
    ...(suppression === undefined
      ? []
      : [say(words, `outline.suppression.${suppression.then}`, { condition: describeCondition(suppression.when, context) })]),
    ...windows,
    ...(blockedDates === undefined || blockedDates.length === 0
      ? []
      : [say(words, 'outline.blockedDates', { dates: sayList(words, blockedDates) })]),
    timezone === 'contact'
      ? say(words, 'outline.zone.contact', { zone: fallbackTimezone ?? '' })
      : say(words, 'outline.zone', { zone: timezone }),
  ];
}

function goalLine({ name, when, within, onReached }: Goal, context: DescribeContext): string {
  const words = wordsOf(context);
  const said = { name, when: describeCondition(when, context) };
  const goal = say(words, onReached === 'exit' ? 'outline.goal' : 'outline.goal.continue', said);
  return within === undefined ? goal : say(words, 'outline.goalWithin', { goal, duration: describeDuration(within, words) });
}

function exitLine({ id, name, when }: ExitCriterion, context: DescribeContext): string {
  return say(wordsOf(context), 'outline.exit', { name: name ?? id, when: describeCondition(when, context) });
}
