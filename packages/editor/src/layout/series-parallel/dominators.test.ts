import { describe, expect, it } from 'vitest';
import type { LayoutEdge } from '../layout.ts';
import { dominatorAt, findDominators } from './dominators.ts';
import { readGraph } from './vertex.ts';
import type { Vertex } from './vertex.ts';
import { walkPart } from './walk.ts';

function partFrom(root: string, pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, Vertex> {
  const nodes = [...new Set(pairs.flat())].map((id) => ({ id, width: 264, height: 80 }));
  const edges = pairs.map(([source, target], index): LayoutEdge => ({
    id: String(index),
    source,
    outlet: String(index),
    target,
    pillWidth: 0,
  }));
  const vertices = readGraph({ root, nodes, edges, flow: 'down' });
  const start = vertices.get(root);
  if (start !== undefined) findDominators(walkPart(start, 0));
  return vertices;
}

/** How many boxes a climb looks at. */
function stepsOf(vertices: ReadonlyMap<string, Vertex>, climb: () => void): number {
  let steps = 0;
  for (const vertex of vertices.values()) {
    const { depth } = vertex;
    Object.defineProperty(vertex, 'depth', { configurable: true, get: () => ((steps += 1), depth) });
  }
  climb();
  return steps;
}

describe('dominators', () => {
  it('are the last boxes that all paths pass', () => {
    const vertices = partFrom('a', [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
      ['d', 'e'],
      ['b', 'e'],
      ['e', 'a'],
    ]);
    const above = (id: string): string | undefined => vertices.get(id)?.dominator?.node.id;

    expect(['a', 'b', 'c', 'd', 'e'].map(above)).toEqual([undefined, 'a', 'a', 'a', 'a']);
    expect(vertices.get('a')?.joins.map((join) => join.node.id)).toEqual(['d', 'e']);
    expect(vertices.get('e')?.out[0]?.isBack).toBe(true);
  });

  it('are found in a logarithmic climb', () => {
    const length = 10_000;
    const vertices = partFrom(
      '0',
      Array.from({ length }, (_, index) => [String(index), String(index + 1)] as const),
    );
    const last = vertices.get(String(length));
    let found: Vertex | undefined;

    const steps = stepsOf(vertices, () => {
      found = last === undefined ? undefined : dominatorAt(last, 1_234);
    });

    expect(found?.node.id).toBe('1234');
    expect(steps).toBeLessThan(200);
  });
});
