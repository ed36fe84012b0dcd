import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout, LayoutEdge, LayoutGraph, LayoutNode, Point } from '../layout.ts';
import { layoutJourney } from './layout-journey.ts';

interface Way {
  readonly steps: readonly Step[];
  readonly then: 'end' | 'meet' | 'loop';
  readonly to: number;
  readonly pillWidth: number;
}
interface Step {
  readonly height: number;
  readonly ways: readonly Way[];
}

// The same graphs in every run.
const seed = 20_261_120;

type Draft = { -readonly [Key in keyof LayoutEdge]: LayoutEdge[Key] };

const { steps: someSteps } = fc.letrec<{ steps: readonly Step[]; step: Step; way: Way }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 4, depthIdentifier: 'step' }),
  step: fc.record({
    height: fc.constantFrom(56, 80, 104),
    ways: fc.oneof({ depthIdentifier: 'step', maxDepth: 5 }, fc.constant([]), fc.array(tie('way'), { minLength: 2, maxLength: 4 })),
  }),
  way: fc.record({
    steps: tie('steps'),
    then: fc.constantFrom('meet', 'meet', 'end', 'loop'),
    to: fc.nat(20),
    pillWidth: fc.integer({ min: 30, max: 200 }),
  }),
}));

/** A journey as people draw them: decisions whose ways meet, end or run back, with a small box at each open outlet. */
function journeyOf(steps: readonly Step[], flow: LayoutGraph['flow'] = 'down', rtl = false): LayoutGraph {
  const nodes: LayoutNode[] = [{ id: 'entry', width: 264, height: 80 }];
  const edges: Draft[] = [];
  const edgeFrom = (source: string, outlet: string, pillWidth: number, isMain = false): Draft => {
    const edge = { id: `${source}:${outlet}`, source, outlet, target: '', pillWidth, isMain };
    edges.push(edge);
    return edge;
  };
  const lead = (open: readonly Draft[], target: string): void => {
    for (const edge of open) edge.target = target;
  };
  const end = (open: readonly Draft[]): void => {
    for (const edge of open) {
      nodes.push({ id: `end of ${edge.id}`, width: 72, height: 22 });
      edge.target = `end of ${edge.id}`;
    }
  };
  const walk = (list: readonly Step[], start: readonly Draft[], above: readonly string[]): readonly Draft[] => {
    let open = start;
    let passed = above;
    for (const { height, ways } of list) {
      if (open.length === 0) return open;
      const id = `card ${nodes.length}`;
      nodes.push({ id, width: 264, height });
      lead(open, id);
      passed = [...passed, id];
      const outlets = ways.map((way, index) => edgeFrom(id, `way ${index}`, way.pillWidth, way.to % 5 === 0));
      open = ways.length === 0 ? [edgeFrom(id, 'next', 0)] : [];
      for (const [index, way] of ways.entries()) {
        const last = walk(way.steps, outlets.slice(index, index + 1), passed);
        if (way.then === 'end') end(last);
        else if (way.then === 'loop') lead(last, passed[way.to % passed.length] ?? id);
        else open = [...open, ...last];
      }
    }
    return open;
  };
  end(walk(steps, [edgeFrom('entry', 'next', 0)], []));
  return { root: 'entry', nodes, edges, flow, rtl };
}

const aJourney: fc.Arbitrary<LayoutGraph> = fc
  .tuple(someSteps, fc.constantFrom('down' as const, 'right' as const), fc.boolean())
  .map(([steps, flow, rtl]) => journeyOf(steps, flow, rtl));

/** Any boxes and any edges: cross edges, several at once, loops with several entries, loops onto themselves, parts that nothing reaches. */
const aTangle: fc.Arbitrary<LayoutGraph> = fc.integer({ min: 1, max: 24 }).chain((count) =>
  fc.record({
    root: fc.constant('0'),
    nodes: fc.tuple(
      ...Array.from({ length: count }, (_, id) =>
        fc.record({ id: fc.constant(String(id)), width: fc.constantFrom(264, 264, 72, 400), height: fc.constantFrom(22, 56, 80, 104) }),
      ),
    ),
    edges: fc
      .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.constantFrom(0, 60, 180), fc.boolean()), { maxLength: count * 3 })
      .map((list) =>
        list.map(([source, target, pillWidth, isMain], index) => ({
          id: `edge ${index}`,
          source: String(source),
          outlet: String(index),
          target: String(target),
          pillWidth,
          isMain,
        })),
      ),
    flow: fc.constantFrom('down' as const, 'right' as const),
    rtl: fc.boolean(),
  }),
);

