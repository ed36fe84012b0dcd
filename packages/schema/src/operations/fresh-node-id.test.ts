import { describe, expect, it } from 'vitest';
import { idPattern } from '../shapes/text.ts';
import { aJourney } from '../testing/a-journey.ts';
import { freshNodeId } from './fresh-node-id.ts';

/** Draws that repeat: the same seed gives the same ids. */
function draws(...values: readonly number[]): () => number {
  let index = 0;
  return () => values[index++ % values.length] ?? 0;
}

describe('a fresh node id', () => {
  it('is readable and drawn, not counted', () => {
    expect(freshNodeId(aJourney(), 'wait', draws(0.2, 0.5, 0, 0.99))).toBe('wait-8h2z');
  });

  it.each(['', ' ', 'a.b:c', 'Größe #1', '//', 'x'.repeat(500)])('is an id whatever it begins with: "%s"', (base) => {
    expect(freshNodeId(aJourney(), base, draws(0.5))).toMatch(idPattern);
  });

  it('is longer where a draw is taken, also where chance always says the same', () => {
    const nodes = { 'wait-2222': { type: 'exit', reason: '' }, 'wait-22222': { type: 'exit', reason: '' } } as const;

    expect(freshNodeId(aJourney({ nodes }), 'wait', draws(0))).toBe('wait-222222');
  });
});
