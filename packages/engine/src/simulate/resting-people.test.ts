import { expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { createPopulation } from './population.ts';

const start = Date.UTC(2026, 2, 2, 8);
const hour = 3_600_000;

it('wakes a contact that came round to a node again as it was', async () => {
  const journey = aJourney(
    {
      once: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'more' } },
      more: { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'enough' } },
      enough: {
        type: 'branch',
        cases: [{ id: 'yes', when: { left: { attribute: 'orders' }, op: 'gte', right: 40 } }],
        outlets: { yes: 'end', else: 'once' },
      },
      end: { type: 'exit', reason: 'enough' },
    },
    { entry: { key: 'id' } },
  );
  for (const data of [undefined, { id: 'k' }]) {
    const arrivals: number[] = [];
    const ends: string[] = [];
    const population = createPopulation([journey], {
      catalog: aCatalog,
      start,
      perform: () => ({ status: 'done' }),
      trace: (_, entry) => {
        if (entry.kind === 'arrived' && entry.nodeId === 'once') arrivals.push(entry.visit ?? 0);
      },
      onEnded: ({ end, endedAt }) => ends.push(`${end} after ${(endedAt - start) / hour} hours`),
    });
    population.upsert({ id: 'c' });
    population.track({ id: 'e', contactId: 'c', name: 'start', ...(data === undefined ? {} : { data }) });
    await population.goTo(start + 100 * hour);
    // More often than a record has room for, too: whoever does not fit stays awake.
    expect(arrivals).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(ends).toEqual(['exited:enough after 40 hours']);
  }
});

it('keeps what the host said of a contact that sleeps, and what happened to it', async () => {
  const journey = aJourney({
    wait: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'mail' } },
    mail: { type: 'action', action: 'send_email', outlets: { next: 'which' } },
    which: {
      type: 'branch',
      cases: [
        {
          id: 'yes',
          when: {
            all: [
              { left: { count: { event: 'click' } }, op: 'gte', right: 1 },
              { left: { entry: 'total' }, op: 'eq', right: 7 },
              { left: { tag: 'vip' }, op: 'eq', right: true },
              { left: { segment: 'imported' }, op: 'eq', right: true },
            ],
          },
        },
      ],
      outlets: { yes: 'kept' },
    },
    kept: { type: 'exit', reason: 'kept' },
  });
  const ends: string[] = [];
  const sent: unknown[] = [];
  const population = createPopulation([journey], {
    catalog: { ...aCatalog, segments: { imported: {} } },
    start,
    perform: ({ contact }) => {
      sent.push(contact);
      return { status: 'done' };
    },
    onEnded: ({ end }) => ends.push(end),
  });
  const contact = {
    id: 'c',
    timezone: 'Asia/Tokyo',
    attributes: { orders: 2 },
    consent: { email: 'subscribed' },
    tags: ['vip'],
    segments: ['imported'],
  };
  population.upsert(contact);
  await population.settle();
  population.track({ id: 'e1', contactId: 'c', name: 'start', data: { total: 7 } });
  await population.settle();
  population.track({ id: 'e2', contactId: 'c', name: 'click' });
  await population.goTo(start + 2 * hour);
  expect(sent).toEqual([contact]);
  expect(ends).toEqual(['exited:kept']);
});