interface Area extends Point {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

function areasOf({ nodes }: LayoutGraph, { positions }: Layout): readonly Area[] {
  return nodes.map((node) => ({ ...node, ...(positions.get(node.id) ?? { x: Number.NaN, y: Number.NaN }) }));
}

/** Also of a line that runs through; also true where a place is no number. */
function isOver(a: Area, b: Area): boolean {
  return !(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height);
}

function around({ x, y }: Point, id: string, width: number, height: number): Area {
  return { id, x: x - width / 2, y: y - height / 2, width, height };
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));
}

function stretches(points: readonly Point[]): readonly Area[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      id: 'stretch',
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
  });
}

/** What is wrong with a layout, in words. */
function faultsOf(graph: LayoutGraph): readonly string[] {
  const layout = layoutJourney(graph);
  const areas = areasOf(graph, layout);
  const faults = pairs(areas).flatMap(([a, b]) => (isOver(a, b) ? [`${a.id} stands on ${b.id}`] : []));
  for (const edge of graph.edges) {
    const points = layout.routes.get(edge.id)?.points ?? [];
    for (const stretch of stretches(points)) {
      if (stretch.width !== 0 && stretch.height !== 0) faults.push(`${edge.id} is slanted`);
      for (const area of areas) if (isOver(stretch, area)) faults.push(`${edge.id} runs through ${area.id}`);
    }
    const [source, target] = [edge.source, edge.target].map((id) => areas.find((area) => area.id === id));
    if (source === undefined || target === undefined) continue;
    const [from, to] = sidesOf(source, target, graph);
    const isThere = points[0]?.x === from.x && points[0].y === from.y && points.at(-1)?.x === to.x && points.at(-1)?.y === to.y;
    if (!isThere) faults.push(`${edge.id} does not lead from ${source.id} to ${target.id}`);
    faults.push(...faultsOfEnds(edge.id, points, graph));
  }
  return [...faults, ...faultsOfMarks(graph, layout, areas)];
}

function sidesOf(source: Area, target: Area, { flow, rtl }: LayoutGraph): readonly [Point, Point] {
  if (flow === 'down')
    return [
      { x: source.x + source.width / 2, y: source.y + source.height },
      { x: target.x + target.width / 2, y: target.y },
    ];
  const [end, start] = rtl === true ? [source.x, target.x + target.width] : [source.x + source.width, target.x];
  return [
    { x: end, y: source.y + source.height / 2 },
    { x: start, y: target.y + target.height / 2 },
  ];
}

/** A route leaves along the flow, and arrives along it. */
function faultsOfEnds(id: string, points: readonly Point[], { flow, rtl }: LayoutGraph): readonly string[] {
  const along = (point: Point | undefined): number => (flow === 'down' ? (point?.y ?? 0) : (point?.x ?? 0) * (rtl === true ? -1 : 1));
  const leaves = along(points[1]) > along(points[0]);
  const arrives = along(points.at(-1)) > along(points.at(-2));
  return leaves && arrives ? [] : [`${id} starts or ends at the wrong side`];
}

function faultsOfMarks({ edges }: LayoutGraph, { routes }: Layout, areas: readonly Area[]): readonly string[] {
  const marks = edges.flatMap(({ id, pillWidth }) => {
    const route = routes.get(id);
    if (route === undefined) return [];
    const plus = around(route.plus, `"+" of ${id}`, 20, 20);
    return pillWidth === 0 ? [plus] : [plus, around(route.pill, `pill of ${id}`, pillWidth, 22)];
  });
  const onMarks = pairs(marks).filter(([a, b]) => isOver(a, b));
  const onCards = marks.flatMap((mark) => areas.filter((area) => isOver(mark, area)).map((area) => [mark, area] as const));
  return [...onMarks, ...onCards].map(([a, b]) => `${a.id} covers ${b.id}`);
}

