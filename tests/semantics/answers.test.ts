import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aDay, waitFor } from './support/a-journey.ts';
import { shopCatalog } from './support/shop-catalog.ts';

describe('what calls give', () => {
  it('enrollments have the fields of the contract, and end and endedAt only when ended', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    const live = {
      id,
      journeyId: 'j',
      version: 1,
      contactId: 'c1',
      key: null,
      ordinal: 1,
      control: false,
      status: 'live',
      nodeId: 'w',
      enteredAt: '2026-03-02T09:00:00.000Z',
    };
    expect(await host.engine.enrollments()).toEqual({ rows: [live] });
    await host.pass('P1D');
    expect(await host.engine.enrollments({ contactId: 'c1' })).toEqual({
      rows: [{ ...live, status: 'ended', end: 'completed', endedAt: '2026-03-03T09:00:00.000Z' }],
    });
  });

  it('enrollments are found by contact, journey, node and status, a page at a time', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.publish(aJourney({ v: waitFor('pong') }, { id: 'k' }));
    for (let n = 0; n < 5; n += 1) await host.event('go', {}, { contact: `p${n}` });
    await host.event('ping', {}, { contact: 'p1' });
    const count = async (query: object): Promise<number> => (await host.engine.enrollments(query)).rows.length;
    expect(await count({})).toBe(10);
    expect(await count({ journeyId: 'k' })).toBe(5);
    expect(await count({ contactId: 'p1' })).toBe(2);
    expect(await count({ nodeId: 'v' })).toBe(5);
    expect(await count({ status: 'ended' })).toBe(1);
    expect(await count({ journeyId: 'nope' })).toBe(0);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await host.engine.enrollments({ limit: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows.map((row) => row.id));
      expect(page.rows.length).toBeLessThanOrEqual(3);
      after = page.next;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(10);
    expect(seen).toHaveLength(10);
  });

  it('calls that take something in answer { accepted }', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { triggers: [{ id: 'm', type: 'manual' }] } }));
    expect(await host.engine.track({ id: 'x', contactId: 'c1', name: 'go' })).toEqual({ accepted: true });
    expect(await host.engine.track([])).toEqual([]);
    expect(await host.engine.patchContact('c1', { set: { orders: 1 } })).toEqual({ accepted: true });
    expect(await host.engine.enroll({ journeyId: 'j', contactId: 'c1' })).toEqual({ accepted: true });
    expect(await host.engine.publish(aJourney({ w: aDay }))).toEqual({ version: 2 });
  });

  it('a contact comes as it was given, with what the engine knows', async () => {
    const host = await aHost();
    expect(await host.engine.contact('nobody')).toBeUndefined();
    const contact = {
      id: 'c2',
      timezone: 'Europe/Stockholm',
      attributes: { orders: 3 },
      consent: { email: 'subscribed', 'email/offers': 'unsubscribed' },
      tags: ['t'],
      segments: ['s'],
    } as const;
    await host.engine.upsertContact(contact);
    await host.engine.settle();
    expect(await host.engine.contact('c2')).toEqual(contact);
  });

  it('an upsert replaces attributes, consent and timezone, tags and segments only if given', async () => {
    const host = await aHost();
    await host.knows({
      attributes: { orders: 3, plan: 'pro' },
      timezone: 'Europe/Paris',
      tags: ['a'],
      segments: ['s'],
      consent: { email: 'subscribed' },
    });
    await host.knows({ attributes: { orders: 4 }, consent: { sms: 'subscribed' } });
    expect(await host.engine.contact('c1')).toEqual({
      id: 'c1',
      attributes: { orders: 4 },
      consent: { sms: 'subscribed' },
      tags: ['a'],
      segments: ['s'],
    });
    await host.knows({ tags: [] });
    expect((await host.engine.contact('c1'))?.tags ?? []).toEqual([]);
  });

  it('a patch sets, unsets, increments, adds and removes, and changes consent, zone, tags and segments', async () => {
    const host = await aHost();
    await host.knows({ attributes: { orders: 1, plan: 'x', interests: ['a', 'b'] }, consent: { email: 'subscribed', sms: 'subscribed' } });
    await host.patch({
      set: { firstName: 'Ann' },
      unset: ['plan'],
      increment: { orders: 2 },
      add: { interests: 'c' },
      remove: { interests: 'a' },
      consent: { sms: 'unsubscribed' },
      timezone: 'Europe/Paris',
      tags: ['t'],
      segments: ['s'],
    });
    expect(await host.engine.contact('c1')).toEqual({
      id: 'c1',
      attributes: { firstName: 'Ann', orders: 3, interests: ['b', 'c'] },
      consent: { email: 'subscribed', sms: 'unsubscribed' },
      timezone: 'Europe/Paris',
      tags: ['t'],
      segments: ['s'],
    });
  });

  it('an export holds the enrollment, its trace, its document and the contact, which redact leaves out', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const { id } = await host.enrollment();
    expect(await host.engine.exportEnrollment(id)).toMatchObject({
      enrollment: { id },
      contact: { id: 'c1' },
      trace: [{ kind: 'entered' }, {}, {}],
      journey: { id: 'j' },
    });
  });

  it('tenants are apart, each with its own settings', async () => {
    const clock = virtualClock('2026-03-02T09:00:00Z');
    const asked = new Set<string>();
    const engine = createEngine({
      store: memoryStore(),
      clock,
      tenants: async (id) => {
        asked.add(id);
        return { catalog: shopCatalog, handlers: {} };
      },
    });
    await engine.forTenant('acme').publish(aJourney({ w: aDay }));
    await engine.forTenant('acme').track({ id: 'e', contactId: 'c', name: 'go' });
    await engine.track({ id: 'e', contactId: 'c', name: 'go' });
    await engine.settle();
    expect((await engine.forTenant('acme').enrollments()).rows).toHaveLength(1);
    expect((await engine.enrollments()).rows).toHaveLength(0);
    expect(asked).toContain('acme');
    expect(asked).toContain('default');
  });
});
