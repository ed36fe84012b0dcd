import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { bucket } from './support/bucket.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('a split', () => {
  const arms = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 2 },
    { id: 'c', weight: 1 },
  ];
  const armOf = (draw: number): string => (draw < 0.25 ? 'a' : draw < 0.75 ? 'b' : 'c');

  it('draws by seed, contact and node, sticky across re-entry', async () => {
    const host = await aHost();
    await host.publish(aJourney({ s: { type: 'split', arms } }, { seed: 'salt' }));
    const taken = new Set<string>();
    for (let n = 0; n < 25; n += 1) {
      await host.event('go', {}, { contact: `p${n}` });
      await host.event('go', {}, { contact: `p${n}` });
      const { rows } = await host.engine.enrollments({ contactId: `p${n}` });
      const expected = armOf(bucket('salt', `p${n}`, 's'));
      taken.add(expected);
      for (const row of rows) expect(pathOf(await host.engine.trace(row.id))).toEqual([`s:${expected}`]);
      expect(rows).toHaveLength(2);
    }
    expect(taken.size).toBe(3);
  });

  it('uses the journey’s id without a seed, and the enrollment’s with per: enrollment', async () => {
    const host = await aHost();
    await host.publish(aJourney({ s: { type: 'split', arms } }));
    await host.publish(aJourney({ s: { type: 'split', arms, per: 'enrollment' } }, { id: 'k' }));
    for (let n = 0; n < 8; n += 1) await host.event('go');
    for (const row of await host.enrollments()) {
      const draw = row.journeyId === 'j' ? bucket('j', 'c1', 's') : bucket('k', row.id, 's');
      expect(pathOf(await host.engine.trace(row.id))).toEqual([`s:${armOf(draw)}`]);
    }
  });
});

describe('a branch', () => {
  it('takes the first case that holds, else else; a comparison with a missing value is false, also neq', async () => {
    const host = await aHost();
    const cases = [
      { id: 'neq', when: { left: { attribute: 'plan' }, op: 'neq', right: 'pro' } },
      { id: 'notIn', when: { left: { attribute: 'plan' }, op: 'notIn', right: ['pro'] } },
      { id: 'orMissing', when: { left: { attribute: 'orders' }, op: 'gt', right: 3, orMissing: true } },
    ];
    await host.publish(aJourney({ b: { type: 'branch', cases } }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['b:orMissing']);
    expect(lastOf(await host.trace(), 'decided').because?.map((one) => [one.saw, one.holds])).toEqual([
      [null, false],
      [null, false],
      [null, true],
    ]);
    await host.pass('PT1M');
    await host.patch({ set: { orders: 1, plan: 'pro' } });
    await host.event('go');
    expect(pathOf(await host.trace(1))).toEqual(['b:else']);
  });

  it('a value that is not of its declared type is missing', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ b: { type: 'branch', cases: [{ id: 'gone', when: { left: { attribute: 'orders' }, op: 'missing' } }] } }),
    );
    await host.engine.patchContact('c1', { set: { orders: 'many' } });
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['b:gone']);
  });
});

describe('a switch', () => {
  it.each([
    { plan: 'pro', path: 's:pro' },
    { plan: 'team', path: 's:else' },
    { plan: null, path: 's:missing' },
  ])('$plan goes by $path', async ({ plan, path }) => {
    const host = await aHost();
    await host.publish(
      aJourney({
        s: {
          type: 'switch',
          on: { attribute: 'plan' },
          cases: [
            { id: 'free', value: 'free' },
            { id: 'pro', value: 'pro' },
          ],
        },
      }),
    );
    if (plan !== null) await host.patch({ set: { plan } });
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual([path]);
  });
});

