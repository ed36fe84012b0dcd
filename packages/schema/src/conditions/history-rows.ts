import { addDuration } from '../time/add-duration.ts';
import type { DurationParts } from '../time/duration.ts';
import { parseDuration } from '../time/duration.ts';
import type { Instant } from '../values.ts';
import type { HistoryQuery } from './condition.ts';
import type { Change, CompileContext, Meter, NestedCondition } from './evaluator.ts';
import { nowOf, zoneOf } from './moment.ts';
import { durationBounds, nextMinute } from './next-crossing.ts';
import { RowScope } from './row-scope.ts';
import type { ConditionScope, HistoryEvent } from './scope.ts';

/** The rows that a query of the history counts. */
export interface HistoryRows {
  /** Oldest first; `undefined` if the query cannot be read. */
  rows(scope: ConditionScope, meter: Meter): readonly HistoryEvent[] | undefined;
  readonly change?: Change;
  readonly isMetered: boolean;
}

interface Within {
  readonly parts: DurationParts;
  readonly least: number;
  readonly most: number;
}

/** Compiles which rows of the history a `count`, `sum` or `last` looks at. */
export function compileHistoryRows(query: HistoryQuery, context: CompileContext): HistoryRows {
  const { event, since, of } = query;
  context.reads.events.add(event);
  const where = query.where === undefined ? undefined : context.nest(query.where, event, context.depth + 1);
  const within = readWithin(query.within);
  if (within === 'unreadable') return { rows: () => undefined, isMetered: false };
  const isPlain = where === undefined && within === undefined && since === undefined && of === undefined;
  if (isPlain) return { rows: (scope) => scope.history(event), isMetered: false };

  const rows = (scope: ConditionScope, meter: Meter): readonly HistoryEvent[] => {
    const all = scope.history(event);
    const found: HistoryEvent[] = [];
    const row = new RowScope(scope);
    for (let index = within === undefined ? 0 : firstWithin(all, nowOf(scope) - within.most); index < all.length; index += 1) {
      const candidate = all[index];
      meter.left -= 1;
      if (meter.left < 0) break;
      if (candidate === undefined) continue;
      if (within !== undefined && !isWithin(candidate.at, within, scope)) continue;
      if (since !== undefined && !isSince(candidate, since, scope)) continue;
      if (of !== undefined && !scope.answers(candidate.effect, of)) continue;
      row.event = candidate.data;
      if (where === undefined || where.test(row, meter)) found.push(candidate);
    }
    return found;
  };
  const change = changeOf(event, rows, within, where);
  if (change !== undefined) context.reads.time = true;
  return change === undefined ? { rows, isMetered: true } : { rows, change, isMetered: true };
}

function readWithin(text: string | undefined): Within | 'unreadable' | undefined {
  if (text === undefined) return undefined;
  const parts = typeof text === 'string' ? parseDuration(text) : undefined;
  if (parts === undefined) return 'unreadable';
  const [least, most] = durationBounds(parts);
  return { parts, least, most };
}

/** An event counts while now is before its instant plus the duration. */
function isWithin(at: Instant, within: Within, scope: ConditionScope): boolean {
  const now = nowOf(scope);
  if (now < at + within.least) return true;
  return now < at + within.most && now < addDuration(at, within.parts, zoneOf(scope));
}

/**
 * Events from an instant on, by when they happened and then by arrival. `entry` is after the trigger event, which itself does
 * not count; a node that was never visited lets nothing count.
 */
function isSince(row: HistoryEvent, reference: string, scope: ConditionScope): boolean {
  const from = scope.since(reference);
  if (from === undefined || row.at < from) return false;
  const trigger = reference === 'entry' ? scope.entryEvent : undefined;
  if (row.at > from || trigger === undefined) return true;
  return row.id !== trigger.id && row.arrived >= trigger.arrived;
}

/** By halving: the rows are ordered by when they happened. */
function firstWithin(rows: readonly HistoryEvent[], after: Instant): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

function changeOf(
  event: string,
  rows: (scope: ConditionScope, meter: Meter) => readonly HistoryEvent[],
  within: Within | undefined,
  where: NestedCondition | undefined,
): Change | undefined {
  const inner = where?.change;
  if (within === undefined && inner === undefined) return undefined;
  return (scope, meter) => {
    const now = nowOf(scope);
    let next = Number.POSITIVE_INFINITY;
    if (within !== undefined) {
      for (const { at } of rows(scope, meter)) {
        const leaves = addDuration(at, within.parts, zoneOf(scope));
        if (leaves > now) next = Math.min(next, leaves);
      }
    }
    if (inner !== undefined) {
      const row = new RowScope(scope);
      for (const { data } of scope.history(event)) {
        meter.left -= 1;
        if (meter.left < 0) break;
        row.event = data;
        next = Math.min(next, inner(row, meter) ?? next);
      }
    }
    // Out of steps: rather look again too often than miss a change.
    if (meter.left < 0) return nextMinute(now, zoneOf(scope));
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  };
}
