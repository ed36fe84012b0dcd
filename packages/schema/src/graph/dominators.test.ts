import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyNode } from '../nodes/node.ts';
import { aJourney } from '../testing/a-journey.ts';
import { dominatorsOf } from './dominators.ts';
import { shortestPaths } from './path-to.ts';
import { reachableFrom } from './reachable.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

const anyGraph = fc
  .array(fc.array(fc.constantFrom(...ids), { maxLength: 3 }), { minLength: ids.length, maxLength: ids.length })
  .map((targets) =>
    Object.fromEntries(
      ids.map((id, index): [string, JourneyNode] => [
        id,
        { type: 'milestone', outlets: Object.fromEntries((targets[index] ?? []).map((to, place) => [`o${place}`, to])) },
      ]),
    ),
  );

describe('the nodes on every path', () => {
  it('are those without which a node is not reached', () => {
    const law = (): void =>
      fc.assert(
        fc.property(anyGraph, fc.subarray(['a', 'd'], { minLength: 1 }), (nodes, roots) => {
          const journey = aJourney({ nodes });
          const reached = reachableFrom(journey, roots);
          const { dominates } = dominatorsOf(journey, roots);
          return ids.every((earlier) => {
            const without = aJourney({ nodes: Object.fromEntries(Object.entries(nodes).filter(([id]) => id !== earlier)) });
            const around = reachableFrom(without, roots);
            return ids.every(
              (id) => dominates(earlier, id) === (id !== earlier && reached.has(id) && reached.has(earlier) && !around.has(id)),
            );
          });
        }),
        { numRuns: 300, seed: 3 },
      );

    expect(law).not.toThrow();
  });
});

describe('a shortest way', () => {
  it('goes along the edges, and there is none to what nobody reaches', () => {
    const nodes: Record<string, JourneyNode> = {
      a: { type: 'milestone', outlets: { next: 'b', short: 'c' } },
      b: { type: 'milestone', outlets: { next: 'c' } },
      c: { type: 'milestone', outlets: { next: 'a' } },
      d: { type: 'milestone' },
    };
    const pathTo = shortestPaths(aJourney({ nodes }), ['a']);

    expect(['a', 'b', 'c', 'd'].map((id) => pathTo(id).join(''))).toEqual(['a', 'ab', 'ac', '']);
  });
});
