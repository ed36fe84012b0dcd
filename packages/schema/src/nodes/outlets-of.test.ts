import { describe, expect, it } from 'vitest';
import { parseJourney } from '../parse/parse-journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { fullCatalog } from '../testing/corpus.ts';
import { freshTrigger, triggerTypes } from '../triggers/registry.ts';
import type { JourneyNode } from './node.ts';
import { freshNode, isKnownNode, outletsOf } from './outlets-of.ts';
import { nodeDefinition, nodeTypes } from './registry.ts';

describe('the outlets of a node', () => {
  it.each<{ node: JourneyNode; outlets: readonly string[] }>([
    { node: { type: 'action', action: 'send_email' }, outlets: ['next', 'sent', 'failed', 'withheld'] },
    {
      node: { type: 'action', action: 'nobody', outlets: { bounced: null, next: 'a', failed: 'b' } },
      outlets: ['next', 'bounced', 'failed', 'withheld'],
    },
    {
      node: {
        type: 'branch',
        cases: [
          { id: 'b', when: { all: [] } },
          { id: 'a', when: { all: [] } },
        ],
      },
      outlets: ['b', 'a', 'else'],
    },
    { node: { type: 'switch', on: { attribute: 'x' }, cases: [{ id: 'a', value: 1 }] }, outlets: ['a', 'else', 'missing'] },
    { node: { type: 'split', arms: [{ id: 'a', weight: 1 }] }, outlets: ['a'] },
    { node: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }] }, outlets: ['next'] },
    {
      node: {
        type: 'wait',
        until: [
          { id: 'd', type: 'date', on: { attribute: 'x' } },
          { id: 'timeout', type: 'duration', duration: 'P1D' },
        ],
      },
      outlets: ['d', 'timeout', 'past', 'missing'],
    },
    { node: { type: 'task', title: '', assignee: '' }, outlets: ['next', 'overdue'] },
    { node: { type: 'approval', title: '', assignee: '' }, outlets: ['approved', 'rejected', 'overdue'] },
    { node: { type: 'exit', reason: '' }, outlets: [] },
    { node: { type: 'acme.x', outlets: { b: null, a: 'n' } }, outlets: ['b', 'a'] },
  ])('of $node.type are $outlets', ({ node, outlets }) => {
    expect(outletsOf(node, fullCatalog)).toEqual(outlets);
  });

  it('tell known types from names of prototypes', () => {
    expect(isKnownNode({ type: 'constructor' })).toBe(false);
    expect(nodeDefinition('toString')).toBeUndefined();
  });
});

describe('a fresh node or trigger', () => {
  it.each(nodeTypes)('of the type %s parses', (type) => {
    expect(parseJourney(aJourney({ nodes: { n: freshNode(type) } }))).toMatchObject({ ok: true });
  });

  it.each(triggerTypes)('of the trigger type %s parses', (type) => {
    expect(parseJourney(aJourney({ entry: { triggers: [freshTrigger(type, 't')] } }))).toMatchObject({ ok: true });
  });
});
