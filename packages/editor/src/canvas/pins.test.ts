import { describe, expect, it } from 'vitest';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { layoutJourney } from '../layout/series-parallel/layout-journey.ts';
import { createWords } from '../messages/words.ts';
import { journeyGraph, layoutGraphOf } from './journey-graph.ts';
import { withPins } from './pins.ts';

const graph = journeyGraph({ words: createWords('en'), catalog, journey: template('cart-recovery') });
const layout = layoutJourney(layoutGraphOf(graph, 'down', false));
const entry = layout.positions.get('#entry') ?? { x: Number.NaN, y: Number.NaN };
const ltr = { flow: 'down', isRtl: false } as const;

describe('pins', () => {
  it('put a card so far from the entry card’s top left corner, and leave the others where they are', () => {
    const pinned = withPins(layout, graph, { pause: { x: 0, y: 480 } }, ltr);
    expect(pinned.positions.get('pause')).toEqual({ x: entry.x, y: entry.y + 480 });
    const others = [...layout.positions].filter(([id]) => id !== 'pause');
    expect([...pinned.positions].filter(([id]) => id !== 'pause')).toEqual(others);
  });

  it('count to the left where the text runs to the left', () => {
    const pinned = withPins(layout, graph, { pause: { x: 300, y: 40 } }, { flow: 'down', isRtl: true });
    expect(pinned.positions.get('pause')).toEqual({ x: entry.x - 300, y: entry.y + 40 });
  });

  it.each([
    { where: 'below', at: { x: 600, y: 2000 } },
    { where: 'above', at: { x: -700, y: -400 } },
    { where: 'beside', at: { x: 900, y: 300 } },
  ])('lead every line to the card that is pinned $where, in right angles', ({ at }) => {
    for (const flow of ['down', 'right'] as const) {
      for (const isRtl of [false, true]) {
        const made = layoutJourney(layoutGraphOf(graph, flow, isRtl));
        const { positions, routes, bounds } = withPins(made, graph, { pause: at }, { flow, isRtl });
        const lines = graph.connections.map(({ id, source, target }) => ({ source, target, points: routes.get(id)?.points ?? [] }));
        const slanted = lines.flatMap(({ points }) =>
          points.filter((point, index) => {
            const next = points[index + 1] ?? point;
            return point.x !== next.x && point.y !== next.y;
          }),
        );
        const right = bounds.x + bounds.width;
        const bottom = bounds.y + bounds.height;
        const outside = lines.flatMap(({ points }) => points.filter(({ x, y }) => x < bounds.x || y < bounds.y || x > right || y > bottom));
        const [box, height] = [positions.get('pause') ?? entry, graph.cards.get('pause')?.height ?? 0];
        const ends = lines.flatMap(({ source, target, points }) =>
          source === 'pause' ? points.slice(0, 1) : target === 'pause' ? points.slice(-1) : [],
        );
        const away = ends.filter(
          ({ x, y }) => ![box.x, box.x + 264, box.x + 132].includes(x) || ![box.y, box.y + height, box.y + height / 2].includes(y),
        );
        expect({ slanted, outside, away }).toEqual({ slanted: [], outside: [], away: [] });
        expect(ends.length).toBeGreaterThan(3);
      }
    }
  });

  it('of nothing, of the entry or of what is not there change nothing', () => {
    expect(withPins(layout, graph, undefined, ltr)).toBe(layout);
    expect(withPins(layout, graph, { '#entry': { x: 9, y: 9 }, gone: { x: 1, y: 1 }, constructor: { x: 1, y: 1 } }, ltr)).toBe(layout);
  });
});
