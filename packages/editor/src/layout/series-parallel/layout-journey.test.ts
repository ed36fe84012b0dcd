import { describe, expect, it } from 'vitest';
import type { LayoutEdge, LayoutGraph, LayoutNode } from '../layout.ts';
import { layoutJourney } from './layout-journey.ts';

/** Cards from lines such as `wait > mail, end of wait`; the first outlet is the usual one where it is called `next`. */
function aGraph(lines: readonly string[], overrides: Partial<LayoutGraph> = {}): LayoutGraph {
  const ids = new Set<string>();
  const edges: LayoutEdge[] = [];
  for (const line of lines) {
    const [source = '', targets = ''] = line.split(' > ');
    ids.add(source);
    for (const [index, target] of targets.split(', ').entries()) {
      if (target === '') continue;
      ids.add(target);
      edges.push({ id: `${source}:${index}`, source, outlet: String(index), target, pillWidth: targets.includes(',') ? 80 : 0 });
    }
  }
  const nodes = [...ids].map((id): LayoutNode => (id.startsWith('end') ? { id, width: 72, height: 22 } : { id, width: 264, height: 80 }));
  return { root: 'entry', nodes, edges, flow: 'down', ...overrides };
}

/** The middle of a card, counted in px from the root's. */
function columnOf(graph: LayoutGraph, id: string): number {
  const width = graph.nodes.find((node) => node.id === id)?.width ?? Number.NaN;
  return (layoutJourney(graph).positions.get(id)?.x ?? Number.NaN) + width / 2;
}

function cornersOf({ routes }: ReturnType<typeof layoutJourney>): number {
  return [...routes.values()].reduce((sum, { points }) => sum + points.length, 0);
}

describe('the main path', () => {
  it('goes straight down past ways that end', () => {
    const graph = aGraph(['entry > a', 'a > b, end 1', 'b > c, end 2', 'c > d, end 3', 'd > end 4']);

    for (const id of ['a', 'b', 'c', 'd', 'end 4']) expect(columnOf(graph, id), id).toBe(0);
    expect(columnOf(graph, 'end 1')).toBe(columnOf(graph, 'end 3'));
  });

  it('is the usual way on, whatever hangs from the others', () => {
    const edges = aGraph(['entry > a', 'a > b, c', 'b > d', 'd > end 1', 'c > end 2']).edges.map((edge) => ({
      ...edge,
      isMain: edge.target === 'c',
    }));
    const graph = { ...aGraph(['entry > a', 'a > b, c', 'b > d', 'd > end 1', 'c > end 2']), edges };

    expect(columnOf(graph, 'c')).toBe(0);
    expect(columnOf(graph, 'b')).toBeLessThan(0);
  });

  it('is the way with most decisions where none is the usual one', () => {
    const graph = aGraph(['entry > a', 'a > end 1, b', 'b > c, d', 'c > end 2', 'd > end 3']);

    expect(columnOf(graph, 'b')).toBe(0);
    expect(columnOf(graph, 'end 1')).toBeLessThan(0);
  });

  it('stands in the middle of equal ways that meet again', () => {
    const graph = aGraph(['entry > a', 'a > b, c, d', 'b > e', 'c > e', 'd > e']);

    expect(columnOf(graph, 'b')).toBe(-304);
    expect(columnOf(graph, 'c')).toBe(0);
    expect(columnOf(graph, 'd')).toBe(304);
    expect(columnOf(graph, 'e')).toBe(0);
  });

  it('goes on beside a way that hangs from it, and is moved down only by what would run into that', () => {
    const top = (lines: readonly string[], id: string): number => layoutJourney(aGraph(lines)).positions.get(id)?.y ?? Number.NaN;
    const hanging = ['entry > a', 'a > b, x', 'x > y', 'y > z', 'z > end 1', 'c > d, end 2', 'd > e, end 3'];

    expect(top([...hanging, 'b > c'], 'b')).toBe(top([...hanging, 'b > c'], 'x'));
    expect(top([...hanging, 'b > c'], 'end 2')).toBeGreaterThan(top([...hanging, 'b > c'], 'end 1'));
  });
});

