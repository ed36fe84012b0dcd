import type { ComparisonCondition, Condition, EventMatch, HistoryQuery, Operand } from '../conditions/condition.ts';
import { hasField, isOperand } from '../conditions/operand.ts';
import type { ConditionMention, Mention, MentionPath } from './mention.ts';

/** A comparison where it stands. */
export interface ComparisonPlace {
  readonly comparison: ComparisonCondition;
  readonly path: MentionPath;
  /** The name of the event being judged, where there is one. */
  readonly event?: string;
}

/** Every comparison of a condition in document order, those inside history operands too. */
export function comparisonsOf({ condition, path, event }: Omit<ConditionMention, 'kind'>): readonly ComparisonPlace[] {
  const within = (inner: Condition, ...more: MentionPath): readonly ComparisonPlace[] =>
    comparisonsOf({ condition: inner, path: [...path, ...more], ...(event !== undefined && { event }) });
  if ('all' in condition) return condition.all.flatMap((one, index) => within(one, 'all', index));
  if ('any' in condition) return condition.any.flatMap((one, index) => within(one, 'any', index));
  if ('not' in condition) return within(condition.not, 'not');
  const own = { comparison: condition, path, ...(event !== undefined && { event }) };
  const sides = [
    ...operandConditions(condition.left, [...path, 'left']),
    ...(isOperand(condition.right) ? operandConditions(condition.right, [...path, 'right']) : []),
  ];
  return [own, ...sides.flatMap((one) => comparisonsOf(one))];
}

/** What a condition names. */
export function conditionMentions(mention: Omit<ConditionMention, 'kind'>): readonly Mention[] {
  return comparisonsOf(mention).flatMap(({ comparison, path, event }) => [
    ...operandMentions(comparison.left, [...path, 'left'], event),
    ...(isOperand(comparison.right) ? operandMentions(comparison.right, [...path, 'right'], event) : []),
  ]);
}

/** What an operand itself names; conditions inside it are not looked into. */
export function operandMentions(operand: Operand, path: MentionPath, event?: string): readonly Mention[] {
  if ('attribute' in operand) return [{ kind: 'attribute', name: operand.attribute, path: [...path, 'attribute'] }];
  if ('segment' in operand) return [{ kind: 'segment', name: operand.segment, path: [...path, 'segment'] }];
  if ('consent' in operand) return [{ kind: 'channel', name: operand.consent.split('/')[0] ?? '', path: [...path, 'consent'] }];
  if ('entry' in operand) return [{ kind: 'entry', name: operand.entry, path: [...path, 'entry'] }];
  if ('result' in operand) return [{ kind: 'result', name: operand.result, path: [...path, 'result'] }];
  if ('event' in operand) return event === undefined ? [] : [{ kind: 'payload', event, name: operand.event, path: [...path, 'event'] }];
  if ('count' in operand) return historyMentions(operand.count, [...path, 'count']);
  if ('sum' in operand) {
    const { event: name, path: field } = operand.sum;
    return [
      ...historyMentions(operand.sum, [...path, 'sum']),
      { kind: 'payload', event: name, name: field, path: [...path, 'sum', 'path'] },
    ];
  }
  return 'last' in operand ? historyMentions(operand.last, [...path, 'last']) : [];
}

/** The conditions inside an operand: the `where` of a look into history. */
export function operandConditions(operand: Operand, path: MentionPath): readonly Omit<ConditionMention, 'kind'>[] {
  for (const key of ['count', 'sum', 'last'] as const) {
    if (!hasField(operand, key)) continue;
    // The operands with these keys are looks into history.
    const query = operand[key] as HistoryQuery;
    return query.where === undefined ? [] : [{ condition: query.where, path: [...path, key, 'where'], event: query.event }];
  }
  return [];
}

/** What `event`, `of` and `since` of a query name. */
export function historyMentions(query: Pick<HistoryQuery, 'event' | 'of' | 'since'>, path: MentionPath): readonly Mention[] {
  return [
    { kind: 'event', name: query.event, path: [...path, 'event'] },
    ...(query.of === undefined ? [] : [{ kind: 'node', name: query.of, path: [...path, 'of'] } as const]),
    ...(query.since?.startsWith('node:') === true ? [{ kind: 'node', name: query.since.slice(5), path: [...path, 'since'] } as const] : []),
  ];
}

/** The condition or the event of a goal or an exit. */
export function whenMentions(when: Condition | EventMatch, path: MentionPath): readonly (Mention | ConditionMention)[] {
  if (!isEventMatch(when)) return [{ kind: 'condition', condition: when, path }];
  const where: readonly ConditionMention[] =
    when.where === undefined ? [] : [{ kind: 'condition', condition: when.where, path: [...path, 'where'], event: when.event }];
  return [...historyMentions(when, path), ...where];
}

/** Whether a goal or an exit waits for an event. */
export function isEventMatch(when: Condition | EventMatch): when is EventMatch {
  return 'event' in when;
}
