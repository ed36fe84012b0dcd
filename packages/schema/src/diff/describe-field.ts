import type { Condition, EventMatch, Operand } from '../conditions/condition.ts';
import { isOperand } from '../conditions/operand.ts';
import { describeCondition, describeOperand } from '../messages/describe-condition.ts';
import { describeDuration } from '../messages/describe-duration.ts';
import { describeChange } from '../messages/describe-node.ts';
import { describeValue, wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { sayList } from '../messages/saying.ts';
import { isMessageKey, say } from '../messages/words.ts';
import { oneLine } from '../outline/escape.ts';
import type { ContactChange } from '../nodes/update.ts';
import type { JsonObject, JsonValue } from '../values.ts';

const conditions: ReadonlySet<string> = new Set(['when', 'where', 'criteria', 'jumpWhen']);
const durations: ReadonlySet<string> = new Set(['duration', 'within', 'after', 'due', 'remind', 'offset', 'per']);
const longest = 80;

/** What people call a field. */
export function fieldName(field: string, context: DescribeContext): string {
  const key = `field.${field}`;
  return isMessageKey(key) ? say(wordsOf(context), key) : field;
}

/** The value of a field in a few words. */
export function describeField(field: string, value: JsonValue | undefined, context: DescribeContext): string {
  return shortened(oneLine(said(field, value, context)));
}

function said(field: string, value: JsonValue | undefined, context: DescribeContext): string {
  const words = wordsOf(context);
  if (typeof value === 'string') {
    if (durations.has(field)) return describeDuration(value, words);
    return describeValue(value, context);
  }
  // Fields of these names hold these things wherever a journey parses.
  if (conditions.has(field) && isObject(value)) return describeCondition(value as unknown as Condition | EventMatch, context);
  if (field === 'changes' && Array.isArray(value)) {
    return sayList(
      words,
      value.map((change) => describeChange(change as ContactChange, context)), // See above.
    );
  }
  if (field === 'weekdays' && Array.isArray(value)) {
    return sayList(
      words,
      value.map((day) => (isMessageKey(`weekday.${String(day)}`) ? say(words, `weekday.${String(day)}` as 'weekday.mon') : String(day))), // Just seen to be one.
    );
  }
  if (isOperand(value as Operand | JsonValue | undefined)) return describeOperand(value as unknown as Operand, context); // Just seen to be one.
  if (Array.isArray(value) && value.some((item: JsonValue) => isObject(item))) {
    return value.map((item: JsonValue) => said(field, item, context)).join('; ');
  }
  if (!isObject(value)) return describeValue(value, context);
  return Object.entries(value)
    .map(([key, member]) => `${fieldName(key, context)} ${said(key, member, context)}`)
    .join(', ');
}

function shortened(text: string): string {
  const signs = Array.from(text);
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : text;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
