import type { JsonObject, WaitAlternative } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { enrollmentId } from './chance.ts';
import { differ } from './differ.ts';
import { plain } from './generate-nodes.ts';
import type { Step, Story } from './script.ts';
import { theCatalog } from './the-catalog.ts';

const start = '2026-03-28T08:00:00Z';
const hour = 3_600_000;

/** Every kind of wait; where there is a deadline it is noon in UTC, four hours after the start. */
const waits: Readonly<Record<string, readonly WaitAlternative[]>> = {
  duration: [{ id: 'next', type: 'duration', duration: 'PT4H' }],
  'duration with at': [{ id: 'next', type: 'duration', duration: 'PT1H', at: '12:00' }],
  'time of day': [{ id: 'next', type: 'time', at: '12:00' }],
  window: [{ id: 'next', type: 'time', window: { from: '12:00', to: '13:00' } }],
  date: [{ id: 'next', type: 'date', on: { attribute: 'due' } }],
  event: [
    { id: 'next', type: 'event', event: 'ping' },
    { id: 'timeout', type: 'duration', duration: 'PT4H' },
  ],
  'event with where': [
    { id: 'timeout', type: 'duration', duration: 'PT4H' },
    { id: 'next', type: 'event', event: 'ping', where: { left: { attribute: 'orders' }, op: 'gte', right: 2 } },
  ],
  'event since entry': [
    { id: 'next', type: 'event', event: 'ping', since: 'entry' },
    { id: 'timeout', type: 'time', at: '12:00' },
  ],
  'event of a message': [
    { id: 'next', type: 'event', event: 'ping', of: 'm' },
    { id: 'timeout', type: 'duration', duration: 'PT4H' },
  ],
  condition: [
    { id: 'next', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right: 2 } },
    { id: 'timeout', type: 'duration', duration: 'PT4H' },
  ],
  'condition on the edge': [
    { id: 'next', type: 'condition', when: { left: { count: { event: 'ping' } }, op: 'eq', right: 1 }, edge: true },
    { id: 'timeout', type: 'duration', duration: 'PT4H' },
  ],
  'condition of time': [
    { id: 'next', type: 'condition', when: { left: { now: 'time' }, op: 'gte', right: '12:00' } },
    { id: 'also', type: 'event', event: 'ping', where: { left: { event: 'n' }, op: 'gte', right: 2 } },
    { id: 'timeout', type: 'duration', duration: 'PT4H' },
  ],
};

function journey(until: readonly WaitAlternative[]): JsonObject {
  return plain({
    schemaVersion: 1,
    id: 'j1',
    name: 'J',
    timezone: 'contact',
    fallbackTimezone: 'UTC',
    entry: { triggers: [{ id: 't', type: 'event', event: 'go' }], reentry: { mode: 'afterExit' }, start: 'm' },
    goal: { name: 'Paid', when: { event: 'paid' }, within: 'P1D', onReached: 'exit' },
    suppression: { when: { left: { attribute: 'blocked' }, op: 'eq', right: true }, then: 'hold' },
    nodes: {
      m: { type: 'action', action: 'mail', outlets: { next: 'w' } },
      w: { type: 'wait', until, outlets: Object.fromEntries(until.map(({ id }) => [id, id === 'next' ? 'u' : 'after'])) },
      u: { type: 'update', changes: [{ op: 'increment', attribute: 'score' }], outlets: { next: 'after' } },
      after: { type: 'action', action: 'mail', outlets: { next: null } },
    },
  });
}

/** What comes to one contact. Six inputs: the trigger, an event, a change, what suspends, what lifts that, and another date and zone. */
function inputsOf(contactId: string): readonly Step[] {
  const message = `default:${enrollmentId('j1', contactId, null, 1)}:m:1`;
  return [
    { do: 'event', id: `go ${contactId}`, contactId, name: 'go' },
    { do: 'event', id: `ping ${contactId}`, contactId, name: 'ping', data: { n: 2 }, effect: message },
    { do: 'patch', contactId, patch: { set: { orders: 2 } } },
    { do: 'patch', contactId, patch: { set: { blocked: true } } },
    { do: 'patch', contactId, patch: { set: { blocked: false } } },
    { do: 'patch', contactId, patch: { set: { due: '2026-03-28T11:00:00Z' }, timezone: 'Europe/Stockholm' } },
  ];
}

/** How time passes: all at one instant, all at the instant of the deadline, and in steps over it, with and without a worker. */
const paces: Readonly<Record<string, { readonly before: readonly Step[]; readonly between: readonly Step[] }>> = {
  'at one instant': { before: [], between: [] },
  'at one instant, each done before the next': { before: [], between: [{ do: 'settle' }] },
  'an hour apart': { before: [], between: [{ do: 'pass', ms: hour }] },
  'an hour apart, and nobody works': { before: [], between: [{ do: 'skip', ms: hour }] },
  'at the instant of the deadline of an enrollment that is there': {
    before: [
      { do: 'pass', ms: 4 * hour - 1 },
      { do: 'skip', ms: 1 },
    ],
    between: [],
  },
};

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

/** All orders of six inputs, and of the first one to five of them. */
const orders = [1, 2, 3, 4, 5, 6].flatMap((count) => permutations([0, 1, 2, 3, 4, 5].slice(0, count)));

/** One story for all orders: a contact for each. */
function story(until: readonly WaitAlternative[], pace: string): Story {
  const contacts = orders.map((order, index) => ({ order, contactId: `c${index}` }));
  const { before, between } = paces[pace] ?? { before: [], between: [] };
  const atDeadline = before.length > 0;
  const known = contacts.map(({ contactId }): Step => ({
    do: 'upsert',
    contact: { id: contactId, attributes: { orders: 1, due: '2026-03-28T12:00:00Z' }, consent: { email: 'subscribed' } },
  }));
  const entered = contacts.map(({ contactId }): Step => ({ do: 'event', id: `first ${contactId}`, contactId, name: 'go' }));
  const script = [0, 1, 2, 3, 4, 5].flatMap((place) => [
    ...contacts.flatMap(({ order, contactId }) => {
      const step = inputsOf(contactId)[order[place] ?? -1];
      return step === undefined ? [] : [step];
    }),
    ...between,
  ]);
  return {
    catalog: theCatalog,
    policy: { policyVersion: 1 },
    journeys: [journey(until)],
    start,
    provider: {},
    script: [...known, { do: 'settle' }, ...(atDeadline ? entered : []), ...before, ...script, { do: 'pass', ms: 48 * hour }],
  };
}

describe.each(Object.entries(waits))('all orders of up to six inputs to a wait for: %s', (_, until) => {
  it.each(Object.keys(paces))(
    '%s',
    async (pace) => {
      const { difference, refused, lines } = await differ(story(until, pace));

      expect(refused ?? difference).toBeUndefined();
      expect(lines).toBeGreaterThan(orders.length * 5);
    },
    120_000,
  );
});
