import type { Condition, Operand } from '../conditions/condition.ts';
import { isOperand } from '../conditions/operand.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { ContactChange } from '../nodes/update.ts';
import type { Fact, FactMaker } from './facts.ts';

/** The cases of a branch or a switch as conditions, in order. */
export interface CaseCondition {
  readonly id: string;
  readonly when: Condition;
}

/** What each case of a branch or a switch asks; `undefined` for other nodes. A switch compares as `eq` does. */
export function casesOf(node: JourneyNode): readonly CaseCondition[] | undefined {
  if (!isKnownNode(node)) return undefined;
  if (node.type === 'branch') return node.cases;
  return node.type === 'switch' ? node.cases.map(({ id, value }) => ({ id, when: { left: node.on, op: 'eq', right: value } })) : undefined;
}

/** What a contact's passing a node by an outlet makes of what is known. */
export interface Passing {
  /** Of the node, if it decides; the same conditions each time. */
  readonly cases: readonly CaseCondition[];
  readonly nodeId: string;
  readonly node: JourneyNode;
  /** That an operand has no value; the same condition each time. */
  readonly isMissing: (operand: Operand) => Condition;
  readonly outlet: string;
  readonly before: readonly Fact[];
  readonly standing: readonly Fact[];
  readonly make: FactMaker;
}

/** What is known of a contact that left a node by an outlet. */
export function factsAfter(passing: Passing): readonly Fact[] {
  const { node, outlet, before, make } = passing;
  if (!isKnownNode(node)) return [];
  switch (node.type) {
    case 'branch':
    case 'switch':
      return before.concat(
        node.type === 'switch' ? make(passing.isMissing(node.on), outlet === 'missing') : [],
        decided(passing.cases, outlet, make),
      );
    case 'split':
    case 'milestone':
    case 'enroll':
      return before;
    case 'update':
      return updated(node.changes, before, make);
    case 'exit':
      return [];
    case 'action':
    case 'task':
    case 'approval':
    case 'wait':
      return waited(passing);
  }
}

function decided(cases: readonly CaseCondition[], outlet: string, make: FactMaker): readonly Fact[] {
  const taken = cases.findIndex(({ id }) => id === outlet);
  if (taken >= 0) return [...cases.slice(0, taken).map(({ when }) => make(when, false)), make(cases[taken]?.when ?? { all: [] }, true)];
  return outlet === 'else' || outlet === 'missing' ? cases.map(({ when }) => make(when, false)) : [];
}

function updated(changes: readonly ContactChange[], before: readonly Fact[], make: FactMaker): readonly Fact[] {
  let facts = before;
  for (const change of changes) {
    const name = 'attribute' in change ? `attribute ${JSON.stringify(change.attribute)}` : `tag ${JSON.stringify(change.tag)}`;
    facts = [...facts.filter(({ names }) => !names.has(name)), ...afterChange(change, make)];
  }
  return facts;
}

function afterChange(change: ContactChange, make: FactMaker): readonly Fact[] {
  if ('tag' in change) return [make({ left: { tag: change.tag }, op: 'eq', right: change.op === 'add' }, true)];
  const left = { attribute: change.attribute };
  if (change.op === 'unset') return [make({ left, op: 'missing' }, true)];
  const { value } = change;
  if (change.op !== 'set' || value === undefined || value === null || isOperand(value)) return [];
  return [make({ left, op: 'eq', right: value }, true)];
}

/** While a contact is parked, everything but the entry data and the results may change. */
function waited(passing: Passing): readonly Fact[] {
  const { nodeId, node, outlet, before, standing } = passing;
  const gives = `result "${nodeId}.`;
  const lasting = before.filter(({ isLasting, names }) => isLasting && ![...names].some((name) => name.startsWith(gives)));
  const parks = !isKnownNode(node) || node.type !== 'wait' || nodeDefinition(node.type)?.takesTime?.(node, outlet) === true;
  // A wait that may let through at once leaves standing what stood before it; having parked, the reasons to end were judged again.
  const judged = parks ? standing : standing.filter((fact) => before.includes(fact));
  return [...lasting, ...judged, ...waitedFor(passing)];
}

function waitedFor({ node, outlet, make, isMissing }: Passing): readonly Fact[] {
  if (!isKnownNode(node) || node.type !== 'wait') return [];
  const taken = node.until.find(({ id }) => id === outlet);
  if (taken?.type === 'condition') return [make(taken.when, true)];
  const date = node.until.find(({ type }) => type === 'date');
  if (date?.type !== 'date') return [];
  return outlet === 'past' || taken === date ? [make(isMissing(date.on), false)] : [];
}
