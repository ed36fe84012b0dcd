import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';

const never = { left: { attribute: 'vip' }, op: 'eq', right: true };

describe('entry criteria', () => {
  it('must hold, and see the trigger event’s data', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { criteria: { left: { entry: 'n' }, op: 'gt', right: 1 } } }));
    await host.event('go', { n: 1 });
    await host.event('go', { n: 2 });

    expect(await host.enrollments()).toHaveLength(1);
    expect(await host.refusals()).toEqual([
      { seq: 1, at: '2026-03-02T09:00:00.000Z', kind: 'refused', journeyId: 'j', contactId: 'c1', trigger: 't', reason: 'criteria' },
    ]);
  });
});

describe('refusals', () => {
  const all = {
    entry: { criteria: never, reentry: { mode: 'never' }, rollout: 0 },
    goal: { name: 'G', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 }, onReached: 'exit' },
    exits: [{ id: 'x', when: { left: { attribute: 'plan' }, op: 'eq', right: 'gone' } }],
    suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' },
  };

  it('give the first reason that applies: criteria, goal, exit, reentry, suppressed, rollout', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { ...all, entry: { reentry: { mode: 'never' } } }));
    await host.event('go');
    await host.pass('P2D');
    await host.publish(aJourney({ w: aDay }, all));
    await host.patch({ set: { orders: 1, plan: 'gone', doNotContact: true } });

    await host.event('go');
    await host.patch({ set: { vip: true } });
    await host.event('go');
    await host.patch({ set: { orders: 0 } });
    await host.event('go');
    await host.patch({ set: { plan: 'free' } });
    await host.event('go');
    await host.publish(aJourney({ w: aDay }, { ...all, entry: { ...all.entry, reentry: { mode: 'always' } } }));
    await host.event('go');
    await host.patch({ set: { doNotContact: false } });
    await host.event('go');

    expect((await host.refusals()).map((one) => one.reason)).toEqual(['criteria', 'goal', 'exit', 'reentry', 'suppressed', 'rollout']);
    expect((await host.refusals()).map((one) => one.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await host.enrollments()).toHaveLength(1);
  });

  it('at entry only conditions are judged: an event that was a goal before does not refuse', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: aDay },
        { goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit' }, exits: [{ id: 'x', when: { event: 'stop' } }] },
      ),
    );
    await host.event('paid');
    await host.event('stop');
    await host.event('go');

    expect((await host.enrollment()).status).toBe('live');
  });

  it('the trigger event itself is never goal, exit or wait', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: waitFor('go', { since: 'entry' }) },
        {
          entry: { reentry: { mode: 'never' } },
          goal: { name: 'G', when: { event: 'go' }, onReached: 'exit' },
          exits: [{ id: 'x', when: { event: 'go' } }],
        },
      ),
    );
    await host.event('go');
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'w' });
  });
});

describe('re-entry', () => {
  it('never: once per contact, ever, whatever the key', async () => {
    const host = await aHost();
    await host.publish(aJourney({ x: { type: 'exit', reason: 'done' } }, { entry: { reentry: { mode: 'never' }, key: 'k' } }));
    await host.event('go', { k: 'a' });
    await host.pass('P400D');
    await host.event('go', { k: 'b' });

    expect(await host.enrollments()).toHaveLength(1);
    expect(await host.refusals()).toMatchObject([{ reason: 'reentry' }]);
  });

  it('afterExit: one live, and again once it has ended', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { reentry: { mode: 'afterExit' } } }));
    await host.event('go');
    await host.event('go');
    await host.pass('P1D');
    await host.event('go');

    expect((await host.enrollments()).map((one) => one.ordinal)).toEqual([1, 2]);
    expect(await host.refusals()).toHaveLength(1);
  });

  it('afterExit with after: from the last end plus that, its instant included', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { reentry: { mode: 'afterExit', after: 'P30D' } } }));
    await host.event('go');
    await host.at('2026-04-02T08:59:59.999Z');
    await host.event('go');
    await host.at('2026-04-02T09:00:00Z');
    await host.event('go');

    expect((await host.enrollments()).map((one) => one.enteredAt)).toEqual(['2026-03-02T09:00:00.000Z', '2026-04-02T09:00:00.000Z']);
  });

  it('perKey: once per key, several keys at once', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { reentry: { mode: 'perKey' }, key: 'k' } }));
    await host.event('go', { k: 'a' });
    await host.pass('PT1H');
    await host.event('go', { k: 'b' });
    await host.pass('P400D');
    await host.event('go', { k: 'a' });

    expect((await host.enrollments()).map((one) => [one.key, one.ordinal])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('perKey with after: once live per key, again after the last end plus that', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { reentry: { mode: 'perKey', after: 'P1D' }, key: 'k' } }));
    await host.event('go', { k: 'a' });
    await host.event('go', { k: 'a' });
    await host.pass('P1D');
    await host.event('go', { k: 'a' });
    await host.pass('P1D');
    await host.event('go', { k: 'a' });

    expect((await host.enrollments()).map((one) => [one.enteredAt, one.key, one.ordinal])).toEqual([
      ['2026-03-02T09:00:00.000Z', 'a', 1],
      ['2026-03-04T09:00:00.000Z', 'a', 2],
    ]);
  });

  it('always: several live', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    await host.event('go');
    expect((await host.enrollments()).map((one) => [one.ordinal, one.status])).toEqual([
      [1, 'live'],
      [2, 'live'],
    ]);
  });
});

describe('identity', () => {
  it.each([
    { given: { k: 'cart-1' }, text: 'cart-1' },
    { given: { n: 12.5 }, path: 'n', text: '12.5' },
    { given: { n: 1e21 }, path: 'n', text: '1e+21' },
    { given: { k: '' }, text: null },
    { given: {}, text: null },
  ])('the key of $given is $text', async ({ given, path, text }) => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { key: path ?? 'k' } }));
    await host.event('go', given);

    expect((await host.enrollment()).key).toBe(text);
    expect((await host.trace())[0]).toMatchObject({ key: text });
  });

  it('the id is made of tenant, journey, contact, key and ordinal', async () => {
    const host = await aHost();
    await host.publish(aJourney({ x: { type: 'exit', reason: 'r' } }, { entry: { key: 'k' } }));
    await host.event('go', { k: 'å' });
    await host.event('go', { k: 'å' });
    await host.event('go');

    const ids = (await host.enrollments()).map((one) => one.id);
    expect(ids.toSorted()).toEqual(
      [idOf('default', 'j', 'c1', 'å', '1'), idOf('default', 'j', 'c1', 'å', '2'), idOf('default', 'j', 'c1', '', '1')].toSorted(),
    );
  });
});

/** The published description of an enrollment's id, by the platform's own hash. */
function idOf(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest();
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    { length: 26 },
    (_, index) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join('');
}
