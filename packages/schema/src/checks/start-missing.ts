import type { Operation } from '../operations/operation.ts';
import type { Check, CheckContext } from './check.ts';

/** A journey whose entry leads to no first node: contacts would come in and leave at once. */
export const startMissing: Check = {
  code: 'start_missing',
  severity: 'error',
  *run(context) {
    if (context.journey.entry.start !== null) return;
    yield { path: ['entry', 'start'], fixes: fixesFor(context) };
  },
};

/** Certain only where exactly one node has nothing before it. */
function fixesFor({ journey, edges }: CheckContext): readonly (readonly Operation[])[] {
  const behind = new Set(edges.map((edge) => edge.to));
  const [first, ...others] = Object.keys(journey.nodes).filter((nodeId) => !behind.has(nodeId));
  return first === undefined || others.length > 0 ? [] : [[{ op: 'connect', at: 'start', to: first }]];
}
