import type { Store } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { refusal, untyped } from './support/refusal.ts';
import { aStore } from './support/a-store.ts';

const secret = 'a-very-secret-value';

describe('deleting a contact', () => {
  it('ends its enrollments as withdrawn, withholds what has not begun, and forgets who it was', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.publish(aJourney({ m: { type: 'action', action: 'mail' } }, { id: 'k', sendWindows: [{ from: '20:00', to: '21:00' }] }));
    await host.knows({ consent: { email: 'subscribed' }, attributes: { firstName: secret } });
    await host.event('go', { k: secret });
    await host.engine.deleteContact('c1', { by: 'ann' });
    await host.engine.settle();
    expect((await host.enrollments()).map(({ status, end }) => [status, end])).toEqual([
      ['ended', 'withdrawn'],
      ['ended', 'withdrawn'],
    ]);
    expect(await host.engine.contact('c1')).toBeUndefined();
    expect((await host.engine.contacts()).rows).toEqual([]);
    const kinds = (await Promise.all([host.trace(0), host.trace(1)])).map((trace) => trace.map((entry) => entry.kind).join(' '));
    expect(kinds.toSorted()).toEqual(['effect.withheld ended', 'ended']);
    await host.pass('P3D');
    expect(host.calls).toEqual([]);
    expect(await host.engine.nextDue()).toBeNull();
  });

  it('leaves nothing that the host told, in the states, the logs and the inbox, also of enrollments that had ended before', async () => {
    const store = await aStore();
    const host = await aHost({ store });
    await host.publish(
      aJourney({ b: { type: 'branch', cases: [{ id: 'x', when: { left: { attribute: 'firstName' }, op: 'eq', right: 'y' } }] } }),
    );
    await host.publish(
      aJourney(
        { t: { type: 'task', title: '{{ contact.attributes.firstName }}', assignee: 'ann' } },
        { id: 'k', entry: { reentry: { mode: 'perKey' }, key: 'k' } },
      ),
    );
    await host.publish(
      aJourney({ w: waitFor('paid') }, { id: 'l', entry: { criteria: { left: { attribute: 'plan' }, op: 'eq', right: 'pro' } } }),
    );
    await host.knows({
      consent: { email: 'subscribed', push: secret },
      attributes: { firstName: secret },
      tags: [secret],
      segments: [secret],
    });
    await host.event('go', { k: secret });
    await host.event('go', { k: `${secret}2` }, { at: '2026-03-01T00:00:00Z' });
    expect(await dump(store)).toContain(secret);
    await host.engine.deleteContact('c1');
    await host.engine.settle();
    expect(await dump(store)).not.toContain(secret);
    expect((await host.engine.tasks()).rows).toEqual([]);
    expect((await host.enrollments()).map(({ key }) => key)).toEqual([null, null, null, null]);
  });

  it('what is in one batch with it says nothing either, and what arrives behind it is of a new person', async () => {
    const store = await aStore();
    const host = await aHost({ store });
    await host.publish(aJourney({ w: aDay }, { entry: { reentry: { mode: 'never' } } }));
    await host.event('go', { k: secret });
    await host.engine.upsertContact({ id: 'c1', attributes: { firstName: secret } });
    await host.engine.deleteContact('c1');
    await host.post('go', { k: 'new' });
    await host.engine.settle();
    expect(await dump(store)).not.toContain(secret);
    expect((await host.enrollments()).map(({ ordinal, status }) => [ordinal, status])).toEqual([
      [1, 'ended'],
      [2, 'live'],
    ]);
    expect(await host.engine.contact('c1')).toEqual({ id: 'c1', attributes: {}, consent: {}, tags: [], segments: [] });
    const [, second] = await host.enrollments();
    expect((await host.engine.trace(second?.id ?? '')).map((entry) => entry.seq)).toEqual([1, 2, 3]);
  });

  it('is a new person for re-entry, for history and for revisions; ordinals go on, by key, however often', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        {
          b: {
            type: 'branch',
            cases: [{ id: 'again', when: { left: { count: { event: 'go' } }, op: 'gt', right: 1 } }],
            outlets: { again: 'w', else: 'w' },
          },
          w: aDay,
        },
        { entry: { reentry: { mode: 'perKey' }, key: 'k' } },
      ),
    );
    for (const round of [1, 2, 3]) {
      await host.patch({ set: { plan: 'pro' } }, { revision: 7 });
      expect((await host.engine.contact('c1'))?.attributes).toEqual({ plan: 'pro' });
      await host.event('go', { k: 'a' });
      const found = (await host.engine.enrollments({ status: 'live' })).rows;
      expect(found.map(({ key, ordinal }) => [key, ordinal])).toEqual([['a', round]]);
      expect((await host.engine.trace(found[0]?.id ?? '')).find((entry) => entry.kind === 'decided')).toMatchObject({ outlet: 'else' });
      await host.engine.deleteContact('c1');
      await host.engine.settle();
    }
    await host.event('go', { k: 'b' });
    expect((await host.engine.enrollments({ status: 'live' })).rows.map(({ key, ordinal }) => [key, ordinal])).toEqual([['b', 1]]);
  });

  it('later results, commands and jobs are ignored and make nobody known', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const host = await aHost({ provider: { a: [async () => held.then(() => ({ outcome: 'ok' }))] } });
    await host.publish(aJourney({ a: { type: 'action', action: 'hook' } }));
    await host.post('go');
    const settling = host.engine.settle();
    while (host.calls.length === 0) await Promise.resolve();
    await host.engine.deleteContact('c1');
    release();
    await settling;
    await host.engine.settle();
    const { id } = await host.enrollment();
    expect(await host.engine.completeEffect({ key: `default:${id}:a:1`, outcome: 'ok' })).toEqual({ accepted: true });
    await host.engine.exit({ enrollmentId: id });
    await host.publish(
      aJourney(
        { w: aDay },
        { id: 's', entry: { triggers: [{ id: 't', type: 'segment', when: { all: [] }, on: 'start', existing: true }] } },
      ),
    );
    await host.pass('P1D');
    expect((await host.trace()).map((entry) => entry.kind)).toEqual(['ended']);
    expect(await host.engine.contact('c1')).toBeUndefined();
    expect(await host.enrollments()).toHaveLength(1);
    await host.event('ping');
    expect(await host.enrollments({ journeyId: 's' })).toHaveLength(1);
  });

  it('drops entries that wait, and keeps the ids that were seen', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.engine.pause('j');
    await host.event('go', undefined, { id: 'e-1' });
    await host.engine.deleteContact('c1', { id: 'd' });
    await host.engine.settle();
    await host.engine.resume('j');
    await host.pass('PT1H');
    expect(await host.enrollments()).toEqual([]);
    expect(await host.event('go', undefined, { id: 'e-1' })).toBe(false);
    await host.event('go');
    await host.engine.deleteContact('c1', { id: 'd' });
    await host.engine.settle();
    expect((await host.enrollment()).status).toBe('live');
  });

  it('is told by explain and metrics as an end and nothing more', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    await host.engine.deleteContact('c1');
    await host.engine.settle();
    await host.engine.explain({ contactId: 'c1', journeyId: 'j' });
    await host.engine.metrics('j');
    await host.engine.exportEnrollment((await host.enrollment()).id);
    expect((await host.enrollment()).end).toBe('withdrawn');
  });

  it('refuses what is no id', async () => {
    const host = await aHost();
    for (const id of ['', 'a\0', 3]) expect((await refusal(() => host.engine.deleteContact(untyped(id)))).code).toBe('request_invalid');
    expect((await refusal(() => host.engine.deleteContact('c1', untyped({ id: 3 })))).code).toBe('request_invalid');
  });
});

/** All the store gives of the contact, as text. */
async function dump(store: Store): Promise<string> {
  const tenant = untyped('default');
  const decoder = new TextDecoder();
  const contacts = (await store.contacts(tenant, { limit: 100 })).rows.map(({ value }) => decoder.decode(value));
  const { rows } = await store.enrollments(tenant, { limit: 100 });
  const streams = [...rows.map(({ id }) => id), 'inputs:c1', ...['j', 'k', 'l'].map((id) => `refusals:c1:${id}`)];
  const logs = await Promise.all(streams.map((stream) => store.log(tenant, stream, 0, 1_000)));
  const due = await store.claim({ now: Number.MAX_SAFE_INTEGER, worker: 'w', leaseMs: 0, contacts: 100, lanes: ['input', 'effect'] });
  await store.release(due.map(({ lease }) => lease));
  const states = rows.map(({ state, identity }) => `${identity} ${decoder.decode(state)}`);
  const inputs = due.map((one) => JSON.stringify(one.inputs.map(({ body }) => body)));
  return [...contacts, ...states, ...logs.flat().map((entry) => decoder.decode(entry)), ...inputs].join('\n');
}
