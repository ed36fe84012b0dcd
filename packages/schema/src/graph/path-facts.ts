import type { Catalog } from '../catalog.ts';
import type { Condition, Operand } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { createEdgesFrom, nodeOf } from './edges.ts';
import type { EdgesFrom } from './edges.ts';
import { entryFacts, standingFacts, triggerFacts } from './entry-facts.ts';
import { createFactMaker } from './facts.ts';
import type { Fact, FactMaker } from './facts.ts';
import type { CaseCondition } from './node-facts.ts';
import { casesOf, factsAfter } from './node-facts.ts';

/** What holds on every path to each node. */
export interface PathFacts {
  /** What is known of whoever arrives at a node; nothing for one that nobody reaches. */
  at(nodeId: string): readonly Fact[];
  /** What is known of whoever leaves it by an outlet. */
  after(nodeId: string, outlet: string): readonly Fact[];
  /** The cases of a branch or a switch as conditions, the same objects each time. */
  cases(nodeId: string): readonly CaseCondition[];
  /** The one object that stands for a condition here: equal conditions are the same. */
  same(condition: Condition): Condition;
  /** What holds of everyone who is live, whenever a node is judged. */
  readonly standing: readonly Fact[];
}

/** More than that says nothing more about the next decision; the oldest are forgotten first. */
const mostFacts = 40;

/**
 * Works out what is known of every contact that arrives at a node: earlier cases, what updates wrote, the criteria while nothing could
 * have changed, and that no reason to end holds.
 *
 * Sound: a fact stays only if it holds on every path, and whatever may change it takes it away. A contact whom an operator or a migration
 * puts onto a node came by no path; nothing is claimed about those.
 */
export function pathFacts(journey: Journey, catalog: Catalog, edges: EdgesFrom = createEdgesFrom(journey)): PathFacts {
  const make = createFactMaker(catalog);
  const standing = standingFacts(journey, make);
  const known = startOf(journey, standing, make);
  const open = [...known.keys()];
  const same = (condition: Condition): Condition => make(condition, true).condition;
  const presences = new Map<Operand, Condition>();
  const isMissing = (operand: Operand): Condition => {
    const condition = presences.get(operand) ?? same({ left: operand, op: 'missing' });
    presences.set(operand, condition);
    return condition;
  };
  const decisions = new Map<string, readonly CaseCondition[]>();
  const cases = (nodeId: string): readonly CaseCondition[] => {
    const known = decisions.get(nodeId);
    if (known !== undefined) return known;
    const node = nodeOf(journey, nodeId);
    const found = node === undefined ? [] : (casesOf(node) ?? []).map(({ id, when }) => ({ id, when: same(when) }));
    decisions.set(nodeId, found);
    return found;
  };
  const after = (nodeId: string, outlet: string): readonly Fact[] => {
    const node = nodeOf(journey, nodeId);
    const before = known.get(nodeId);
    if (node === undefined || before === undefined) return [];
    return factsAfter({ nodeId, node, cases: cases(nodeId), isMissing, outlet, before, standing, make });
  };
  // A list, first in first out: each round can only take facts away, so it ends.
  for (let index = 0; index < open.length; index += 1) {
    const nodeId = open[index] ?? '';
    for (const { outlet, to } of edges(nodeId)) {
      if (nodeOf(journey, to) === undefined) continue;
      if (meet(known, to, after(nodeId, outlet))) open.push(to);
    }
  }
  return { at: (nodeId) => known.get(nodeId) ?? [], after, cases, same, standing };
}

function startOf(journey: Journey, standing: readonly Fact[], make: FactMaker): Map<string, readonly Fact[]> {
  const known = new Map<string, readonly Fact[]>();
  const lasting = triggerFacts(journey.entry.triggers, make);
  for (const [nodeId, node] of Object.entries(journey.nodes)) {
    if (isKnownNode(node) && node.type === 'milestone' && node.jumpWhen !== undefined)
      meet(known, nodeId, [...lasting, ...standing, make(node.jumpWhen, true)]);
  }
  const { start } = journey.entry;
  if (start !== null && nodeOf(journey, start) !== undefined) meet(known, start, [...standing, ...entryFacts(journey, make)]);
  return known;
}

/** Keeps what both know; `true` if that is less than before. */
function meet(known: Map<string, readonly Fact[]>, nodeId: string, facts: readonly Fact[]): boolean {
  const before = known.get(nodeId);
  if (before === undefined) {
    const own = facts.filter((fact, index) => facts.indexOf(fact) === index);
    known.set(nodeId, own.length > mostFacts ? own.slice(-mostFacts) : own);
    return true;
  }
  if (before.length === 0) return false;
  // At most `mostFacts` on one side; a set would cost more than it saves.
  const both = before.filter((fact) => facts.includes(fact));
  if (both.length === before.length) return false;
  known.set(nodeId, both);
  return true;
}
