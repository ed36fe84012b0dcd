import type { InFlight, Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './semantics/support/a-host.ts';
import type { Host } from './semantics/support/a-host.ts';
import { aDay, aJourney, waitFor } from './semantics/support/a-journey.ts';
import { act, notSent } from './semantics/support/a-provider.ts';
import { left, until } from './semantics/support/a-wait.ts';
import { aWatcher, entriesOf } from './semantics/support/a-watcher.ts';
import { publish } from './semantics/support/plans.ts';
import { pathOf } from './semantics/support/story.ts';

describe('an unsubscribe while a message is on its way', () => {
  const night: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00' }] };
  const start = '2026-03-02T22:00:00.000Z';
  const withheld = 'effect.withheld m consent';

  it('deferred over the night', async () => {
    const host = await aHost({ policy: night, start });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.pass('PT1H');
    await host.patch({ consent: { email: 'unsubscribed' } });
    await host.pass('P2D');

    expect(host.calls).toEqual([]);
    expect(await host.story()).toContain(withheld);
  });

  it('to be tried again', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    expect(host.calls).toHaveLength(1);
    await host.patch({ consent: { email: 'unsubscribed' } });
    await host.pass('P2D');

    expect(host.calls).toHaveLength(1);
    expect(await host.story()).toContain(withheld);
  });

  it('held by a pause', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: { ...aDay, outlets: { next: 'm' } }, m: act('mail') }));
    await host.event('go');
    await host.engine.pause('j');
    await host.pass('P2D');
    await host.patch({ consent: { email: 'unsubscribed' } });
    await host.engine.resume('j');
    await host.pass('P2D');

    expect(host.calls).toEqual([]);
    expect(await host.story()).toContain(withheld);
  });

  it('due at the same instant, behind the unsubscribe in the queue', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail') }));
    await host.engine.patchContact('c1', { consent: { email: 'unsubscribed' } });
    await host.post('go');
    await host.engine.settle();

    expect(host.calls).toEqual([]);
    expect(await host.story()).toContain(withheld);
  });
});

describe('an event that comes before the wait for it', () => {
  const journey = (more: object) => aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: waitFor('clicked', more) });
  const clickedEarly = async (more: object): Promise<Host> => {
    const host = await aHost({ policy: { policyVersion: 1, quietHours: [{ from: '08:00', to: '10:00' }] } });
    await host.publish(journey(more));
    await host.event('go');
    // The message waits for ten o'clock, and the click is there at half past nine.
    await host.pass('PT30M');
    await host.event('clicked');
    await host.pass('P2D');
    return host;
  };

  it('counts where the wait says since the entry, or since a node', async () => {
    for (const since of ['entry', 'node:m']) {
      expect(pathOf(await (await clickedEarly({ since })).trace())).toEqual(['m:next', 'w:next']);
    }
  });

  it('does not count where it does not say so', async () => {
    const host = await clickedEarly({});
    expect(pathOf(await host.trace())).toEqual(['m:next']);
    await host.event('clicked');
    expect(pathOf(await host.trace())).toEqual(['m:next', 'w:next']);
  });
});

describe('a birthday on 29 February', () => {
  it('is congratulated every year, on 28 where there is no 29th, once', async () => {
    const host = await aHost({ start: '2026-01-01T00:00:00.000Z' });
    await host.publish(aWatcher({ type: 'date', attribute: 'birthday', yearly: true, at: '09:00' }, { timezone: 'Europe/Stockholm' }));
    await host.patch({ set: { birthday: '1996-02-29' } });
    await host.pass('P1827D');

    expect(await entriesOf(host)).toEqual(
      ['2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28', '2030-02-28'].map((date) => `${date}T08:00:00.000Z w`),
    );
  });
});

describe('a date in a condition', () => {
  it.each([
    ['Pacific/Auckland', 'b:today'],
    ['America/Los_Angeles', 'b:else'],
    ['Europe/Stockholm', 'b:else'],
  ])('is today by the contact’s own calendar: %s', async (timezone, path) => {
    // Half past one in the night of 3 March in Auckland; elsewhere it is still the second.
    const host = await aHost({ start: '2026-03-02T12:30:00.000Z' });
    const today = { left: { attribute: 'birthday' }, op: 'on', right: { now: 'date' } };
    await host.publish(
      aJourney({ b: { type: 'branch', cases: [{ id: 'today', when: today }] } }, { timezone: 'contact', fallbackTimezone: 'UTC' }),
    );
    await host.patch({ timezone, set: { birthday: '2026-03-03' } });
    await host.event('go');

    expect(pathOf(await host.trace())).toEqual([path]);
  });
});

describe('a wait is shortened from ten days to two while people are in it', () => {
  const lasting = (duration: string) => aJourney(until({ id: 'next', type: 'duration', duration }));

  it.each<{ readonly inFlight: InFlight; readonly ends: string }>([
    { inFlight: 'drain', ends: 'next 2026-03-12T09:00:00.000Z' },
    { inFlight: { migrate: 'keep' }, ends: 'next 2026-03-12T09:00:00.000Z' },
    // Over two days ago: at the instant of the publishing.
    { inFlight: { migrate: 'recompute' }, ends: 'next 2026-03-06T09:00:00.000Z' },
  ])('who is in it leaves once, as was said: $inFlight', async ({ inFlight, ends }) => {
    const host = await aHost();
    await host.publish(lasting('P10D'));
    await host.event('go');
    await host.pass('P4D');
    await publish(host, lasting('P2D'), inFlight);
    await host.pass('P30D');

    expect(await left(host)).toBe(ends);
    expect((await host.trace()).filter((entry) => entry.kind === 'woke')).toHaveLength(1);
    await host.event('go');
    await host.pass('P2D');
    expect((await host.enrollment(1)).end).toBe('completed');
  });
});
