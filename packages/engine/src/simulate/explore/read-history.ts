import type { Condition, HistoryQuery, JsonObject, Operand } from '@sojourn/schema';

/** An event that has to have happened for conditions to come out as wanted. */
export interface PastEvent {
  readonly event: string;
  readonly data: JsonObject;
  /** The node whose message it answers. */
  readonly of?: string;
  /** Counts only from the entry, or from a node, on. */
  readonly isLate: boolean;
}

/** The events of a witness's history, each with what the conditions that look for it ask of it. */
export function pastEvents(history: readonly JsonObject[] | undefined, conditions: readonly Condition[]): readonly PastEvent[] {
  const queries = conditions.flatMap(queriesIn);
  return (history ?? []).flatMap((one): readonly PastEvent[] => {
    const { event, data } = one;
    if (typeof event !== 'string') return [];
    const query = queries.find((asked) => asked.event === event);
    const { of, since } = query ?? {};
    // The witness writes data as an object.
    const fields = (data ?? {}) as JsonObject;
    return [{ event, data: fields, isLate: since !== undefined || of !== undefined, ...(of === undefined ? {} : { of }) }];
  });
}

function queriesIn(condition: Condition): readonly HistoryQuery[] {
  if ('all' in condition) return condition.all.flatMap(queriesIn);
  if ('any' in condition) return condition.any.flatMap(queriesIn);
  if ('not' in condition) return queriesIn(condition.not);
  const { left, right } = condition;
  // An operand is an object; whether a literal is one does not matter, as it has none of these keys.
  return [left, right as Operand | undefined].flatMap(queryOf);
}

function queryOf(operand: Operand | undefined): readonly HistoryQuery[] {
  if (typeof operand !== 'object' || operand === null) return [];
  if ('count' in operand) return [operand.count];
  if ('sum' in operand) return [operand.sum];
  return 'last' in operand ? [operand.last] : [];
}
