import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import type { Journey, JourneyNode } from '../index.ts';
import { unreachableOutlets } from './unreachable-outlets.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number', min: 0, integer: true, required: true },
    plan: { type: 'text', values: ['free', 'pro'], required: true },
    city: { type: 'text' },
    renewsAt: { type: 'datetime', required: true },
  },
  events: { bought: {} },
  actions: { send: {} },
};

function journeyOf(nodes: Readonly<Record<string, JourneyNode>>, more: Partial<Journey> = {}): Journey {
  return {
    schemaVersion: 1,
    id: 'j',
    name: 'J',
    timezone: 'UTC',
    entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'who' },
    nodes,
    ...more,
  };
}

const send: JourneyNode = { type: 'action', action: 'send', input: {} };
const orders = (op: 'gte' | 'lt' | 'eq', right: number) => ({ left: { attribute: 'orders' }, op, right }) as const;

describe('outlets that are proved unreachable', () => {
  it('are those of a node that nobody gets to', () => {
    const found = unreachableOutlets(journeyOf({ who: send, lonely: { type: 'update', changes: [{ op: 'add', tag: 'x' }] } }), { catalog });
    expect(found).toEqual([{ nodeId: 'lonely', outlet: 'next', why: 'node' }]);
  });

  it('are a case that earlier ones leave nobody to, and an else that the cases leave nobody to', () => {
    const who: JourneyNode = {
      type: 'branch',
      cases: [
        { id: 'none', when: orders('lt', 1) },
        { id: 'zero', when: orders('eq', 0) },
        { id: 'some', when: orders('gte', 1) },
      ],
    };
    expect(unreachableOutlets(journeyOf({ who }), { catalog })).toEqual([
      { nodeId: 'who', outlet: 'zero', why: 'case' },
      { nodeId: 'who', outlet: 'else', why: 'else' },
    ]);
  });

  it('are what a switch over a closed list of values that are always there leaves open', () => {
    const who: JourneyNode = {
      type: 'switch',
      on: { attribute: 'plan' },
      cases: [
        { id: 'free', value: 'free' },
        { id: 'pro', value: 'pro' },
      ],
    };
    expect(unreachableOutlets(journeyOf({ who }), { catalog })).toEqual([
      { nodeId: 'who', outlet: 'else', why: 'else' },
      { nodeId: 'who', outlet: 'missing', why: 'missing' },
    ]);
  });

  it('are not those that somebody may take, or that nobody can decide', () => {
    const who: JourneyNode = { type: 'switch', on: { attribute: 'city' }, cases: [{ id: 'oslo', value: 'Oslo' }] };
    expect(unreachableOutlets(journeyOf({ who }), { catalog })).toEqual([]);
  });

  it('are the missing of a date that is always there, and the event that ends the journey', () => {
    const who: JourneyNode = {
      type: 'wait',
      until: [
        { id: 'renews', type: 'date', on: { attribute: 'renewsAt' } },
        { id: 'bought', type: 'event', event: 'bought' },
      ],
      outlets: { bought: 'thanks' },
    };
    const goal = { name: 'Bought', when: { event: 'bought' }, onReached: 'exit' } as const;
    expect(unreachableOutlets(journeyOf({ who, thanks: send }, { goal }), { catalog })).toEqual([
      { nodeId: 'who', outlet: 'bought', why: 'end' },
      { nodeId: 'who', outlet: 'missing', why: 'missing' },
    ]);
  });

  it('see what a branch before has settled', () => {
    const nodes: Readonly<Record<string, JourneyNode>> = {
      who: { type: 'branch', cases: [{ id: 'many', when: orders('gte', 5) }], outlets: { many: 'again' } },
      again: { type: 'branch', cases: [{ id: 'any', when: orders('gte', 1) }] },
    };
    expect(unreachableOutlets(journeyOf(nodes), { catalog })).toEqual([{ nodeId: 'again', outlet: 'else', why: 'else' }]);
  });
});
