import { targetOf } from '../graph/edges.ts';
import { findGap } from '../solver/find-gap.ts';
import type { Gap } from '../solver/find-gap.ts';
import type { Decision } from './decision.ts';

/** A decision that lets a contact go by an open outlet. */
export interface OpenOutlet {
  readonly nodeId: string;
  readonly outlet: 'else' | 'missing';
  readonly gap: Gap;
}

/** For each decision with an open `else` (or, of a switch, `missing`): a contact that leaves there. */
export function openOutlets(decisions: readonly Decision[]): readonly OpenOutlet[] {
  return decisions.flatMap((decision) => [...openOf(decision)]);
}

function* openOf({ nodeId, node, cases, given, ask, isMissing }: Decision): Generator<OpenOutlet> {
  if (targetOf(node, 'else') === null) {
    const hasValue = isMissing === undefined ? [] : [{ condition: isMissing, holds: false }];
    const gap = findGap(
      ask,
      cases.map(({ when }) => when),
      [...given, ...hasValue],
    );
    if (gap !== undefined) yield { nodeId, outlet: 'else', gap };
  }
  if (isMissing === undefined || targetOf(node, 'missing') !== null) return;
  const { witness } = ask.find([...given, { condition: isMissing, holds: true }]);
  if (witness !== undefined) yield { nodeId, outlet: 'missing', gap: { witness, needsMissing: true } };
}
