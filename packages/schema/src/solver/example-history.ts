import type { Condition, HistoryQuery, Operand } from '../conditions/condition.ts';
import { durationBounds } from '../conditions/next-crossing.ts';
import { ownField } from '../conditions/operand.ts';
import { msPerDay, msPerHour } from '../time/civil.ts';
import { parseDuration } from '../time/duration.ts';
import { formatInstant, parseInstant } from '../time/instant.ts';
import type { Instant, JsonObject, JsonValue } from '../values.ts';
import type { World } from './world.ts';

/** Finds data of an event for which a condition holds. */
export type Solve = (where: Condition, event: string) => JsonObject | undefined;

/** An example with more events than that convinces nobody. */
const mostEvents = 50;

/** Events of the past that give each look into history the value it is to have; whether they do is for the evaluator to say. */
export function historyFor(
  values: readonly (readonly [Operand, JsonValue])[],
  now: Instant,
  world: World,
  solve: Solve,
): readonly JsonObject[] {
  return values.flatMap(([operand, value]): readonly JsonObject[] => {
    if ('count' in operand && typeof value === 'number' && value <= mostEvents) {
      const one = example(operand.count, now, world, solve);
      return Array.from({ length: value }, () => one);
    }
    if ('sum' in operand && typeof value === 'number' && value !== 0) {
      const one = example(operand.sum, now, world, solve);
      return [{ ...one, data: { ...asObject(one['data']), [operand.sum.path]: value } }];
    }
    const at = 'last' in operand && typeof value === 'string' ? parseInstant(value) : undefined;
    return 'last' in operand && at !== undefined ? [{ ...example(operand.last, now, world, solve), at: formatInstant(at) }] : [];
  });
}

/** As long ago as the query still looks, so that one that looks less far back does not see it. */
function example(query: HistoryQuery, now: Instant, { catalog }: World, solve: Solve): JsonObject {
  const { event, where, within, since, of } = query;
  const ages = [ownField(catalog.events, event)?.keep ?? 'P90D', ...(within === undefined ? [] : [within])].map((span) => {
    const parts = parseDuration(span);
    return parts === undefined ? msPerDay : durationBounds(parts)[0];
  });
  const age = Math.min(...ages, since === undefined ? Infinity : 20 * msPerDay);
  const data = where === undefined ? undefined : solve(where, event);
  return {
    event,
    at: formatInstant(now - Math.max(age - msPerHour, age / 2)),
    ...(data !== undefined && { data }),
    ...(of !== undefined && { answers: of }),
  };
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}; // Neither list nor null.
}
