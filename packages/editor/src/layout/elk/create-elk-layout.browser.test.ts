import { afterEach, describe, expect, it } from 'vitest';
import type { Layout, LayoutEdge, LayoutGraph, LayoutNode } from '../layout.ts';
import { createElkLayout } from './create-elk-layout.ts';
import type { ElkLayout } from './create-elk-layout.ts';

const made: ElkLayout[] = [];
const elkLayout = (...options: Parameters<typeof createElkLayout>): ElkLayout => {
  const elk = createElkLayout(...options);
  made.push(elk);
  return elk;
};

afterEach(() => {
  for (const elk of made.splice(0)) elk.dispose();
});

function aCard(id: string, height = 80): LayoutNode {
  return { id, width: 264, height };
}

function anEdge(source: string, outlet: string, target: string, pillWidth = 0): LayoutEdge {
  return { id: `${source}:${outlet}`, source, outlet, target, pillWidth };
}

/** A decision whose paths meet again, and a loop back to it. */
function aJourney(overrides: Partial<LayoutGraph> = {}): LayoutGraph {
  return {
    root: 'entry',
    nodes: [aCard('entry'), aCard('who', 104), aCard('loyal'), aCard('first', 56), aCard('pause'), { id: 'end', width: 72, height: 22 }],
    edges: [
      anEdge('entry', 'start', 'who'),
      anEdge('who', 'loyal', 'loyal', 120),
      anEdge('who', 'first', 'first', 90),
      anEdge('loyal', 'next', 'pause'),
      anEdge('first', 'next', 'pause'),
      anEdge('pause', 'again', 'who', 60),
      anEdge('pause', 'done', 'end', 60),
    ],
    flow: 'down',
    ...overrides,
  };
}

function boxes(graph: LayoutGraph, layout: Layout): readonly (LayoutNode & { readonly x: number; readonly y: number })[] {
  return graph.nodes.map((node) => ({ ...node, ...(layout.positions.get(node.id) ?? { x: Number.NaN, y: Number.NaN }) }));
}

function overlaps(graph: LayoutGraph, layout: Layout): readonly string[] {
  const all = boxes(graph, layout);
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => !(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height))
      .map((b) => `${a.id} on ${b.id}`),
  );
}

describe('the layout by elkjs', () => {
  it('answers with the same kind of layout as the built-in one, from a worker of its own', async () => {
    const graph = aJourney();

    const layout = await elkLayout().layout(graph);

    expect(overlaps(graph, layout)).toEqual([]);
    expect(layout.positions.get('entry')).toEqual({ x: -132, y: 0 });
    expect([...layout.routes.keys()]).toEqual(graph.edges.map((edge) => edge.id));
    expect(layout.routes.get('pause:again')?.back).toBe(true);
    expect(layout.routes.get('pause:done')?.back).toBe(false);
    for (const { source, target, id } of graph.edges) {
      const points = layout.routes.get(id)?.points ?? [];
      const [from, to] = [source, target].map((card) => boxes(graph, layout).find((box) => box.id === card));
      expect(points[0], id).toEqual({ x: (from?.x ?? 0) + (from?.width ?? 0) / 2, y: (from?.y ?? 0) + (from?.height ?? 0) });
      expect(points.at(-1), id).toEqual({ x: (to?.x ?? 0) + (to?.width ?? 0) / 2, y: to?.y });
      const isOrthogonal = points.slice(1).every((point, index) => point.x === points[index]?.x || point.y === points[index]?.y);
      expect(isOrthogonal, id).toBe(true);
    }
  });

  it('runs to the right, and mirrored for right-to-left', async () => {
    const elk = elkLayout();

    const right = await elk.layout(aJourney({ flow: 'right' }));
    const mirrored = await elk.layout(aJourney({ flow: 'right', rtl: true }));

    expect(right.positions.get('who')?.x).toBeGreaterThan(264);
    expect(mirrored.positions.get('who')?.x).toBe(-(right.positions.get('who')?.x ?? 0) - 264);
    expect(overlaps(aJourney(), mirrored)).toEqual([]);
  });

  it('uses the worker of the host where one is given', async () => {
    const asked: string[] = [];
    const elk = elkLayout({
      createWorker(name) {
        asked.push(name);
        return new Worker(new URL('./elk-worker.ts', import.meta.url), { type: 'module' });
      },
    });

    await elk.layout(aJourney());
    await elk.layout(aJourney());

    expect(asked).toEqual(['layout']);
  });

  it('rejects what is under way when it is disposed of, and all that is asked later', async () => {
    const elk = elkLayout();
    const underWay = elk.layout(aJourney());

    elk.dispose();

    await expect(underWay).rejects.toThrow('disposed');
    await expect(elk.layout(aJourney())).rejects.toThrow('disposed');
  });

  it('says so when the worker cannot run', async () => {
    const elk = elkLayout({ createWorker: () => new Worker(URL.createObjectURL(new Blob(['throw new Error("no")']))) });

    await expect(elk.layout(aJourney())).rejects.toThrow('layout worker could not run');
  });
});
