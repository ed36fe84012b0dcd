import type { Condition } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import { isKnownNode, outletsOf } from '../nodes/outlets-of.ts';
import { createQuestion } from '../solver/question.ts';
import { createContext } from './check-journey.ts';
import type { CheckOptions } from './check-journey.ts';
import type { CheckContext } from './check.ts';
import type { Decision } from './decision.ts';
import { relevantFacts } from './decision.ts';
import { outletNeverTaken } from './outlet-never-taken.ts';

/** A way out of a node that nobody can take. */
export interface UnreachableOutlet {
  readonly nodeId: string;
  readonly outlet: string;
  /**
   * `node`: nobody gets to the node; `case`: no contact fits the case that the cases before it leave; `else`: the cases take
   * everybody; `missing`: the value is always there; `end`: the goal or an exit takes everybody first.
   */
  readonly why: 'node' | 'case' | 'else' | 'missing' | 'end';
}

/**
 * The outlets that are proved to be unreachable, by the structure of the journey and by solving its conditions against the
 * catalog. What the solver cannot decide is not in the list: absence proves nothing.
 *
 * @returns In document order.
 */
export function unreachableOutlets(journey: Journey, options: CheckOptions): readonly UnreachableOutlet[] {
  const context = createContext(journey, options);
  const decisions = new Map(context.decisions.map((decision) => [decision.nodeId, decision]));
  const ended = new Set([...outletNeverTaken.run(context)].map(({ path }) => `${String(path[1])}\u0000${String(path[3])}`));
  return Object.entries(journey.nodes).flatMap(([nodeId, node]) => {
    const decision = decisions.get(nodeId);
    return outletsOf(node, options.catalog).flatMap((outlet): readonly UnreachableOutlet[] => {
      const why = ended.has(`${nodeId}\u0000${outlet}`) ? 'end' : reasonOf(context, nodeId, outlet, decision);
      return why === undefined ? [] : [{ nodeId, outlet, why }];
    });
  });
}

function reasonOf(
  context: CheckContext,
  nodeId: string,
  outlet: string,
  decision: Decision | undefined,
): UnreachableOutlet['why'] | undefined {
  if (!context.reachable.has(nodeId)) return 'node';
  const node = context.journey.nodes[nodeId];
  if (node === undefined || !isKnownNode(node)) return undefined;
  if (node.type === 'wait') return outlet === 'missing' && hasDate(context, nodeId) ? 'missing' : undefined;
  if ((node.type !== 'branch' && node.type !== 'switch') || node.cases.length === 0) return undefined;
  // What is known of whoever would arrive contradicts itself.
  return decision === undefined ? 'node' : reasonIn(decision, outlet);
}

function reasonIn({ cases, given, ask, isMissing }: Decision, outlet: string): UnreachableOutlet['why'] | undefined {
  const hasValue = isMissing === undefined ? [] : [{ condition: isMissing, holds: false }];
  if (outlet === 'missing' && isMissing !== undefined) {
    return ask.excludes([...given, { condition: isMissing, holds: true }]) ? 'missing' : undefined;
  }
  const place = outlet === 'else' ? cases.length : cases.findIndex(({ id }) => id === outlet);
  if (place < 0) return undefined;
  const earlier = cases.slice(0, place).map(({ when }) => ({ condition: when, holds: false }));
  const own = cases[place];
  const claim = own === undefined ? hasValue : [{ condition: own.when, holds: true }];
  if (!ask.excludes([...given, ...earlier, ...claim])) return undefined;
  return outlet === 'else' ? 'else' : 'case';
}

/** Whether the date that a wait waits for is there for everybody who arrives. */
function hasDate({ journey, catalog, facts }: CheckContext, nodeId: string): boolean {
  const node = journey.nodes[nodeId];
  if (node === undefined || !isKnownNode(node) || node.type !== 'wait') return false;
  const date = node.until.find((one) => one.type === 'date');
  if (date === undefined) return false;
  const isMissing: Condition = { left: date.on, op: 'missing' };
  const given = relevantFacts(facts.at(nodeId), [isMissing], catalog, journey.entry.criteria);
  const ask = createQuestion([...given.map(({ condition }) => condition), isMissing], { catalog, journey });
  return ask.excludes([...given, { condition: isMissing, holds: true }]);
}
