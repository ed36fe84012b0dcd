import { replay } from '@sojourn/engine';
import type { EnrollmentExport } from '@sojourn/engine';
import type { JsonObject } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host, HostOptions } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';

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
      { id: 'b', attributes: { plan: 'free', firstName: 'Bo' }, consent: { email: 'unsubscribed', sms: 'subscribed', 'email/x': 'paused' }, tags: ['two', 'three'] },
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
      aJourney({ h: { type: 'action', action: 'hook', outlets: { next: 'w' } }, w: { ...waitFor('paid', { where: { left: { event: 'total' }, op: 'eq', right: { entry: 'total' } } }), outlets: { next: 'v', timeout: null } }, v: { ...aDay, outlets: { next: 'm' } }, m: mail }),
    );
    await host.event('go', { total: 5 }, { contact: 'a' });
    const { id } = await host.enrollment();
    await merge(host, 'a', 'c1');
    expect((await host.engine.enrollments({ contactId: 'c1' })).rows.map((one) => [one.id, one.contactId, one.status])).toEqual([[id, 'c1', 'live']]);
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
    await everything(host);
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
    if (mode !== 'always' && mode !== 'perKey') await host.event('go', { k: 'mine' }, { contact: 'a' });
    else await host.event('go', { k: 'mine' }, { contact: 'a' });
    await merge(host, 'a', 'c1');
    const all = await host.enrollments();
    expect(all.filter(({ status }) => status === 'live')).toHaveLength(live);
    const first = all.find(({ enteredAt }) => enteredAt === all[0]?.enteredAt);
    expect(first).toMatchObject({ status: 'live', contactId: 'c1' });
    for (const { status, end } of all) expect(status === 'live' || end === 'merged').toBe(true);
    await host.event('go', { k: 'same' });
    expect((await host.enrollments()).filter(({ status }) => status === 'live')).toHaveLength(mode === 'always' ? 5 : live);
    await everything(host);
  });

  it('what ends merged withholds its message, cancels its task, and is told of what was in flight', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: mail }, { id: 'k', sendWindows: [{ from: '20:00', to: '21:00' }], entry: { reentry: { mode: 'afterExit' } } }));
    await host.publish(aJourney({ t: { type: 'task', title: 'T', assignee: 'ann' } }, { entry: { reentry: { mode: 'never' } } }));
    await host.event('go');
    await host.pass('PT1M');
    await host.engine.upsertContact({ id: 'a', consent: { email: 'subscribed' } });
    await host.event('go', undefined, { contact: 'a' });
    await merge(host, 'a', 'c1');
    const ended = (await host.enrollments()).filter(({ end }) => end === 'merged');
    const kinds = await Promise.all(ended.map(async ({ id }) => (await host.engine.trace(id)).map((entry) => entry.kind).slice(-2)));
    expect(kinds.toSorted()).toEqual([
      ['effect.withheld', 'ended'],
      ['task.cancelled', 'ended'],
    ]);
    expect(host.calls.map(({ node }) => node)).toEqual(['t', 't']);
    await host.pass('P1D');
    expect(host.calls.map(({ node }) => node)).toEqual(['t', 't', 'm']);
    expect((await host.engine.tasks({ state: 'open' })).rows).toHaveLength(1);
    await everything(host);
  });

  it('results of what was in flight, commands and events of the merged one go to the other', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const host = await aHost({ provider: { h: [async () => held.then(() => ({ outcome: 'ok' }))] } });
    await host.publish(aJourney({ h: { type: 'action', action: 'hook', outlets: { next: 'w' } }, w: twoDays }));
    await host.post('go', undefined, { contact: 'a' });
    const settling = host.engine.settle();
    while (host.calls.length === 0) await Promise.resolve();
    await host.engine.mergeContacts({ id: 'm', from: 'a', into: 'c1' });
    release();
    await settling;
    await host.engine.settle();
    expect(await host.enrollment()).toMatchObject({ contactId: 'c1', nodeId: 'w' });
    await host.engine.exit({ enrollmentId: (await host.enrollment()).id, reason: 'r' });
    await host.engine.enroll({ journeyId: 'j', contactId: 'a' });
    await host.engine.patchContact('a', { set: { plan: 'x' } }, { revision: 1 });
    await host.engine.patchContact('c1', { set: { orders: 1 } }, { revision: 1 });
    await host.engine.patchContact('a', { set: { plan: 'y' } }, { revision: 1 });
    await host.engine.settle();
    expect((await host.enrollment()).end).toBe('exited:r');
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ plan: 'x', orders: 1 });
    expect(await host.engine.refusals({ contactId: 'a' })).toEqual(await host.engine.refusals({ contactId: 'c1' }));
    await everything(host);
  });

  it('unites history, by when things happened and then by arrival, and events keep counting for what came before them', async () => {
    const host = await aHost();
    const counts = (n: number): object => ({ left: { count: { event: 'ping' } }, op: 'eq', right: n });
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'three', when: counts(3) }], outlets: { three: 'w', else: null } }, w: waitFor('pong', { since: 'entry' }) },
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
    await everything(host);
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
    await everything(host);
  });

  it('is no change: attribute triggers do not fire, and a segment that either was in is not entered again', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { id: 'att', entry: { triggers: [{ id: 't', type: 'attribute', attribute: 'plan' }] } }));
    await host.publish(
      aJourney({ w: aDay }, { id: 'seg', entry: { triggers: [{ id: 't', type: 'segment', when: { left: { attribute: 'plan' }, op: 'eq', right: 'pro' }, on: 'start' }] } }),
    );
    await host.engine.upsertContact({ id: 'a', attributes: { plan: 'pro' } });
    await host.engine.settle();
    const before = (await host.enrollments()).length;
    await merge(host, 'a', 'c1');
    await host.event('ping');
    await host.event('ping', undefined, { contact: 'a' });
    expect((await host.enrollments()).length).toBe(before);
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ plan: 'pro' });
    await everything(host);
  });

  it('of two absences the later is awaited, and an event of either ends it', async () => {
    const run = async (paidBy: string | undefined): Promise<readonly string[]> => {
      const host = await aHost();
      await host.publish(aJourney({ w: aDay }, { entry: { triggers: [{ id: 't', type: 'absence', event: 'go', without: ['paid'], within: 'P1D' }] } }));
      await host.event('go', { n: 1 });
      await host.pass('PT2H');
      await host.event('go', { n: 2 }, { contact: 'a' });
      await host.pass('PT2H');
      if (paidBy !== undefined) await host.event('paid', undefined, { contact: paidBy });
      await merge(host, 'a', 'c1');
      await host.pass('P3D');
      await everything(host);
      return (await host.enrollments()).map(({ enteredAt }) => enteredAt);
    };
    expect(await run(undefined)).toEqual(['2026-03-03T11:00:00.000Z']);
    expect(await run('a')).toEqual([]);
    expect(await run('c1')).toEqual([]);
  });

  it('a date trigger of the merged one goes on, and entries that wait are let in', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { id: 'd', entry: { triggers: [{ id: 't', type: 'date', attribute: 'birthday', at: '10:00' }] } }));
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
    await everything(host);
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
      expect(rows.map(({ journeyId, ordinal }) => `${journeyId} ${ordinal}`).toSorted()).toEqual(['often 1', 'often 2', 'often 3', 'once 1']);
      const pages = [await host.engine.enrollments({ contactId, limit: 3 })];
      pages.push(await host.engine.enrollments({ contactId, limit: 3, after: pages[0]?.next ?? '' }));
      expect(pages.flatMap((page) => page.rows)).toEqual(rows);
    }
    expect((await host.engine.explain({ contactId: 'c1', journeyId: 'often' })).enrollmentId).toBe(
      (await host.enrollments()).find(({ ordinal }) => ordinal === 3)?.id,
    );
    await everything(host);
  });

  it('chains, and goes back; an id that was given back is a person of its own again', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    for (const contact of ['a', 'b', 'd']) await host.event('go', { k: contact }, { contact });
    await merge(host, 'a', 'b');
    await merge(host, 'b', 'd');
    await host.event('go', { k: 'late' }, { contact: 'a' });
    expect((await host.engine.enrollments({ contactId: 'a' })).rows.map(({ contactId }) => contactId)).toEqual(['d', 'd', 'd', 'd']);
    // By way of b, which d is merged into then.
    await merge(host, 'd', 'a');
    expect((await Promise.all(['a', 'b', 'd'].map((id) => host.engine.contact(id)))).map((one) => one?.id)).toEqual(['a', 'a', 'a']);
    await host.event('go', undefined, { contact: 'd' });
    expect(new Set((await host.enrollments()).map(({ contactId, status }) => `${contactId} ${status}`))).toEqual(new Set(['a live']));
    expect(await host.enrollments()).toHaveLength(5);
    await merge(host, 'a', 'd');
    await host.pass('P3D');
    expect((await host.enrollments()).map(({ end }) => end)).toEqual(Array(5).fill('completed'));
    expect(new Set((await host.enrollments()).map(({ id }) => id)).size).toBe(5);
    await everything(host);
  });

  it('two that are merged into each other at a time are one in the end', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    await host.event('go', undefined, { contact: 'a' });
    await host.event('go', undefined, { contact: 'b' });
    await host.engine.mergeContacts({ id: '1', from: 'a', into: 'b' });
    await host.engine.mergeContacts({ id: '2', from: 'b', into: 'a' });
    await host.engine.settle();
    const [a, b] = [await host.engine.contact('a'), await host.engine.contact('b')];
    expect([a?.id, b?.id]).toEqual(['a', 'a']);
    await host.event('go', undefined, { contact: 'a' });
    await host.event('go', undefined, { contact: 'b' });
    expect(new Set((await host.enrollments()).map(({ contactId, status }) => `${contactId} ${status}`))).toEqual(new Set(['a live']));
    expect(await host.enrollments()).toHaveLength(4);
    await everything(host);
  });

  it.each([
    ['a b', 'b c', 'c a'],
    ['c a', 'a b', 'b c'],
    ['a b', 'b c', 'c d', 'd a', 'd b', 'a c'],
    ['a b', 'b a', 'c b', 'b d', 'd a'],
    ['d a', 'd b', 'd c', 'c d', 'a d'],
  ])('so are several that are merged in circles: %s, %s …', async (...pairs) => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    const ids = [...new Set(pairs.flatMap((pair) => pair.split(' ')))];
    for (const contact of ids) await host.post('go', undefined, { contact });
    for (const [place, pair] of pairs.entries()) {
      const [from = '', into = ''] = pair.split(' ');
      await host.engine.mergeContacts({ id: `${place}`, from, into });
    }
    for (const contact of ids) await host.post('go', undefined, { contact });
    await host.engine.settle();
    const roots = new Set((await Promise.all(ids.map((id) => host.engine.contact(id)))).map((one) => one?.id));
    const all = await host.enrollments();
    expect([roots.size, all.length, new Set(all.map(({ contactId, status }) => `${contactId} ${status}`)).size]).toEqual([1, ids.length * 2, 1]);
    await host.pass('P3D');
    expect((await host.enrollments()).map(({ end }) => end)).toEqual(ids.flatMap(() => ['completed', 'completed']));
    await everything(host);
  });

  it('happens once for an id, does nothing for those who are one already, and makes an alias of one that nobody knew', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    expect(await host.engine.mergeContacts({ id: 'm', from: 'nobody', into: 'c1' })).toEqual({ accepted: true });
    expect(await host.engine.mergeContacts({ id: 'm', from: 'x', into: 'c1' })).toEqual({ accepted: false });
    await merge(host, 'nobody', 'c1');
    await host.event('go', undefined, { contact: 'nobody' });
    expect((await host.enrollments()).map(({ contactId }) => contactId)).toEqual(['c1']);
    expect((await host.engine.contacts()).rows.map(({ id }) => id)).toEqual(['c1']);
    await everything(host);
  });

  it('deleting one deletes both, in all that is stored, and their ids are new persons', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    await host.event('go', { k: 'a-secret' }, { contact: 'a' });
    await merge(host, 'a', 'c1');
    await host.event('go', { k: 'a-secret' }, { contact: 'a' });
    const records = JSON.stringify(await recordsOf(host));
    expect(records).toContain('a-secret');
    await host.engine.deleteContact('a');
    await host.engine.settle();
    expect(JSON.stringify(await recordsOf(host))).not.toContain('a-secret');
    expect((await host.enrollments()).map(({ end }) => end)).toEqual(['withdrawn', 'withdrawn']);
    expect([await host.engine.contact('a'), await host.engine.contact('c1')]).toEqual([undefined, undefined]);
    await host.event('go', undefined, { contact: 'a' });
    expect((await host.engine.enrollments({ status: 'live' })).rows.map(({ contactId, ordinal }) => [contactId, ordinal])).toEqual([['a', 2]]);
    await host.event('go');
    expect((await host.engine.enrollments({ status: 'live' })).rows.map(({ contactId }) => contactId).toSorted()).toEqual(['a', 'c1']);
  });

  it('a merge that a late worker applies gives the same as one in time', async () => {
    const traces = async (late: boolean): Promise<unknown> => {
      const options: HostOptions = {};
      const host = await aHost(options);
      await host.publish(aJourney({ w: { ...aDay, outlets: { next: 'm' } }, m: { ...mail, outlets: { next: 'v' } }, v: waitFor('paid') }));
      await host.engine.upsertContact({ id: 'a', consent: { email: 'subscribed' } });
      const step = async (call: () => Promise<unknown>): Promise<void> => {
        await call();
        if (!late) await host.engine.settle();
      };
      await step(() => host.post('go'));
      await step(() => host.post('go', undefined, { contact: 'a' }));
      await step(() => host.engine.mergeContacts({ id: 'm', from: 'a', into: 'c1' }));
      await host.engine.settle();
      await host.pass('P2D');
      await host.event('paid');
      return Promise.all((await host.enrollments()).map(({ id }) => host.engine.trace(id)));
    };
    expect(await traces(true)).toEqual(await traces(false));
  });
});

async function merge(host: Host, from: string, into: string): Promise<void> {
  expect(await host.engine.mergeContacts({ id: `merge ${from} ${into}`, from, into })).toEqual({ accepted: true });
  await host.engine.settle();
}

async function recordsOf({ engine }: Host): Promise<readonly EnrollmentExport[]> {
  return Promise.all((await engine.enrollments()).rows.map(({ id }) => engine.exportEnrollment(id)));
}

/** Every enrollment is replayed to the byte, and nothing is out of order with the contacts. */
async function everything(host: Host): Promise<void> {
  expect(await host.engine.isolated()).toEqual([]);
  for (const record of await recordsOf(host)) {
    const read: JsonObject & EnrollmentExport = JSON.parse(JSON.stringify(record));
    expect(replay(read)).toEqual({ matches: true, trace: record.trace });
  }
}
