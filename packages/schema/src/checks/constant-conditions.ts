import type { ConditionMention } from '../mentions/mention.ts';
import { createQuestion } from '../solver/question.ts';
import type { CheckContext } from './check.ts';

/** A condition, and how it always comes out. */
export type ConstantCondition = readonly [mention: ConditionMention, holds: boolean];

/** Conditions that stand alone and come out the same for everyone: which ones, and how. Cases are looked at by their branch. */
export function* constantConditions({
  mentions,
  catalog,
  journey,
  reachable,
}: Pick<CheckContext, 'mentions' | 'catalog' | 'journey' | 'reachable'>): Generator<ConstantCondition> {
  for (const mention of mentions.conditions) {
    const { condition, path, event } = mention;
    const [container, nodeId, list] = path;
    if (container === 'nodes' && (list === 'cases' || !reachable.has(String(nodeId)))) continue;
    // An empty list says in so many words: everyone, or nobody.
    if (('all' in condition && condition.all.length === 0) || ('any' in condition && condition.any.length === 0)) continue;
    const ask = createQuestion([condition], { catalog, journey, event });
    if (ask.excludes([{ condition, holds: true }])) yield [mention, false];
    else if (ask.excludes([{ condition, holds: false }])) yield [mention, true];
  }
}
