import type { HistoryQuery } from '../conditions/condition.ts';
import { isOperand } from '../conditions/operand.ts';
import { isEventMatch } from '../mentions/condition-mentions.ts';
import type { Check, CheckContext } from './check.ts';
import { canAnswer } from './possible-event.ts';

type Answering = Pick<HistoryQuery, 'event' | 'of'>;

/** An event that is to answer a step’s message, and never does: the step sends nothing, or its action does not emit the event. */
export const eventNotEmitted: Check = {
  code: 'event_not_emitted',
  severity: 'warning',
  *run(context) {
    for (const [path, { event, of }] of answers(context)) {
      if (of === undefined || of === '' || event === '' || canAnswer(event, of, context.journey, context.catalog)) continue;
      yield { path: [...path, 'of'], params: { event, step: of } };
    }
  },
};

function* answers({ nodes, journey, mentions }: CheckContext): Generator<readonly [(string | number)[], Answering]> {
  const { goal, exits } = journey;
  if (goal !== undefined && isEventMatch(goal.when)) yield [['goal', 'when'], goal.when];
  for (const [index, { when }] of (exits ?? []).entries()) if (isEventMatch(when)) yield [['exits', index, 'when'], when];
  for (const [nodeId, node] of nodes.of('wait')) {
    for (const [index, one] of node.until.entries()) if (one.type === 'event') yield [['nodes', nodeId, 'until', index], one];
  }
  for (const { comparison, path } of mentions.comparisons) {
    for (const side of ['left', 'right'] as const) {
      const operand = comparison[side];
      if (!isOperand(operand)) continue;
      if ('count' in operand) yield [[...path, side, 'count'], operand.count];
      if ('sum' in operand) yield [[...path, side, 'sum'], operand.sum];
    }
  }
}
