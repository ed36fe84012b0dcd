import type { Condition } from '../conditions/condition.ts';
import { createQuestion } from './question.ts';
import type { Answer } from './question.ts';
import type { World } from './world.ts';

/**
 * Looks for a contact, and the payloads and history that come with it, for whom a condition holds.
 *
 * Exact for numbers, texts (equality with prefixes, suffixes and parts; equality with order), enumerations, booleans, dates, instants,
 * lists as sets, tags, consent, segments by their conditions, missing values, the time of day and the weekday, and looks into history as
 * independent values. Two readings compared with each other, and `matches`, are judged only as far as they are certain.
 *
 * @returns `yes` with an example that the evaluator has confirmed, `no` if it holds for nobody for certain, else `unknown`.
 */
export function satisfy(condition: Condition, world: World): Answer {
  return createQuestion([condition], world).find([{ condition, holds: true }]);
}

/** Whether everyone for whom `one` holds is someone for whom `other` holds. A `no` comes with the contact that proves it. */
export function implies(one: Condition, other: Condition, world: World): Answer {
  const answer = createQuestion([one, other], world).find([
    { condition: one, holds: true },
    { condition: other, holds: false },
  ]);
  if (answer.answer === 'no') return { answer: 'yes' };
  return answer.answer === 'yes' ? { ...answer, answer: 'no' } : answer;
}

/** Whether someone exists for whom both hold. */
export function overlaps(one: Condition, other: Condition, world: World): Answer {
  return satisfy({ all: [one, other] }, world);
}
