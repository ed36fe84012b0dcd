import { addDuration } from '../time/add-duration.ts';
import type { DurationParts } from '../time/duration.ts';
import { parseDuration } from '../time/duration.ts';
import type { Instant, TimeZone } from '../values.ts';
import type { HistoryQuery } from './condition.ts';
import { earliest } from './earliest.ts';
import type { Change, CompileContext, Meter, NestedCondition } from './evaluator.ts';
import { nowOf, zoneOf } from './moment.ts';
import { durationBounds, nextMinute } from './next-crossing.ts';
import { ownField } from './operand.ts';
import { RowScope } from './row-scope.ts';
import type { ConditionScope, HistoryEvent } from './scope.ts';
import { isSince } from './since.ts';

/** The rows that a query of the history counts. */
export interface HistoryRows {
  /** Oldest first; `undefined` if the query cannot be read. */
  rows(scope: ConditionScope, meter: Meter): readonly HistoryEvent[] | undefined;
  readonly change: Change;
  readonly isMetered: boolean;
}

/** A duration, with the least and most it can last. */
interface Span {
  readonly parts: DurationParts;
  readonly least: number;
  readonly most: number;
}

/** Which of the counted rows a comparison depends on: all of them, or the last. */
export type Dependence = 'all' | 'last';

/**
 * Compiles which rows of the history a `count`, `sum` or `last` looks at.
 *
 * That events leave the history once their `keep` is over is the scope's part; here it only counts as a change to come.
 */
export function compileHistoryRows(query: HistoryQuery, context: CompileContext, dependsOn: Dependence): HistoryRows {
  const { event, since, of } = query;
  context.reads.events.add(event);
  context.reads.time = true;
  const where = query.where === undefined ? undefined : context.nest(query.where, event, context.depth + 1);
  const within = query.within === undefined ? undefined : readSpan(query.within);
  if (within === 'unreadable') return { rows: () => undefined, change: () => undefined, isMetered: false };
  const isPlain = where === undefined && within === undefined && since === undefined && of === undefined;
  const rows = isPlain ? (scope: ConditionScope) => scope.history(event) : filteredRows(query, within, where);
  const keep = readSpan(ownField(context.catalog.events, event)?.keep ?? 'P90D');
  const leaving = [
    ...(within === undefined ? [] : [{ span: within, zone: zoneOf }]),
    ...(keep === 'unreadable' ? [] : [{ span: keep, zone: inUtc }]),
  ];
  return { rows, change: changeOf({ event, rows, leaving, where, dependsOn }), isMetered: !isPlain };
}

const inUtc = (): TimeZone => 'UTC';

function filteredRows(
  { event, since, of }: HistoryQuery,
  within: Span | undefined,
  where: NestedCondition | undefined,
): HistoryRows['rows'] {
  return (scope, meter) => {
    const all = scope.history(event);
    const found: HistoryEvent[] = [];
    const row = new RowScope(scope);
    for (let index = within === undefined ? 0 : firstAfter(all, nowOf(scope) - within.most); index < all.length; index += 1) {
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
}

function readSpan(text: unknown): Span | 'unreadable' {
  const parts = typeof text === 'string' ? parseDuration(text) : undefined;
  if (parts === undefined) return 'unreadable';
  const [least, most] = durationBounds(parts);
  return { parts, least, most };
}

/** An event counts while now is before its instant plus the duration. */
function isWithin(at: Instant, within: Span, scope: ConditionScope): boolean {
  const now = nowOf(scope);
  if (now < at + within.least) return true;
  return now < at + within.most && now < addDuration(at, within.parts, zoneOf(scope));
}

/** By halving: the rows are ordered by when they happened. */
function firstAfter(rows: readonly HistoryEvent[], after: Instant): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Leaving {
  readonly span: Span;
  readonly zone: (scope: ConditionScope) => TimeZone;
}

interface ChangingRows {
  readonly event: string;
  readonly rows: HistoryRows['rows'];
  readonly leaving: readonly Leaving[];
  readonly where: NestedCondition | undefined;
  readonly dependsOn: Dependence;
}

function changeOf({ event, rows, leaving, where, dependsOn }: ChangingRows): Change {
  const inner = where?.change;
  return (scope, meter) => {
    const now = nowOf(scope);
    const counted = rows(scope, meter) ?? [];
    const depended = dependsOn === 'all' ? counted : counted.slice(-1);
    const instants = leaving.map((one) => nextLeaving(depended, one, scope));
    if (inner !== undefined) instants.push(nextInner(scope.history(event), inner, scope, meter));
    // Out of steps: rather look again too often than miss a change.
    return meter.left < 0 ? nextMinute(now, zoneOf(scope)) : earliest(instants);
  };
}

/** When the first of the rows leaves. The oldest may not be it where months clamp, but no row much younger can be. */
function nextLeaving(rows: readonly HistoryEvent[], { span, zone }: Leaving, scope: ConditionScope): Instant | undefined {
  const now = nowOf(scope);
  let next: Instant | undefined;
  for (const { at } of rows) {
    if (next !== undefined && at + span.least > next) break;
    const leaves = addDuration(at, span.parts, zone(scope));
    if (leaves > now && (next === undefined || leaves < next)) next = leaves;
  }
  return next;
}

/** When a comparison inside `where` changes for some row. */
function nextInner(rows: readonly HistoryEvent[], inner: Change, scope: ConditionScope, meter: Meter): Instant | undefined {
  const row = new RowScope(scope);
  let next: Instant | undefined;
  for (const { data } of rows) {
    meter.left -= 1;
    if (meter.left < 0) break;
    row.event = data;
    next = earliest([next, inner(row, meter)]);
  }
  return next;
}
