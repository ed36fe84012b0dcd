import type { Catalog } from '../catalog.ts';
import type { Condition } from '../conditions/condition.ts';
import { namesIn } from '../graph/condition-names.ts';
import type { Fact } from '../graph/facts.ts';
import type { CaseCondition } from '../graph/node-facts.ts';
import type { BranchNode } from '../nodes/branch.ts';
import type { SwitchNode } from '../nodes/switch.ts';
import type { Question } from '../solver/question.ts';
import type { CheckContext } from './check.ts';

/** A branch or a switch that contacts reach, ready to be asked about. */
export interface Decision {
  readonly nodeId: string;
  readonly node: BranchNode | SwitchNode;
  readonly cases: readonly CaseCondition[];
  /** What is known of whoever arrives, as far as it bears on the cases. */
  readonly given: readonly Fact[];
  /** Over the cases, what is given, and `isMissing`. */
  readonly ask: Question;
  /** Of a switch: that there is no value. */
  readonly isMissing: Condition | undefined;
}

/** The decisions of a journey that can be made at all; where what is known contradicts itself, nobody arrives. */
export function decisionsOf({
  journey,
  catalog,
  facts,
  reachable,
  nodes,
  question,
}: Pick<CheckContext, 'journey' | 'catalog' | 'facts' | 'reachable' | 'nodes' | 'question'>): readonly Decision[] {
  const decisions: Decision[] = [];
  for (const [nodeId, node] of nodes.known) {
    if ((node.type !== 'branch' && node.type !== 'switch') || node.cases.length === 0 || !reachable.has(nodeId)) continue;
    const cases = facts.cases(nodeId);
    const conditions = cases.map(({ when }) => when);
    const given = relevantFacts(facts.at(nodeId), conditions, catalog, journey.entry.criteria);
    const isMissing = node.type === 'switch' ? facts.same({ left: node.on, op: 'missing' }) : undefined;
    const all = [...given.map(({ condition }) => condition), ...conditions, ...(isMissing === undefined ? [] : [isMissing])];
    const ask = question(all);
    if (given.length > 0 && ask.excludes(given)) continue;
    decisions.push({ nodeId, node, cases, given, ask, isMissing });
  }
  return decisions;
}

/** The facts that read what these conditions read, or what such facts read; and always the entry criteria, where they still hold. */
export function relevantFacts(
  facts: readonly Fact[],
  conditions: readonly Condition[],
  catalog: Catalog,
  criteria?: Condition,
): readonly Fact[] {
  if (facts.length === 0) return facts;
  const names = new Set(conditions.flatMap((condition) => [...namesIn(condition, catalog)]));
  const chosen = new Set<Fact>();
  let size = -1;
  while (size < chosen.size) {
    size = chosen.size;
    for (const fact of facts) {
      if (chosen.has(fact) || (fact.condition !== criteria && ![...fact.names].some((name) => names.has(name)))) continue;
      chosen.add(fact);
      for (const name of fact.names) names.add(name);
    }
  }
  return facts.filter((fact) => chosen.has(fact));
}