function columns(graph: LayoutGraph): ReadonlyMap<string, number> {
  const areas = areasOf(graph, layoutJourney(graph));
  return new Map(areas.map(({ id, x, y, height }) => [id, graph.flow === 'down' ? x : y + height / 2]));
}

describe('the layout of a journey', () => {
  it('lets no card or mark cover another and no line run through a card', () => {
    fc.assert(
      fc.property(aJourney, (journey) => {
        expect(faultsOf(journey)).toEqual([]);
      }),
      { seed, numRuns: 400 },
    );
  });

  it('keeps outlets in order', () => {
    fc.assert(
      fc.property(aJourney, (journey) => {
        const { routes } = layoutJourney(journey);
        const sign = journey.flow === 'down' && journey.rtl === true ? -1 : 1;
        for (const [a, b] of pairs(journey.edges)) {
          const [one, other] = [routes.get(a.id)?.plus, routes.get(b.id)?.plus];
          if (a.source !== b.source || one === undefined || other === undefined) continue;
          const distance = journey.flow === 'down' ? (other.x - one.x) * sign : other.y - one.y;
          expect(distance, `${b.id} after ${a.id}`).toBeGreaterThan(0);
        }
      }),
      { seed },
    );
  });

  it('moves no card to another column when one is inserted, wherever that is', () => {
    fc.assert(
      fc.property(aJourney, fc.nat(), fc.constantFrom(56, 80, 104), (journey, at, height) => {
        const edge = journey.edges[at % journey.edges.length];
        const edges = journey.edges.flatMap((one): readonly LayoutEdge[] =>
          one === edge
            ? [
                { ...one, target: 'new' },
                { id: 'new:next', source: 'new', outlet: 'next', target: one.target, pillWidth: 0, isMain: true },
              ]
            : [one],
        );
        const nodes = [...journey.nodes, { id: 'new', width: 264, height }];

        const after = columns({ ...journey, nodes, edges });

        for (const [id, column] of columns(journey)) expect(after.get(id), id).toBe(column);
      }),
      { seed, numRuns: 400 },
    );
  });

  it('is the same for the same journey', () => {
    fc.assert(
      fc.property(aJourney, (journey) => {
        expect(layoutJourney(structuredClone(journey))).toEqual(layoutJourney(journey));
      }),
      { seed },
    );
  });

  it('mirrors for right-to-left', () => {
    fc.assert(
      fc.property(aJourney, (journey) => {
        const [left, right] = [layoutJourney({ ...journey, rtl: false }), layoutJourney({ ...journey, rtl: true })];
        for (const { id, width } of journey.nodes) {
          const [one, other] = [left.positions.get(id), right.positions.get(id)];
          expect(other, id).toEqual({ x: -(one?.x ?? 0) - width + 0, y: one?.y });
        }
      }),
      { seed },
    );
  });
});

describe('the layout of any graph', () => {
  it('lets no card or mark cover another and no line run through a card', () => {
    fc.assert(
      fc.property(aTangle, (graph) => {
        expect(faultsOf(graph)).toEqual([]);
      }),
      { seed, numRuns: 600 },
    );
  });

  it('places every box and routes every edge, within its bounds', () => {
    fc.assert(
      fc.property(aTangle, (graph) => {
        const { positions, routes, bounds } = layoutJourney(graph);
        expect([...positions.keys()]).toEqual(graph.nodes.map((node) => node.id));
        expect(new Set(routes.keys())).toEqual(new Set(graph.edges.map((edge) => edge.id)));
        for (const { x, y } of [...positions.values(), ...[...routes.values()].flatMap(({ points }) => points)]) {
          expect(x).toBeGreaterThanOrEqual(bounds.x);
          expect(x).toBeLessThanOrEqual(bounds.x + bounds.width);
          expect(y).toBeGreaterThanOrEqual(bounds.y);
          expect(y).toBeLessThanOrEqual(bounds.y + bounds.height);
        }
      }),
      { seed },
    );
  });
});
