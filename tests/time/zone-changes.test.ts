import { describe, expect, it } from 'vitest';
import { aJourney } from '../semantics/support/a-journey.ts';
import { textOf } from './support/clock-face.ts';
import { differences, visit } from './support/compare-steps.ts';
import { oracleOf } from './support/oracle.ts';
import type { Oracle } from './support/oracle.ts';
import { aTimedHost } from './support/timed-host.ts';
import type { Step } from './support/timed-host.ts';
import { clusters } from './support/zones.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zones = clusters().map(({ zone }) => zone);
const oracles = new Map(zones.map((zone) => [zone, oracleOf(zone)]));

const wait = (alternative: object): object => ({
  w: { type: 'wait', until: [{ id: 'next', ...alternative }], outlets: { next: 'done' } },
  done: { type: 'action', action: 'hook' },
});

/** A wait, and when it is over: by the zone at the arrival alone, or by the latest. */
const kinds: readonly { readonly id: string; readonly nodes: object; over(before: Oracle, after: Oracle, arrival: number): number }[] = [
  // A length of time is what it was when it began; only local times move with the contact.
  { id: 'day', nodes: wait({ type: 'duration', duration: 'P2D' }), over: (before, _, arrival) => before.add(arrival, 'P2D') },
  {
    id: 'day-at',
    nodes: wait({ type: 'duration', duration: 'P2D', at: '02:30' }),
    over: (_, after, arrival) => after.next(after.add(arrival, 'P2D'), '02:30', { inclusive: true }),
  },
  {
    id: 'time-on',
    nodes: wait({ type: 'time', at: '02:30', weekdays: ['wed'] }),
    over: (_, after, arrival) => after.next(arrival, '02:30', { inclusive: false, on: ['wed'] }),
  },
  {
    id: 'window-on',
    nodes: wait({ type: 'time', window: { from: '23:30', to: '00:30' }, weekdays: ['wed'] }),
    over: (_, after, arrival) => after.open({ from: '23:30', to: '00:30', weekdays: ['wed'] }, arrival),
  },
];

/** Fridays before Sundays on which many zones change their clocks, and one before none does. */
const arrivals = ['2024-03-08T12:10:00Z', '2025-10-24T12:10:00Z', '2026-03-27T12:10:00Z', '2026-07-10T12:10:00Z'].map((text) =>
  Date.parse(text),
);

/** Every zone with three others, some near and some far. */
const moves = zones.flatMap((from, index) =>
  [1, 7, 41].map((step) => {
    const [before, after] = [oracles.get(from), oracles.get(zones[(index + step) % zones.length] ?? '')];
    if (before === undefined || after === undefined) throw new Error('unreachable');
    return { before, after };
  }),
);

describe('a contact whose zone changes while it waits', () => {
  it('is woken at the local time of the new zone, once, whichever two zones they are', { timeout: 90_000 }, async () => {
    const host = aTimedHost(Date.parse('2024-01-01T00:00:00Z'));
    for (const { id, nodes } of kinds) {
      await host.engine.publish(aJourney(nodes, { id, timezone: 'contact', fallbackTimezone: 'UTC' }));
    }
    const expected: Step[] = [];
    for (const arrival of arrivals) {
      const people = moves.map(({ before, after }) => ({ before, after, contact: `${textOf(arrival)} ${before.zone} ${after.zone}` }));
      await host.goTo(arrival);
      await host.engine.upsertContact(people.map(({ contact, before }) => ({ id: contact, timezone: before.zone })));
      await host.engine.track(people.map(({ contact }) => ({ id: contact, contactId: contact, name: 'go' })));
      await host.engine.settle();
      await host.goTo(arrival + hour);
      for (const { contact, after } of people) await host.engine.patchContact(contact, { timezone: after.zone });
      await host.engine.settle();
      const instants = people.flatMap(({ contact, before, after }) =>
        kinds.map(({ id, over }) => {
          // What the new zone makes past fires at once.
          const at = Math.max(over(before, after, arrival), arrival + hour);
          expected.push({ journey: id, contact, node: 'done', at });
          return at;
        }),
      );
      await visit(host, instants);
      await host.goTo(host.now() + 8 * day);
    }

    expect(differences(expected, host.steps)).toEqual([]);
    expect(host.steps).toHaveLength(zones.length * 3 * arrivals.length * kinds.length);
  });
});
