import type { AttributeTrigger, JsonValue } from '@sojourn/schema';
import { isSameJson } from '../same-json.ts';
import { defineTrigger } from './compiled-trigger.ts';
import type { TriggerType } from './compiled-trigger.ts';

/** Fires on the edge: when an attribute changes, from or to a value, or across a threshold. */
export const attributeTrigger: TriggerType = defineTrigger<AttributeTrigger>('attribute', (trigger) => ({
  attributes: [trigger.attribute],
  judge(visit, stimulus) {
    if (stimulus.type !== 'change') return undefined;
    const change = stimulus.attributes.find((one) => one.attribute === trigger.attribute);
    if (change === undefined || !isMatch(trigger, change.before, change.after)) return undefined;
    return { type: 'offer', data: { from: change.before ?? null, to: change.after ?? null }, at: visit.now, arrivals: visit.arrivals };
  },
}));

function isMatch({ from, to, crosses }: AttributeTrigger, before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (isSameJson(before, after)) return false;
  if (from !== undefined && !isSameJson(before, from)) return false;
  if (to !== undefined && !isSameJson(after, to)) return false;
  return crosses === undefined || hasCrossed(crosses, before, after);
}

/** Missing counts as below, and so does a value that is no number. */
function hasCrossed(
  crosses: NonNullable<AttributeTrigger['crosses']>,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): boolean {
  const was = typeof before === 'number' ? before : undefined;
  const is = typeof after === 'number' ? after : undefined;
  if ('above' in crosses) return is !== undefined && is > crosses.above && (was === undefined || was <= crosses.above);
  return was !== undefined && was >= crosses.below && (is === undefined || is < crosses.below);
}
