import { describe, expect, it } from 'vitest';
import { layoutJourney } from '../layout/series-parallel/layout-journey.ts';
import { createWords } from '../messages/words.ts';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { journeyGraph, layoutGraphOf } from './journey-graph.ts';
import { walk } from './walk.ts';

const graph = journeyGraph({ words: createWords('en'), catalog, journey: template('cart-recovery') });
const layout = layoutJourney(layoutGraphOf(graph, 'down', false));
const go = (from: string, ...keys: string[]): string | undefined =>
  keys.reduce<string | undefined>((at, key) => at && walk(at, key, graph, layout), from);

describe('arrow keys', () => {
  it('walk along edges, and to what stands beside', () => {
    expect(go('#entry', 'ArrowDown')).toBe('who');
    expect(go('who', 'ArrowUp')).toBe('#entry');
    expect(go('incentive', 'ArrowRight')).toBe('trust');
    expect(go('incentive', 'ArrowRight', 'ArrowRight')).toBe('favourites');
    expect(go('favourites', 'ArrowDown')).toBe('pause');
    expect(go('reminder', 'ArrowDown', 'ArrowUp')).toBe('reminder');
  });

  it('stay where there is nothing', () => {
    expect(go('#entry', 'ArrowUp')).toBeUndefined();
    expect(go('retarget', 'ArrowDown')).toBeUndefined();
    expect(go('nobody', 'ArrowDown')).toBeUndefined();
  });
});
