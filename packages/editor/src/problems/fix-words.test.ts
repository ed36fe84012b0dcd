import { describe, expect, it } from 'vitest';
import type { Operation } from '@sojourn/schema';
import { checkJourney } from '@sojourn/schema';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { brokenJourney } from '../../testing/specimens.ts';
import { createWords } from '../messages/words.ts';
import { fixWords } from './fix-words.ts';

const names = { words: createWords('en'), catalog, journey: template('cart-recovery') };

describe('a repair in words', () => {
  it.each<{ says: string; fix: readonly Operation[] }>([
    { says: 'Remove “Email: 10 % for you”', fix: [{ op: 'remove', nodeId: 'incentive', keep: null }] },
    { says: 'Remove “First-time buyer”', fix: [{ op: 'item.remove', nodeId: 'who', id: 'first' }] },
    {
      says: 'Connect “Everyone else” to “Email: 10 % for you”',
      fix: [{ op: 'connect', at: { nodeId: 'who', outlet: 'else' }, to: 'incentive' }],
    },
    { says: 'Let “Everyone else” end here', fix: [{ op: 'connect', at: { nodeId: 'who', outlet: 'else' }, to: null }] },
    { says: 'Begin with “Who is it?”', fix: [{ op: 'connect', at: 'start', to: 'who' }] },
    { says: 'Use “Order placed”', fix: [{ op: 'set', pointer: '/goal/when/event', value: 'order.placed' }] },
    { says: 'Count from “Email: 10 % for you” on', fix: [{ op: 'set', pointer: '/nodes/pause/until/1/since', value: 'node:incentive' }] },
    { says: 'Take “sbject” out', fix: [{ op: 'unset', pointer: '/nodes/incentive/input/sbject' }] },
    {
      says: 'Use “failed”',
      fix: [
        { op: 'unset', pointer: '/nodes/incentive/outlets/faled' },
        { op: 'set', pointer: '/nodes/incentive/outlets/failed', value: 'pause' },
      ],
    },
    {
      says: 'Add “Orders is not 0”',
      fix: [
        {
          op: 'item.add',
          nodeId: 'who',
          index: 2,
          item: { id: 'rest', when: { left: { attribute: 'orders' }, op: 'neq', right: 0 } },
        },
      ],
    },
    { says: 'Use “again after leaving”', fix: [{ op: 'set', pointer: '/entry/reentry/mode', value: 'afterExit' }] },
  ])('$says', ({ says, fix }) => {
    expect(fixWords(fix, names)).toBe(says);
  });

  it('is said for every repair that the checks offer', () => {
    const fixes = checkJourney(brokenJourney, { catalog }).flatMap((problem) => problem.fixes ?? []);
    const said = fixes.map((fix) => fixWords(fix, { ...names, journey: brokenJourney }));

    expect(fixes.length).toBeGreaterThan(0);
    expect(said).not.toContain('Repair');
  });
});
