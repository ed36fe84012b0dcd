import type { InFlight, PublishPlan } from '@sojourn/schema';

/** What becomes of the contacts at one node. `to:` is followed by the id of the node they go to; empty is no answer yet. */
export type Answer = '' | 'keep' | 'recompute' | 'exit' | `to:${string}`;

/** What a person has said so far. */
export interface Answers {
  readonly how: 'drain' | 'migrate';
  /** For the nodes that nothing is said about. */
  readonly others: 'keep' | 'recompute' | 'exit';
  readonly nodes: Readonly<Record<string, Answer>>;
}

/** A step that contacts wait at, or that needs an answer. */
export interface Asked {
  readonly nodeId: string;
  readonly here: number;
  readonly dueNow: number;
  /** The new version does not have it: nobody can stay. */
  readonly isGone: boolean;
}

type Told = 'keep' | 'recompute' | 'exit' | { readonly redirect: string };

export const firstAnswers: Answers = { how: 'drain', others: 'keep', nodes: {} };

/** The answers as an engine takes them. */
export function inFlightOf({ how, others, nodes }: Answers): InFlight {
  if (how === 'drain') return 'drain';
  const said = Object.entries(nodes).flatMap(([nodeId, answer]): readonly (readonly [string, Told])[] => {
    if (answer === '') return [];
    return [[nodeId, answer === 'keep' || answer === 'recompute' || answer === 'exit' ? answer : { redirect: answer.slice(3) }]];
  });
  return said.length === 0 ? { migrate: others } : { migrate: others, nodes: Object.fromEntries(said) };
}

/** The nodes a plan says need an answer. */
export function goneIn({ problems }: PublishPlan): readonly string[] {
  return problems.flatMap(({ code, nodeId }) => (code === 'migration_answer_missing' && nodeId !== undefined ? [nodeId] : []));
}

/** The steps to ask about: those nobody can stay at first, then where most contacts are. */
export function askedOf(plan: PublishPlan, gone: ReadonlySet<string>): readonly Asked[] {
  const rows = new Map(plan.nodes.map(({ nodeId, here, dueNow }) => [nodeId, { here, dueNow }]));
  for (const nodeId of gone) if (!rows.has(nodeId)) rows.set(nodeId, { here: 0, dueNow: 0 });
  return [...rows]
    .map(([nodeId, row]): Asked => ({ nodeId, ...row, isGone: gone.has(nodeId) }))
    .toSorted((a, b) => Number(b.isGone) - Number(a.isGone) || b.here - a.here);
}

/** The steps without the answer they need: nobody can stay at what is gone. */
export function unanswered(asked: readonly Asked[], { how, others, nodes }: Answers): readonly string[] {
  if (how === 'drain') return [];
  return asked.flatMap(({ nodeId, isGone }) => {
    const answer = Object.hasOwn(nodes, nodeId) ? (nodes[nodeId] ?? '') : '';
    const leadsAway = answer === '' ? others === 'exit' : answer !== 'keep' && answer !== 'recompute';
    return isGone && !leadsAway ? [nodeId] : [];
  });
}