describe('other paths', () => {
  it('run back at the side as loops', () => {
    const { routes, positions } = layoutJourney(aGraph(['entry > a', 'a > b', 'b > c', 'c > a, end 1']));
    const route = routes.get('c:0');

    expect(route?.back).toBe(true);
    expect(routes.get('c:1')?.back).toBe(false);
    expect(Math.min(...(route?.points ?? []).map((point) => point.x))).toBeLessThan(positions.get('a')?.x ?? 0);
  });

  it('share one line to one card', () => {
    const { routes } = layoutJourney(aGraph(['entry > a', 'a > b', 'b > c, a', 'c > d, a', 'd > end 1']));
    const [one, other] = ['b:1', 'c:1'].map((id) => routes.get(id)?.points ?? []);

    expect(other?.slice(-3)).toEqual(one?.slice(-3));
    expect(Math.min(...(other ?? []).map((point) => point.x))).toBe(Math.min(...(one ?? []).map((point) => point.x)));
  });

  it('lead from cards that the root does not reach, which stand beside the rest', () => {
    const graph = aGraph(['entry > a', 'a > end 1', 'lost > a', 'ring > round', 'round > ring']);
    const { positions, routes } = layoutJourney(graph);

    for (const id of ['lost', 'ring', 'round']) expect(columnOf(graph, id), id).toBeGreaterThan(columnOf(graph, 'a') + 264);
    expect(positions.get('entry')).toEqual({ x: -132, y: 0 });
    expect(routes.get('lost:0')?.points.at(-1)).toEqual(routes.get('entry:0')?.points.at(-1));
  });

  it('are left out where they lead to no card', () => {
    const graph = aGraph(['entry > a', 'a > end 1']);
    const edge = { id: 'x', source: 'a', outlet: 'x', target: 'gone', pillWidth: 0 };

    expect(layoutJourney({ ...graph, edges: [...graph.edges, edge] }).routes.has('x')).toBe(false);
  });
});

describe('pills', () => {
  it('sit on the line that spreads the outlets, and on the column where one goes straight on', () => {
    const { routes } = layoutJourney(aGraph(['entry > a', 'a > b, c, d', 'b > e', 'c > e', 'd > e']));
    const [left, middle, right] = ['a:0', 'a:1', 'a:2'].map((id) => routes.get(id));

    expect(left?.pill.y).toBe(left?.points[1]?.y);
    expect(right?.pill.y).toBe(left?.pill.y);
    expect(middle?.pill.x).toBe(0);
    expect(middle?.pill.y).toBeGreaterThan(left?.pill.y ?? Number.NaN);
    expect(new Set([left, middle, right].map((route) => route?.plus.y)).size).toBe(1);
  });

  it('all sit on their columns where one has no room on that line', () => {
    const graph = aGraph(['entry > a', 'a > b, c', 'b > e', 'c > e']);
    const edges = graph.edges.map((edge) => (edge.id === 'a:1' ? { ...edge, pillWidth: 190 } : edge));
    const { routes } = layoutJourney({ ...graph, edges });

    for (const id of ['a:0', 'a:1']) expect(routes.get(id)?.pill.x, id).toBe(routes.get(id)?.plus.x);
    expect(routes.get('a:0')?.pill.y).toBe(routes.get('a:1')?.pill.y);
  });
});

describe('large journeys', () => {
  const sharedExit = (count: number): LayoutGraph =>
    aGraph(['entry > 0', ...Array.from({ length: count }, (_, index) => `${index} > ${index + 1}, exit`)]);
  const nested = (count: number): LayoutGraph =>
    aGraph([
      'entry > 0',
      ...Array.from({ length: count }, (_, index) => `${index} > a${index}, ${index + 1}`),
      ...Array.from({ length: count }, (_, index) => `a${index} > meet`),
      `${count} > meet`,
    ]);

  it.each([
    ['with one exit for all steps', sharedExit],
    ['of decisions within decisions', nested],
  ])('%s have as many corners for each edge as small ones', (_, make) => {
    const [small, large] = [make(100), make(3_000)];

    const each = [small, large].map((graph) => cornersOf(layoutJourney(graph)) / graph.edges.length);

    expect(each[1]).toBeLessThanOrEqual((each[0] ?? 0) * 1.1);
  });

  it('may nest as deep as they are long', () => {
    const { positions } = layoutJourney(nested(20_000));

    expect(positions.size).toBe(40_003);
  });
});
