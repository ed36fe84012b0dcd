import type { Journey } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { journeyGraph } from '../canvas/journey-graph.ts';
import { createWords } from '../messages/words.ts';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { journeyOf, loops } from '../../testing/specimens.ts';
import { outlineRows } from './outline-rows.ts';

const told = (journey: Journey): string[] =>
  outlineRows(journeyGraph({ words: createWords('en'), catalog, journey })).map((row) => {
    const what = row.kind === 'card' ? row.id : row.kind === 'jump' ? `→ ${row.to}` : row.kind === 'end' ? 'end' : row.connection.outlet;
    return `${'  '.repeat(row.depth)}${what}`;
  });

describe('a journey as a list', () => {
  it('tells each path of a decision, then what they share', () => {
    const step = { type: 'milestone' } as const;
    const journey = journeyOf({
      who: { type: 'branch', cases: [{ id: 'a', when: { all: [] } }], outlets: { a: 'one', else: 'two' } },
      one: { ...step, outlets: { next: 'both' } },
      two: { ...step, outlets: { next: 'both' } },
      both: { ...step, outlets: { next: null } },
    });
    expect(told(journey)).toEqual([
      '#entry', 'who', '  a', '    one', '      → both', '  else', '    two', '      → both', 'both', '  end',
    ]); // prettier-ignore
  });

  it('tells every step once, loops and all', () => {
    for (const journey of [loops, template('cart-recovery'), template('lead-scoring'), template('trial-onboarding')]) {
      const cards = told(journey)
        .map((row) => row.trim())
        .filter((row) => Object.hasOwn(journey.nodes, row));
      expect(cards.toSorted()).toEqual(Object.keys(journey.nodes).toSorted());
    }
  });

  it('tells at the end what nothing leads to', () => {
    const journey = journeyOf({ first: { type: 'milestone' }, lost: { type: 'milestone' } }, 'first');
    expect(told(journey)).toEqual(['#entry', 'first', '  end', 'lost', '  end']);
  });
});
