import type { Condition } from '../conditions/condition.ts';
import type { Operation } from '../operations/operation.ts';
import { remainderOf } from '../solver/remainder.ts';
import type { Check, CheckContext } from './check.ts';
import type { Decision } from './decision.ts';

/** A contact with every value that matches no case of a branch whose `else` is open: it leaves, and nobody meant that. */
export const caseGap: Check = {
  code: 'case_gap',
  severity: 'warning',
  *run(context) {
    const decisions = new Map(context.decisions.map((decision) => [decision.nodeId, decision]));
    for (const { nodeId, outlet, gap } of context.openOutlets) {
      if (gap.needsMissing) continue;
      const decision = decisions.get(nodeId);
      const fixes = decision === undefined || outlet !== 'else' ? [] : fixesFor(decision, context);
      yield { path: ['nodes', nodeId, 'outlets', outlet], params: { witness: gap.witness }, fixes };
    }
  },
};

/** More gaps than that are told, but no case is worked out for them: each takes the solver as long as several checks. */
const mostWorkedOut = 20;

/** A case for those whom no case takes, or an end on purpose: after either of them nobody leaves here by mistake. */
function fixesFor(decision: Decision, context: CheckContext): readonly (readonly Operation[])[] {
  const { nodeId, node, cases } = decision;
  const { nodes } = context.journey;
  const exitId = freeName(`${nodeId}-exit`, (id) => Object.hasOwn(nodes, id));
  const end: Operation = {
    op: 'insert',
    at: { nodeId, outlet: 'else' },
    nodeId: exitId,
    node: { type: 'exit', reason: 'no-case' },
  };
  const isWorkedOut = node.type === 'branch' && context.openOutlets.length <= mostWorkedOut;
  const when = isWorkedOut ? restOf(decision, context) : undefined;
  if (when === undefined) return [[end]];
  const id = freeName('rest', (name) => cases.some((one) => one.id === name));
  return [[{ op: 'item.add', nodeId, index: cases.length, item: { id, when } }], [end]];
}

function restOf({ cases, given }: Decision, { question, facts }: CheckContext): Condition | undefined {
  return remainderOf(
    cases.map(({ when }) => when),
    given,
    question,
    facts.same,
  );
}

/** Of what is there already the least number that is free is added, so that the same journey gets the same repair. */
function freeName(base: string, isTaken: (name: string) => boolean): string {
  let name = base;
  for (let number = 2; isTaken(name); number += 1) name = `${base}-${number}`;
  return name;
}
