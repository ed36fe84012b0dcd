import { describe, expect, it } from 'vitest';
import { describeCondition } from '../messages/describe-condition.ts';
import { aJourney } from '../testing/a-journey.ts';
import type { JourneyParts } from '../testing/a-journey.ts';
import { fullCatalog } from '../testing/corpus.ts';
import { attribute, branch, end, mail, pause, wait } from '../testing/nodes.ts';
import { pathFacts } from './path-facts.ts';

/** What is known at a node, in words, without the trigger. */
function knownAt(nodeId: string, parts: JourneyParts): readonly string[] {
  const facts = pathFacts(aJourney(parts), fullCatalog).at(nodeId);
  return facts
    .filter(({ names }) => !names.has('trigger true'))
    .map(({ condition, holds }) => `${holds ? '' : 'not: '}${describeCondition(condition)}`);
}

const pro = attribute('plan', 'eq', 'pro');
const first = { type: 'branch', cases: [{ id: 'pro', when: pro }] } as const;
const gone = { exits: [{ id: 'x', when: attribute('doNotContact', 'eq', true) }] } as const;

describe('what is known on a path', () => {
  it.each([
    { what: 'the case that was taken', parts: { nodes: { first: { ...first, outlets: { pro: 'end' } }, end } }, known: ['plan is pro'] },
    {
      what: 'the cases that were not',
      parts: { nodes: { first: { ...first, outlets: { else: 'end' } }, end } },
      known: ['not: plan is pro'],
    },
    {
      what: 'nothing where two paths differ',
      parts: { nodes: { first: { ...first, outlets: { pro: 'end', else: 'end' } }, end } },
      known: [],
    },
    {
      what: 'what an update wrote, not what it wrote over',
      parts: {
        nodes: {
          first: { ...first, outlets: { pro: 'set' } },
          set: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'free' }], outlets: { next: 'end' } },
          end,
        },
      },
      known: ['plan is free'],
    },
    {
      what: 'nothing of a segment whose attribute was written',
      parts: {
        entry: { criteria: { left: { segment: 'vip' }, op: 'eq', right: true } },
        nodes: { set: { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'end' } }, end },
      },
      known: [],
    },
    {
      what: 'after a wait, only that no exit holds',
      parts: { ...gone, nodes: { first: { ...first, outlets: { pro: 'rest' } }, rest: pause('P1D'), end } },
      known: ['not: doNotContact is yes'],
    },
    {
      what: 'after a message likewise',
      parts: { ...gone, nodes: { first: { ...first, outlets: { pro: 'post' } }, post: mail(), end } },
      known: ['not: doNotContact is yes'],
    },
    {
      what: 'nothing of an exit, where a wait lets through at once after an update made it hold',
      parts: {
        ...gone,
        nodes: {
          set: { type: 'update', changes: [{ op: 'set', attribute: 'doNotContact', value: true }], outlets: { next: 'rest' } },
          rest: wait({ id: 'c', type: 'condition', when: pro }),
          end,
        },
      },
      known: ['plan is pro'],
    },
    {
      what: 'the data of the trigger, also after a wait',
      parts: {
        nodes: {
          first: { type: 'branch', cases: [{ id: 'a', when: { left: { entry: 'n' }, op: 'gt', right: 1 } }], outlets: { a: 'rest' } },
          rest: pause('P1D'),
          end,
        },
      },
      known: ['n is over 1'],
    },
    {
      what: 'nothing that a loop changes',
      parts: {
        nodes: {
          who: branch(pro),
          end: { type: 'milestone', outlets: { next: 'rest' } },
          rest: pause('P1D', 'end'),
        },
      },
      known: [],
    },
    {
      what: 'what lets contacts jump',
      parts: { nodes: { rest: pause('P1D', null), end: { type: 'milestone', jumpWhen: pro } } },
      known: ['plan is pro'],
    },
  ] as const satisfies readonly { readonly what: string; readonly parts: JourneyParts; readonly known: readonly string[] }[])(
    'is $what',
    ({ parts, known }) => {
      expect(knownAt('end', parts)).toEqual(known);
    },
  );

  it('is nothing of a node that nobody reaches', () => {
    expect(knownAt('alone', { nodes: { end, alone: end } })).toEqual([]);
  });
});
