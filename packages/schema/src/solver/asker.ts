import type { Condition } from '../conditions/condition.ts';
import { createQuestion } from './question.ts';
import type { Question } from './question.ts';
import type { World } from './world.ts';

/** Questions about conditions of one journey; about the same conditions it is the same question, with what it has found out before. */
export type Asker = (conditions: readonly Condition[]) => Question;

/**
 * Makes an `Asker`. Journeys decide by the same conditions again and again, and each of their decisions is asked about by several checks.
 *
 * @param same - The one object that stands for all conditions that are equal.
 */
export function createAsker(world: World, same: (condition: Condition) => Condition): Asker {
  const numbers = new Map<Condition, number>();
  const questions = new Map<string, Question>();
  const numberOf = (condition: Condition): number => {
    const number = numbers.get(condition) ?? numbers.size;
    numbers.set(condition, number);
    return number;
  };
  return (conditions) => {
    const own = conditions.map(same);
    const key = own.map(numberOf).join();
    const question = questions.get(key) ?? createQuestion(own, world);
    questions.set(key, question);
    return question;
  };
}
