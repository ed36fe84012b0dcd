import type { Condition } from '../conditions/condition.ts';
import type { Claim, Question } from './question.ts';
import type { Witness } from './witness.ts';

/** A contact that no case takes. `needsMissing` if only a missing value falls through. */
export interface Gap {
  readonly witness: Witness;
  readonly needsMissing: boolean;
}

/**
 * Looks for a contact that fits what is given and that no case takes.
 *
 * Silent where it cannot be certain: a false alarm costs more trust than a missed one.
 *
 * @param given - What holds for everyone who comes here, such as the entry criteria.
 */
export function findGap(question: Question, cases: readonly Condition[], given: readonly Claim[]): Gap | undefined {
  const claims = [...given, ...cases.map((condition): Claim => ({ condition, holds: false }))];
  const usual = question.find(claims, 'values');
  if (usual.witness !== undefined) return { witness: usual.witness, needsMissing: false };
  // Where nobody can say whether a value would do, a missing one proves nothing.
  if (usual.answer === 'unknown') return undefined;
  const { witness } = question.find(claims);
  return witness === undefined || onlyConsent(witness) ? undefined : { witness, needsMissing: true };
}

/** Missing consent counts as not subscribed, and is never a gap by itself. */
function onlyConsent({ attributes, entry, results, consent }: Witness): boolean {
  const isMissing = (values: object | undefined): boolean => Object.values(values ?? {}).includes(null);
  return consent !== undefined && isMissing(consent) && ![attributes, entry, results].some(isMissing);
}
