import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { anyJourney } from '../testing/arbitrary-journey.ts';
import { cyclesOf } from './cycles.ts';
import { edgesFrom, edgesInto, edgesOf, nodeOf, targetOf } from './edges.ts';
import { reachableFrom, rootsOf } from './reachable.ts';

const journey = aJourney({
  nodes: {
    a: { type: 'branch', cases: [], outlets: { else: 'b', gone: 'ghost' } },
    b: { type: 'milestone', outlets: { next: 'a' } },
    c: { type: 'milestone', jumpWhen: { any: [] }, outlets: { next: null } },
    d: { type: 'milestone', outlets: { next: 'd' } },
  },
});

/** Whether one node leads to another over one edge or more: the plain way to ask. */
function leadsTo(within: Journey, from: string, to: string): boolean {
  const next = edgesFrom(within, from).map((edge) => edge.to);
  return reachableFrom(within, next).has(to);
}

describe('the graph of a journey', () => {
  it('has an edge for each connected outlet, in document order, also those that lead nowhere', () => {
    expect(edgesOf(journey)).toEqual([
      { from: 'a', outlet: 'else', to: 'b' },
      { from: 'a', outlet: 'gone', to: 'ghost' },
      { from: 'b', outlet: 'next', to: 'a' },
      { from: 'd', outlet: 'next', to: 'd' },
    ]);
    expect([...edgesInto(journey).keys()]).toEqual(['b', 'ghost', 'a', 'd']);
  });

  it('reads own entries only', () => {
    expect(nodeOf(journey, 'constructor')).toBeUndefined();
    expect(targetOf({ type: 'x', outlets: {} }, 'toString')).toBeNull();
  });

  it('begins at the start and at the milestones that contacts jump to', () => {
    expect(rootsOf(journey)).toEqual(['a', 'c']);
    expect([...reachableFrom(journey, rootsOf(journey))].toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('groups the nodes of circles, in document order', () => {
    expect(cyclesOf(journey)).toEqual([['a', 'b'], ['d']]);
    expect(cyclesOf(journey, (edge) => edge.from !== 'b')).toEqual([['d']]);
  });

  it('puts exactly those on a circle who lead back to themselves', () => {
    fc.assert(
      fc.property(anyJourney(), (any) => {
        const groups = cyclesOf(any);
        const onCircle = new Set(groups.flat());
        for (const nodeId of Object.keys(any.nodes)) expect(onCircle.has(nodeId)).toBe(leadsTo(any, nodeId, nodeId));
        for (const group of groups) for (const one of group) for (const other of group) expect(leadsTo(any, one, other)).toBe(true);
      }),
      { numRuns: 1_000, seed: 21 },
    );
  });

  it('does not run out of stack on a long journey', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, index) => [
        `n${index}`,
        { type: 'milestone', outlets: { next: `n${(index + 1) % 50_000}` } } as const,
      ]),
    );

    expect(cyclesOf(aJourney({ nodes }))[0]).toHaveLength(50_000);
  });
});
