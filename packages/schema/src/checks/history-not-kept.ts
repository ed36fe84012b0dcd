import type { HistoryQuery, Operand } from '../conditions/condition.ts';
import { durationBounds } from '../conditions/next-crossing.ts';
import { isOperand, ownField } from '../conditions/operand.ts';
import { parseDuration } from '../time/duration.ts';
import type { Check } from './check.ts';

/** How long events are kept that say nothing of it (semantics.md, section 9). */
const usualKeep = 'P90D';

/** A look into the past that goes further back than events of that name are kept: it counts less than it says. */
export const historyNotKept: Check = {
  code: 'history_not_kept',
  severity: 'warning',
  *run({ mentions, catalog }) {
    for (const { comparison, path } of mentions.comparisons) {
      for (const side of ['left', 'right'] as const) {
        const operand = comparison[side];
        const query = isOperand(operand) ? queryOf(operand) : undefined;
        const event = query === undefined ? undefined : ownField(catalog.events, query.event);
        if (query?.within === undefined || event === undefined) continue;
        const keep = event.keep ?? usualKeep;
        if (longest(keep) >= shortest(query.within)) continue;
        yield { path: [...path, side, kindOf(operand), 'within'], params: { event: query.event, within: query.within, keep } };
      }
    }
  },
};

function queryOf(operand: Operand): HistoryQuery | undefined {
  if ('count' in operand) return operand.count;
  return 'sum' in operand ? operand.sum : undefined;
}

function kindOf(operand: unknown): 'count' | 'sum' {
  return typeof operand === 'object' && operand !== null && 'count' in operand ? 'count' : 'sum';
}

function shortest(duration: string): number {
  const parts = parseDuration(duration);
  return parts === undefined ? 0 : durationBounds(parts)[0];
}

function longest(duration: string): number {
  const parts = parseDuration(duration);
  return parts === undefined ? Infinity : durationBounds(parts)[1];
}
