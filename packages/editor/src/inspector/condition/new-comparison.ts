import { isOperand, type ComparisonCondition, type Field, type JsonValue, type Operand } from '@sojourn/schema';
import { phraseOf, phrasesFor, type Phrase } from './phrases.ts';

/**
 * A comparison of this operand as it begins: the usual phrase of its type. Its value is absent until given, so that a person
 * sees what is asked for; the checks report it meanwhile, and the comparison holds for nobody.
 */
export function newComparison(left: Operand, field: Field | undefined): ComparisonCondition {
  const [phrase] = phrasesFor(left, field);
  return phrase === undefined ? { left, op: 'eq' } : withPhrase({ left, op: phrase.op }, phrase, undefined);
}

/** The comparison said another way; the value stays where the new phrase can take it. */
export function withPhrase(comparison: ComparisonCondition, phrase: Phrase, before: Phrase | undefined): ComparisonCondition {
  const { left, orMissing } = comparison;
  const right = phrase.fixed ?? carried(comparison.right, phrase, before);
  return {
    left,
    op: phrase.op,
    ...(right === undefined ? {} : { right }),
    ...(orMissing === undefined || phrase.op === 'exists' || phrase.op === 'missing' ? {} : { orMissing }),
  };
}

/** The comparison of another operand; phrase and value stay where they fit its type. */
export function withOperand(
  comparison: ComparisonCondition,
  left: Operand,
  before: Field | undefined,
  field: Field | undefined,
): ComparisonCondition {
  const sameType = before?.type === field?.type && JSON.stringify(before?.values) === JSON.stringify(field?.values);
  const phrase = phraseOf(comparison, before);
  const fits = phrasesFor(left, field).some((one) => one.id === phrase.id);
  return sameType && fits ? { ...comparison, left } : newComparison(left, field);
}

function carried(right: Operand | JsonValue | undefined, phrase: Phrase, before: Phrase | undefined): Operand | JsonValue | undefined {
  if (right === undefined || phrase.takes === 'nothing' || before?.fixed !== undefined) return undefined;
  if (isOperand(right)) return phrase.takes === 'one' ? right : undefined;
  // A right side that is no operand is a literal: a scalar or a list of them.
  const literals: readonly JsonValue[] = Array.isArray(right) ? (right as readonly JsonValue[]) : [right];
  if (phrase.takes === 'one') return literals[0];
  return phrase.takes === 'two' ? literals.slice(0, 2) : literals;
}
