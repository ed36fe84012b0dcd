import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { bucket } from './support/bucket.ts';
import { pathOf } from './support/story.ts';

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
      aJourney({ w: aDay }, { goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit' }, exits: [{ id: 'x', when: { event: 'stop' } }] }),
    );
    await host.event('paid');
    await host.event('stop');
    await host.event('go');

    expect((await host.enrollment()).status).toBe('live');
  });

  it('the trigger event itself is never goal, exit or wait', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: waitFor('go', { since: 'entry' }) }, {
        entry: { reentry: { mode: 'never' } },
        goal: { name: 'G', when: { event: 'go' }, onReached: 'exit' },
        exits: [{ id: 'x', when: { event: 'go' } }],
      }),
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
    expect(ids.toSorted()).toEqual([idOf('default', 'j', 'c1', 'å', '1'), idOf('default', 'j', 'c1', 'å', '2'), idOf('default', 'j', 'c1', '', '1')].toSorted());
  });
});

describe('the rollout', () => {
  it('lets in those whose bucket is below it, and raising it never drops one', async () => {
    const host = await aHost();
    const contacts = Array.from({ length: 60 }, (_, index) => `p${index}`);
    await host.publish(aJourney({ x: { type: 'exit', reason: 'r' } }, { seed: 's', entry: { rollout: 40 } }));
    for (const contact of contacts) await host.event('go', {}, { contact });

    const expected = contacts.filter((contact) => bucket('s', contact, '#rollout') < 0.4);
    expect((await host.enrollments()).map((one) => one.contactId).toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(5);

    await host.publish(aJourney({ x: { type: 'exit', reason: 'r' } }, { seed: 's', entry: { rollout: 70 } }));
    for (const contact of expected) await host.event('go', {}, { contact });
    expect((await host.enrollments()).length).toBe(expected.length * 2);
  });
});

describe('the holdout', () => {
  const goal = { name: 'G', when: { event: 'paid' }, within: 'P7D', onReached: 'exit', value: 'total' };
  const document = (more: object = {}): object =>
    aJourney(
      { u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }], outlets: { next: 'm' } }, m: { type: 'action', action: 'mail', outlets: { next: 'w' } }, w: aDay },
      { seed: 's', entry: { holdout: 50, reentry: { mode: 'afterExit' } }, goal, ...more },
    );
  const contacts = Array.from({ length: 40 }, (_, index) => `p${index}`);
  const isControl = (contact: string): boolean => bucket('s', contact, '#holdout') < 0.5;
  const control = contacts.find(isControl) ?? '';
  const treated = contacts.find((contact) => !isControl(contact)) ?? '';

  it('holds those whose bucket is below it: they walk nothing and get nothing', async () => {
    const host = await aHost();
    await host.publish(document());
    for (const contact of contacts) {
      await host.engine.upsertContact({ id: contact, consent: { email: 'subscribed' } });
      await host.event('go', {}, { contact });
    }
    const rows = await host.enrollments();
    expect(rows).toHaveLength(40);
    for (const row of rows) expect(row.control).toBe(isControl(row.contactId));
    expect(host.calls.map((call) => call.effect.contactId).toSorted()).toEqual(contacts.filter((one) => !isControl(one)).toSorted());
    const one = rows.find((row) => row.contactId === control);
    expect(one).toMatchObject({ status: 'live', nodeId: null, control: true });
    expect((await host.engine.contact(control))?.attributes?.['score']).toBeUndefined();
  });

  it('a control logs the goal, goes on, and ends as control when within is over', async () => {
    const host = await aHost();
    await host.publish(document());
    await host.event('go', {}, { contact: control });
    await host.pass('P1D');
    await host.event('paid', { total: 9 }, { contact: control });
    await host.event('paid', { total: 5 }, { contact: control });
    await host.pass('P30D');

    expect(await host.trace()).toEqual([
      { seq: 1, at: '2026-03-02T09:00:00.000Z', kind: 'entered', trigger: 't', key: null, ordinal: 1, version: 1, control: true },
      { seq: 2, at: '2026-03-03T09:00:00.000Z', kind: 'goal', counted: true, value: 9 },
      { seq: 3, at: '2026-03-09T09:00:00.000Z', kind: 'ended', end: 'control' },
    ]);
    expect(await host.enrollment()).toMatchObject({ status: 'ended', end: 'control', control: true, endedAt: '2026-03-09T09:00:00.000Z' });
  });

  it('exits and suppression are not judged for a control, and it counts for re-entry', async () => {
    const host = await aHost();
    await host.publish(
      document({
        exits: [{ id: 'x', when: { event: 'stop' } }],
        suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'exit' },
      }),
    );
    await host.event('go', {}, { contact: control });
    await host.event('stop', {}, { contact: control });
    await host.engine.upsertContact({ id: control, attributes: { doNotContact: true } });
    await host.engine.settle();
    expect(await host.enrollment()).toMatchObject({ status: 'live', control: true });
    await host.engine.upsertContact({ id: control, attributes: { doNotContact: false } });
    await host.event('go', {}, { contact: control });
    expect(await host.enrollments()).toHaveLength(1);
  });

  it('a goal after the end of the others is logged after ended, while within lasts', async () => {
    const host = await aHost();
    await host.publish(document());
    await host.event('go', {}, { contact: treated });
    await host.pass('P2D');
    expect((await host.enrollment()).status).toBe('ended');
    await host.event('paid', { total: 3 }, { contact: treated });
    await host.event('paid', { total: 4 }, { contact: treated });
    const trace = await host.trace();
    expect(trace.slice(-2)).toMatchObject([
      { kind: 'ended', end: 'completed' },
      { kind: 'goal', at: '2026-03-04T09:00:00.000Z', counted: true, value: 3 },
    ]);
    expect(pathOf(trace).at(-1)).toBe('w:next');
  });

  it('without a holdout nothing is measured after the end', async () => {
    const host = await aHost();
    await host.publish(aJourney({ x: { type: 'exit', reason: 'r' } }, { goal }));
    await host.event('go');
    await host.event('paid', { total: 3 });
    expect((await host.trace()).at(-1)).toMatchObject({ kind: 'ended' });
  });
});

/** The published description of an enrollment's id, by the platform's own hash. */
function idOf(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest();
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 26 }, (_, index) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('');
}