describe('history', () => {
  const counting = (query: object, right: number): object => ({ left: { count: query }, op: 'eq', right });

  it('an event is in it when it is judged', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: waitFor('ping', { where: counting({ event: 'ping' }, 2) }) }, { entry: { criteria: counting({ event: 'go' }, 2) } }),
    );
    await host.event('go');
    expect(await host.enrollments()).toEqual([]);
    await host.event('go');
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual([]);
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual(['w:next']);
  });

  it.each([
    { at: '2026-03-04T08:59:59.999Z', path: 'b:one' },
    { at: '2026-03-04T09:00:00.000Z', path: 'b:else' },
  ])('within counts while now is before at plus it: at $at, $path', async ({ at, path }) => {
    const host = await aHost();
    await host.publish(aJourney({ b: { type: 'branch', cases: [{ id: 'one', when: counting({ event: 'ping', within: 'P2D' }, 1) }] } }));
    await host.event('ping');
    await host.at(at);
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual([path]);
  });

  it('is kept as long as the catalog says', async () => {
    const host = await aHost();
    await host.publish(aJourney({ b: { type: 'branch', cases: [{ id: 'one', when: counting({ event: 'brief' }, 1) }] } }));
    await host.event('brief');
    await host.at('2026-03-03T08:59:59.999Z');
    await host.event('go');
    await host.at('2026-03-03T09:00:00Z');
    await host.event('go');
    expect(pathOf(await host.trace(0))).toEqual(['b:one']);
    expect(pathOf(await host.trace(1))).toEqual(['b:else']);
  });

  it('was kept before any journey was live', async () => {
    const host = await aHost();
    await host.event('paid', { total: 4 });
    await host.pass('P30D');
    await host.event('paid', { total: 5 });
    await host.publish(
      aJourney({
        b: { type: 'branch', cases: [{ id: 'nine', when: { left: { sum: { event: 'paid', path: 'total' } }, op: 'eq', right: 9 } }] },
      }),
    );
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['b:nine']);
  });

  it('since entry counts what came after the trigger event', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        w: { ...aDay, outlets: { next: 'b' } },
        b: { type: 'branch', cases: [{ id: 'one', when: counting({ event: 'ping', since: 'entry' }, 1) }] },
      }),
    );
    await host.event('ping');
    await host.event('go');
    await host.event('ping');
    await host.pass('P1D');
    expect(pathOf(await host.trace())).toEqual(['w:next', 'b:one']);
  });
});

describe('time', () => {
  it('an exit that depends on time is judged when it can change', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: waitFor('pong') }, { exits: [{ id: 'noon', when: { left: { now: 'time' }, op: 'gte', right: '12:00' } }] }),
    );
    await host.event('go');
    await host.pass('P1D');
    expect(await host.enrollment()).toMatchObject({ end: 'exited:noon', endedAt: '2026-03-02T12:00:00.000Z' });
  });

  it('a suppression that depends on time holds and lifts itself', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT13H' }], outlets: { next: 'v' } }, v: waitFor('pong') },
        { suppression: { when: { left: { now: 'time' }, op: 'gte', right: '20:00' }, then: 'hold' } },
      ),
    );
    await host.event('go');
    await host.pass('P1D');
    expect((await host.trace()).map((entry) => `${entry.at} ${entry.kind}`).slice(3)).toEqual([
      '2026-03-02T20:00:00.000Z suspended',
      '2026-03-03T00:00:00.000Z resumed',
      '2026-03-03T00:00:00.000Z woke',
      '2026-03-03T00:00:00.000Z arrived',
      '2026-03-03T00:00:00.000Z parked',
    ]);
  });

  it('a milestone that depends on time is jumped to when it holds', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        w: waitFor('pong'),
        m: { type: 'milestone', jumpWhen: { left: { now: 'date' }, op: 'gte', right: '2026-03-05' }, outlets: { next: null } },
      }),
    );
    await host.event('go');
    await host.pass('P10D');
    expect(await host.enrollment()).toMatchObject({ end: 'completed', endedAt: '2026-03-05T00:00:00.000Z' });
  });

  it('the journey’s zone may be the contact’s, with a fallback', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: { type: 'wait', until: [{ id: 'next', type: 'time', at: '20:00' }] } },
        { timezone: 'contact', fallbackTimezone: 'Europe/Stockholm' },
      ),
    );
    await host.event('go');
    await host.engine.upsertContact({ id: 'c2', timezone: 'America/New_York' });
    await host.event('go', {}, { contact: 'c2' });
    await host.pass('P1D');
    const ends = Object.fromEntries((await host.enrollments()).map((one) => [one.contactId, one.endedAt]));
    expect(ends).toEqual({ c1: '2026-03-02T19:00:00.000Z', c2: '2026-03-03T01:00:00.000Z' });
  });
});

describe('an input that satisfies several alternatives of a wait', () => {
  it('takes the first in the document', async () => {
    const host = await aHost();
    const seen = { left: { count: { event: 'ping' } }, op: 'gte', right: 1 };
    await host.publish(
      aJourney({
        w: {
          type: 'wait',
          until: [
            { id: 'holds', type: 'condition', when: seen },
            { id: 'heard', type: 'event', event: 'ping' },
          ],
        },
      }),
    );
    await host.publish(
      aJourney(
        {
          w: {
            type: 'wait',
            until: [
              { id: 'heard', type: 'event', event: 'ping' },
              { id: 'holds', type: 'condition', when: seen },
            ],
          },
        },
        { id: 'k' },
      ),
    );
    await host.event('go');
    await host.event('ping');
    expect(pathOf(await host.trace(0))).toEqual(['w:holds']);
    expect(pathOf(await host.trace(1))).toEqual(['w:heard']);
  });
});
