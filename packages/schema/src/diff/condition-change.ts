import type { Catalog } from '../catalog.ts';
import type { Condition, EventMatch } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import { implies } from '../solver/satisfy.ts';
import type { JsonValue } from '../values.ts';
import type { ConditionChange } from './difference.ts';

/**
 * How a condition became another: fewer match, more match, or the solver cannot say for certain (also where both match the same
 * contacts). Judged with the types of the later journey.
 */
export function conditionChange(
  before: JsonValue,
  after: JsonValue,
  world: { readonly catalog: Catalog; readonly journey: Journey },
): ConditionChange {
  // Fields that hold conditions hold nothing else in a journey that parses.
  const [from, to] = [asCondition(before as unknown as Condition | EventMatch), asCondition(after as unknown as Condition | EventMatch)];
  if (from.event !== to.event) return 'changed';
  const judged = { ...world, event: from.event };
  const isFewer = implies(to.condition, from.condition, judged).answer;
  const isMore = implies(from.condition, to.condition, judged).answer;
  if (isFewer === 'yes' && isMore === 'no') return 'narrowed';
  return isFewer === 'no' && isMore === 'yes' ? 'widened' : 'changed';
}

function asCondition(when: Condition | EventMatch): { readonly condition: Condition; readonly event?: string } {
  if (!('event' in when)) return { condition: when };
  return { condition: when.where ?? { all: [] }, event: when.of === undefined ? when.event : `${when.event}\n${when.of}` };
}
