import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { expectReplayed, merge } from './support/merging.ts';

const mail = { type: 'action', action: 'mail' };
const twoDays = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }] };

describe('merging a contact into another', () => {
  it('unites the fields: its own attributes and zone, the strictest consent, tags and segments of both', async () => {
    const host = await aHost();
    await host.engine.upsertContact([
      {
        id: 'a',
        timezone: 'Europe/Stockholm',
        attributes: { plan: 'pro', orders: 3, vip: true },
        consent: { email: 'subscribed', sms: 'bounced', push: 'subscribed', 'email/x': 'subscribed' },
        tags: ['one', 'two'],
        segments: ['s'],
      },
      {
        id: 'b',
        attributes: { plan: 'free', firstName: 'Bo' },
        consent: { email: 'unsubscribed', sms: 'subscribed', 'email/x': 'paused' },
        tags: ['two', 'three'],
      },
    ]);
    await merge(host, 'a', 'b');
    const united = {
      id: 'b',
      timezone: 'Europe/Stockholm',
      attributes: { plan: 'free', orders: 3, vip: true, firstName: 'Bo' },
      consent: { email: 'unsubscribed', sms: 'bounced', push: 'subscribed', 'email/x': 'paused' },
      tags: ['two', 'three', 'one'],
      segments: ['s'],
    };
    expect(await host.engine.contact('b')).toEqual(united);
    expect(await host.engine.contact('a')).toEqual(united);
    expect((await host.engine.contacts()).rows.map(({ id }) => id)).toEqual(['b', 'c1']);
  });

  it('takes enrollments over as they are: waits, deadlines, entry data, results and keys go on', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        h: { type: 'action', action: 'hook', outlets: { next: 'w' } },
        w: {
          ...waitFor('paid', { where: { left: { event: 'total' }, op: 'eq', right: { entry: 'total' } } }),
          outlets: { next: 'v', timeout: null },
        },
        v: { ...aDay, outlets: { next: 'm' } },
        m: mail,
      }),
    );
    await host.event('go', { total: 5 }, { contact: 'a' });
    const { id } = await host.enrollment();
    await merge(host, 'a', 'c1');
    expect((await host.engine.enrollments({ contactId: 'c1' })).rows.map((one) => [one.id, one.contactId, one.status])).toEqual([
      [id, 'c1', 'live'],
    ]);
    await host.event('paid', { total: 4 });
    expect((await host.enrollment()).nodeId).toBe('w');
    await host.event('paid', { total: 5 }, { contact: 'a' });
    expect((await host.enrollment()).nodeId).toBe('v');
    await host.pass('P1D');
    expect(host.calls.map(({ node, key, effect }) => [node, key, effect.contactId])).toEqual([
      ['h', `default:${id}:h:1`, 'a'],
      ['m', `default:${id}:m:1`, 'c1'],
    ]);
    expect((await host.enrollment()).end).toBe('completed');
    expect(await host.engine.nextDue()).toBeNull();
    await expectReplayed(host);
  });

  it.each([
    ['never', {}, 1],
    ['afterExit', {}, 1],
    ['perKey', { key: 'k' }, 2],
    ['always', {}, 4],
  ])('under %s, of two the older lives and the other ends merged', async (mode, more, live) => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }, { entry: { reentry: { mode }, ...more } }));
    await host.event('go', { k: 'same' }, { contact: 'a' });
    await host.pass('PT1H');
    await host.event('go', { k: 'same' });
    await host.event('go', { k: 'mine' });
    await host.pass('PT1H');
    await host.event('go', { k: 'mine' }, { contact: 'a' });
    await merge(host, 'a', 'c1');
    const all = await host.enrollments();
    expect(all.filter(({ status }) => status === 'live')).toHaveLength(live);
    const first = all.find(({ enteredAt }) => enteredAt === all[0]?.enteredAt);
    expect(first).toMatchObject({ status: 'live', contactId: 'c1' });
    for (const { status, end } of all) expect(status === 'live' || end === 'merged').toBe(true);
    await host.event('go', { k: 'same' });
    expect((await host.enrollments()).filter(({ status }) => status === 'live')).toHaveLength(mode === 'always' ? 5 : live);
    await expectReplayed(host);
  });

  it('what ends merged withholds its message, cancels its task, and is told of what was in flight', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ m: mail }, { id: 'k', sendWindows: [{ from: '20:00', to: '21:00' }], entry: { reentry: { mode: 'afterExit' } } }),
    );
    await host.publish(aJourney({ t: { type: 'task', title: 'T', assignee: 'ann' } }, { entry: { reentry: { mode: 'never' } } }));
    await host.event('go');
    await host.pass('PT1M');
    await host.engine.upsertContact({ id: 'a', consent: { email: 'subscribed' } });
    await host.event('go', undefined, { contact: 'a' });
    await merge(host, 'a', 'c1');
    const ended = (await host.enrollments()).filter(({ end }) => end === 'merged');
    const kinds = await Promise.all(ended.map(async ({ id }) => (await host.engine.trace(id)).map((entry) => entry.kind).slice(-2)));
    expect(kinds.map((one) => one.join(' ')).toSorted()).toEqual(['effect.withheld ended', 'task.cancelled ended']);
    expect(host.calls.map(({ node }) => node)).toEqual(['t', 't']);
    await host.pass('P1D');
    expect(host.calls.map(({ node }) => node)).toEqual(['t', 't', 'm']);
    expect((await host.engine.tasks({ state: 'open' })).rows).toHaveLength(1);
    const tasks = (await host.engine.tasks({ contactId: 'a' })).rows;
    expect(tasks.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'open']);
    await expectReplayed(host);
  });

  it('unites history, by when things happened and then by arrival, and events keep counting for what came before them', async () => {
    const host = await aHost();
    const counts = (n: number): object => ({ left: { count: { event: 'ping' } }, op: 'eq', right: n });
    await host.publish(
      aJourney(
        {
          b: { type: 'branch', cases: [{ id: 'three', when: counts(3) }], outlets: { three: 'w', else: null } },
          w: waitFor('pong', { since: 'entry' }),
        },
        { entry: { reentry: { mode: 'always' } } },
      ),
    );
    await host.event('ping', { n: 1 }, { contact: 'a' });
    await host.event('ping', { n: 2 });
    await host.event('ping', { n: 3 }, { contact: 'a' });
    await host.event('pong', undefined, { contact: 'a' });
    await merge(host, 'a', 'c1');
    await host.event('go');
    expect(await host.enrollment()).toMatchObject({ nodeId: 'w', status: 'live' });
    await host.event('pong');
    expect(await host.enrollment()).toMatchObject({ status: 'ended' });
    await expectReplayed(host);
  });

  it('unites what caps count, and what an hour of the breaker has had', async () => {
    const host = await aHost({ policy: { policyVersion: 1, caps: [{ channel: 'email', count: 2, per: 'P1D', over: 'skip' }] } });
    await host.engine.upsertContact({ id: 'a', consent: { email: 'subscribed' } });
    await host.publish(aJourney({ m: mail }));
    await host.event('go');
    await host.event('go', undefined, { contact: 'a' });
    await merge(host, 'a', 'c1');
    await host.event('go');
    expect(host.calls).toHaveLength(2);
    await host.pass('P1D');
    await host.event('go');
    expect(host.calls).toHaveLength(3);
    await expectReplayed(host);
  });

  it('is no change: attribute triggers do not fire, and a segment that either was in is not entered again', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { id: 'att', entry: { triggers: [{ id: 't', type: 'attribute', attribute: 'plan' }] } }));
    await host.publish(
      aJourney(
        { w: aDay },
        {
          id: 'seg',
          entry: { triggers: [{ id: 't', type: 'segment', when: { left: { attribute: 'plan' }, op: 'eq', right: 'pro' }, on: 'start' }] },
        },
      ),
    );
    await host.engine.upsertContact({ id: 'a', attributes: { plan: 'pro' } });
    await host.engine.settle();
    const before = (await host.enrollments()).length;
    await merge(host, 'a', 'c1');
    await host.event('ping');
    await host.event('ping', undefined, { contact: 'a' });
    expect((await host.enrollments()).length).toBe(before);
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ plan: 'pro' });
    await expectReplayed(host);
  });

  it('of two absences the later is awaited, and an event of either ends it', async () => {
    const run = async (paidBy: string | undefined): Promise<readonly string[]> => {
      const host = await aHost();
      await host.publish(
        aJourney({ w: aDay }, { entry: { triggers: [{ id: 't', type: 'absence', event: 'go', without: ['paid'], within: 'P1D' }] } }),
      );
      await host.event('go', { n: 1 });
      await host.pass('PT2H');
      await host.event('go', { n: 2 }, { contact: 'a' });
      await host.pass('PT2H');
      if (paidBy !== undefined) await host.event('paid', undefined, { contact: paidBy });
      await merge(host, 'a', 'c1');
      await host.pass('P3D');
      await expectReplayed(host);
      return (await host.enrollments()).map(({ enteredAt }) => enteredAt);
    };
    expect(await run(undefined)).toEqual(['2026-03-03T11:00:00.000Z']);
    expect(await run('a')).toEqual([]);
    expect(await run('c1')).toEqual([]);
  });

  it('a date trigger of the merged one goes on, and entries that wait are let in', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: aDay }, { id: 'd', entry: { triggers: [{ id: 't', type: 'date', attribute: 'birthday', at: '10:00' }] } }),
    );
    await host.publish(aJourney({ w: aDay }, { id: 'p' }));
    await host.engine.upsertContact({ id: 'a', attributes: { birthday: '2026-03-04' } });
    await host.engine.pause('p');
    await host.event('go', undefined, { contact: 'a' });
    await merge(host, 'a', 'c1');
    await host.engine.resume('p');
    await host.pass('P3D');
    expect((await host.enrollments()).map(({ journeyId, contactId, enteredAt }) => [journeyId, contactId, enteredAt])).toEqual([
      ['p', 'c1', '2026-03-02T09:00:00.000Z'],
      ['d', 'c1', '2026-03-04T10:00:00.000Z'],
    ]);
    await expectReplayed(host);
  });

  it('re-entry, ordinals and ended enrollments are those of both', async () => {
    const host = await aHost();
    await host.publish(aJourney({ x: { type: 'exit', reason: 'x' } }, { id: 'once', entry: { reentry: { mode: 'never' } } }));
    await host.publish(aJourney({ x: { type: 'exit', reason: 'x' } }, { id: 'often' }));
    await host.event('go', undefined, { contact: 'a' });
    await host.event('go', undefined, { contact: 'a' });
    await merge(host, 'a', 'c1');
    await host.event('go');
    for (const contactId of ['a', 'c1']) {
      const { rows } = await host.engine.enrollments({ contactId });
      expect(rows.map(({ journeyId, ordinal }) => `${journeyId} ${ordinal}`).toSorted()).toEqual([
        'often 1',
        'often 2',
        'often 3',
        'once 1',
      ]);
      const pages = [await host.engine.enrollments({ contactId, limit: 3 })];
      pages.push(await host.engine.enrollments({ contactId, limit: 3, after: pages[0]?.next ?? '' }));
      expect(pages.flatMap((page) => page.rows)).toEqual(rows);
    }
    expect((await host.engine.explain({ contactId: 'c1', journeyId: 'often' })).enrollmentId).toBe(
      (await host.enrollments()).find(({ ordinal }) => ordinal === 3)?.id,
    );
    await expectReplayed(host);
  });
});
