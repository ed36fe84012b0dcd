import type { ComparisonCondition, ComparisonOp, Field, JsonValue, Operand, ValueType } from '@sojourn/schema';
import type { MessageKey } from '../../messages/words.ts';

/**
 * A whole way to say a comparison, such as "{left} is over {right}". Several may stand for one operator: "is true" and
 * "is false" are both `eq`.
 */
export interface Phrase {
  readonly id: string;
  readonly op: ComparisonOp;
  /** The right side is part of the phrase and never asked for. */
  readonly fixed?: JsonValue;
  /** What is asked for on the right. */
  readonly takes: 'nothing' | 'one' | 'two' | 'many';
  /** A message with the places `{left}` and `{right}`. */
  readonly pattern: MessageKey;
}

type PhraseKind = ValueType | 'tag' | 'segment' | 'consent' | 'weekday' | 'time' | 'any';

const one = (op: ComparisonOp, pattern: MessageKey): Phrase => ({ id: op, op, takes: 'one', pattern });
const many = (op: ComparisonOp, pattern: MessageKey): Phrase => ({ id: op, op, takes: 'many', pattern });
const fixed = (id: string, op: ComparisonOp, value: JsonValue, pattern: MessageKey): Phrase => ({
  id,
  op,
  fixed: value,
  takes: 'nothing',
  pattern,
});
const exists: Phrase = { id: 'exists', op: 'exists', takes: 'nothing', pattern: 'condition.exists' };
const missing: Phrase = { id: 'missing', op: 'missing', takes: 'nothing', pattern: 'condition.missing' };
const between: Phrase = { id: 'between', op: 'between', takes: 'two', pattern: 'condition.between' };
const is = one('eq', 'condition.eq');
const isNot = one('neq', 'condition.neq');
const isOneOf = many('in', 'condition.in');
const isNoneOf = many('notIn', 'condition.notIn');

const phrases: Readonly<Record<PhraseKind, readonly Phrase[]>> = {
  number: [
    one('gt', 'condition.gt'),
    one('gte', 'condition.gte'),
    one('lt', 'condition.lt'),
    one('lte', 'condition.lte'),
    is,
    isNot,
    between,
    isOneOf,
    isNoneOf,
    exists,
    missing,
  ],
  text: [
    is,
    isNot,
    isOneOf,
    isNoneOf,
    one('contains', 'condition.contains'),
    one('notContains', 'condition.notContains'),
    one('startsWith', 'condition.startsWith'),
    one('endsWith', 'condition.endsWith'),
    one('matches', 'condition.matches'),
    exists,
    missing,
  ],
  boolean: [fixed('true', 'eq', true, 'condition.isTrue'), fixed('false', 'eq', false, 'condition.isFalse'), exists, missing],
  date: [one('on', 'condition.on'), one('before', 'condition.before'), one('after', 'condition.after'), between, exists, missing],
  datetime: [one('before', 'condition.before'), one('after', 'condition.after'), one('on', 'condition.on'), between, exists, missing],
  list: [
    many('includesAny', 'condition.includesAny'),
    many('includesAll', 'condition.includesAll'),
    many('includesNone', 'condition.includesNone'),
    exists,
    missing,
  ],
  tag: [fixed('true', 'eq', true, 'condition.hasTag'), fixed('false', 'eq', false, 'condition.hasNoTag')],
  segment: [fixed('true', 'eq', true, 'condition.inSegment'), fixed('false', 'eq', false, 'condition.notInSegment')],
  consent: [is, isNot, exists, missing],
  weekday: [isOneOf, isNoneOf, is, isNot],
  time: [one('gte', 'condition.timeFrom'), one('lt', 'condition.timeUntil'), between],
  any: [is, isNot, exists, missing],
};

/** The ways to say a comparison with this operand on the left, the usual one first. */
export function phrasesFor(left: Operand, field: Field | undefined): readonly Phrase[] {
  return phrases[kindOf(left, field)];
}

/** The phrase that says a comparison; one that no phrase of its type fits is said by its operator alone. */
export function phraseOf(comparison: ComparisonCondition, field: Field | undefined): Phrase {
  const fitting = phrasesFor(comparison.left, field).filter((phrase) => phrase.op === comparison.op);
  return (
    fitting.find((phrase) => phrase.fixed !== undefined && phrase.fixed === comparison.right) ??
    fitting.find((phrase) => phrase.fixed === undefined) ?? {
      id: comparison.op,
      op: comparison.op,
      takes: 'one',
      pattern: patternOf(comparison.op),
    }
  );
}

function kindOf(left: Operand, field: Field | undefined): PhraseKind {
  if ('tag' in left) return 'tag';
  if ('segment' in left) return 'segment';
  if ('consent' in left) return 'consent';
  if ('now' in left && left.now === 'weekday') return 'weekday';
  if ('now' in left && left.now === 'time') return 'time';
  return field?.type ?? 'any';
}

function patternOf(op: ComparisonOp): MessageKey {
  // Every operator has a pattern of this name; the catalogue's type would not compile without them below.
  return `condition.${op}`;
}
