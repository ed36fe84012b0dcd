import type { ComparisonCondition, Condition, EventMatch, HistoryQuery, Operand } from '../conditions/condition.ts';
import { hasField, isOperand, ownField } from '../conditions/operand.ts';
import type { JsonValue } from '../values.ts';
import { isConditionKey, sayCondition } from './condition-words.ts';
import { describeDuration } from './describe-duration.ts';
import { attributeName, describeValue, entryName, eventName, payloadName, segmentName, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { sayList } from './saying.ts';

/**
 * A condition as a sentence: “Lead score is over 50 and Country is one of Sweden or Norway”.
 *
 * @param event - The name of the event being judged, whose fields have names in the catalog.
 */
export function describeCondition(condition: Condition | EventMatch, context: DescribeContext = {}, event?: string): string {
  const words = wordsOf(context);
  if (hasField(condition, 'all')) return group(condition.all as readonly Condition[], 'and', context, event); // Told apart by its key.
  if (hasField(condition, 'any')) return group(condition.any as readonly Condition[], 'or', context, event); // Told apart by its key.
  if ('not' in condition) return sayCondition(words, 'condition.not', { condition: describeCondition(condition.not, context, event) });
  if ('left' in condition) return comparison(condition, context, event);
  return describeEvent(condition, context);
}

/** An event with its filter: “Placed an order” happens where Total is over 100. */
export function describeEvent({ event, where }: EventMatch, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  const name = eventName(event, context) || sayCondition(words, 'operand.nothing');
  if (where === undefined) return sayCondition(words, 'trigger.event', { event: name });
  return sayCondition(words, 'trigger.eventWhere', { event: name, condition: describeCondition(where, context, event) });
}

function group(conditions: readonly Condition[], how: 'and' | 'or', context: DescribeContext, event: string | undefined): string {
  const words = wordsOf(context);
  if (conditions.length === 0) return sayCondition(words, how === 'and' ? 'condition.always' : 'condition.never');
  const parts = conditions.map((one) => {
    const said = describeCondition(one, context, event);
    const isGroup = (hasField(one, 'all') && !hasOne(one.all)) || (hasField(one, 'any') && !hasOne(one.any));
    return isGroup && conditions.length > 1 ? sayCondition(words, 'condition.group', { condition: said }) : said;
  });
  return sayList(words, parts, how);
}

function hasOne(list: unknown): boolean {
  return Array.isArray(list) && list.length <= 1;
}

function comparison({ left, op, right, orMissing }: ComparisonCondition, context: DescribeContext, event: string | undefined): string {
  const words = wordsOf(context);
  const said = { left: describeOperand(left, context, event) };
  const isFact = hasField(left, 'tag') || hasField(left, 'segment');
  const isYes = (op === 'eq' && right === true) || (op === 'neq' && right === false);
  const isNo = (op === 'eq' && right === false) || (op === 'neq' && right === true);
  const sentence = (): string => {
    if (isFact && (isYes || isNo)) return sayCondition(words, isYes ? 'condition.isTrue' : 'condition.isFalse', said);
    if (op === 'between' && isPair(right)) {
      return sayCondition(words, 'condition.between', {
        ...said,
        from: describeValue(right[0], context),
        to: describeValue(right[1], context),
      });
    }
    const key = `condition.${op}`;
    const value = isOperand(right) ? describeOperand(right, context, event) : describeValue(right, context);
    return isConditionKey(key) ? sayCondition(words, key, { ...said, right: value }) : '';
  };
  return orMissing === true ? sayCondition(words, 'condition.orMissing', { condition: sentence() }) : sentence();
}

function isPair(value: Operand | JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value) && value.length === 2;
}

/** An operand as people call it. */
export function describeOperand(operand: Operand, context: DescribeContext = {}, event?: string): string {
  const words = wordsOf(context);
  if ('attribute' in operand) return attributeName(operand.attribute, context) || sayCondition(words, 'operand.nothing');
  if ('entry' in operand) {
    const name = entryName(operand.entry, context) || sayCondition(words, 'operand.nothing');
    // Beside the fields of another event, the trigger's must be told apart.
    return event === undefined ? name : sayCondition(words, 'operand.entry', { name });
  }
  if ('event' in operand) return payloadName(event, operand.event, context) || sayCondition(words, 'operand.nothing');
  if ('tag' in operand) return sayCondition(words, 'operand.tag', { name: operand.tag });
  if ('segment' in operand) return sayCondition(words, 'operand.segment', { name: segmentName(operand.segment, context) });
  if ('consent' in operand) return sayCondition(words, 'operand.consent', { name: operand.consent });
  if ('trigger' in operand) return sayCondition(words, 'operand.trigger');
  if ('now' in operand) return sayCondition(words, `operand.now.${operand.now}`);
  if ('ago' in operand) return sayCondition(words, 'operand.ago', { duration: describeDuration(operand.ago, words) });
  if ('in' in operand) return sayCondition(words, 'operand.in', { duration: describeDuration(operand.in, words) });
  return 'result' in operand ? resultName(operand.result, context) : history(operand, context);
}

function resultName(result: string, context: DescribeContext): string {
  const [nodeId = '', ...rest] = result.split('.');
  return sayCondition(wordsOf(context), 'operand.result', { path: rest.join('.'), card: cardName(nodeId, context) });
}

function cardName(nodeId: string, { journey }: DescribeContext): string {
  return ownField(journey?.nodes, nodeId)?.name ?? nodeId;
}

function history(operand: Extract<Operand, { count: unknown } | { sum: unknown } | { last: unknown }>, context: DescribeContext): string {
  const words = wordsOf(context);
  const query: HistoryQuery = 'count' in operand ? operand.count : 'sum' in operand ? operand.sum : operand.last;
  const event = eventName(query.event, context) || sayCondition(words, 'operand.nothing');
  const bare =
    'count' in operand
      ? sayCondition(words, 'operand.count', { event })
      : 'sum' in operand
        ? sayCondition(words, 'operand.sum', { event, path: payloadName(query.event, operand.sum.path, context) })
        : sayCondition(words, 'operand.last', { event });
  const answering = query.of === undefined ? bare : sayCondition(words, 'operand.of', { what: bare, card: cardName(query.of, context) });
  const since = query.since === undefined ? answering : sinceWhen(answering, query.since, context);
  const where =
    query.where === undefined
      ? since
      : sayCondition(words, 'operand.where', { what: since, condition: describeCondition(query.where, context, query.event) });
  if (query.within === undefined) return where;
  return sayCondition(words, 'operand.within', { what: where, duration: describeDuration(query.within, words) });
}

/** Since the entry, or since a card was last arrived at. */
function sinceWhen(what: string, since: string, context: DescribeContext): string {
  const words = wordsOf(context);
  if (since === 'entry') return sayCondition(words, 'operand.sinceEntry', { what });
  return sayCondition(words, 'operand.sinceCard', { what, card: cardName(since.replace(/^node:/, ''), context) });
}
