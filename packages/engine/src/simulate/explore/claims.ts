import type { Condition, Journey, JourneyNode, KnownNode, Operand } from '@sojourn/schema';
import type { Leg } from './walks.ts';

/** What has to hold for a decision to be made as wanted; none for nodes that decide nothing by the contact. */
export function claimsOf(node: JourneyNode, outlet: string): readonly Condition[] {
  // The type tells them apart; an unknown one has no claims.
  const known = node as KnownNode;
  if (known.type === 'branch')
    return caseClaims(
      known.cases.map(({ id, when }) => ({ id, when })),
      outlet,
      [],
    );
  if (known.type === 'wait') return waitClaims(known, outlet);
  if (known.type !== 'switch') return [];
  const isMissing: Condition = { left: known.on, op: 'missing' };
  if (outlet === 'missing') return [isMissing];
  const cases = known.cases.map(({ id, value }) => ({ id, when: { left: known.on, op: 'eq', right: value } as const }));
  return caseClaims(cases, outlet, [{ not: isMissing }]);
}

/** A condition that holds already would let it pass at once. */
function waitClaims({ until }: Extract<KnownNode, { readonly type: 'wait' }>, outlet: string): readonly Condition[] {
  return until.flatMap((one): readonly Condition[] => (one.type === 'condition' && one.id !== outlet ? [{ not: one.when }] : []));
}

/** Cases before the wanted one do not hold; for `else`, none does. */
function caseClaims(
  cases: readonly { readonly id: string; readonly when: Condition }[],
  outlet: string,
  forElse: readonly Condition[],
): readonly Condition[] {
  const place = cases.findIndex(({ id }) => id === outlet);
  const own = cases[place];
  const earlier = (own === undefined ? cases : cases.slice(0, place)).map(({ when }): Condition => ({ not: when }));
  return own === undefined ? [...earlier, ...forElse] : [...earlier, own.when];
}

/** What must not hold at entry, or the enrollment ends or is refused. */
export function standingClaims({ entry, goal, exits, suppression }: Journey): readonly Condition[] {
  const against = [goal?.when, ...(exits ?? []).map(({ when }) => when), suppression?.when];
  return [
    ...(entry.criteria === undefined ? [] : [entry.criteria]),
    ...against.flatMap((when) => (when === undefined || 'event' in when ? [] : [{ not: when }])),
  ];
}

/** A trigger's filter, told of the entry data: the same fields under another name. */
export function asEntry(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(asEntry) };
  if ('any' in condition) return { any: condition.any.map(asEntry) };
  if ('not' in condition) return { not: asEntry(condition.not) };
  const left = entryOperand(condition.left);
  const { right } = condition;
  // An operand is an object with an own word of the language; a literal never has `event` as a key.
  const isField = typeof right === 'object' && right !== null && !Array.isArray(right) && 'event' in right;
  if (!isField) return { ...condition, left };
  return { ...condition, left, right: entryOperand(right as Operand) }; // Told by its key just above.
}

function entryOperand(operand: Operand): Operand {
  return 'event' in operand ? { entry: operand.event } : operand;
}

/** The legs up to the next one at which somebody outside can do something: where the contact may be changed again. */
export function stretchFrom(journey: Journey, legs: readonly Leg[], from: number): readonly Leg[] {
  const rest = legs.slice(from);
  const stop = rest.findIndex(({ nodeId }) => parks(journey.nodes[nodeId]));
  return stop < 0 ? rest : rest.slice(0, stop + 1);
}

/** Whether a node keeps the enrollment until time, an event, a change or a person lets it go on. */
export function parks(node: JourneyNode | undefined): boolean {
  return node?.type === 'wait' || node?.type === 'task' || node?.type === 'approval';
}
