import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { expectReplayed, merge, recordsOf } from './support/merging.ts';

const mail = { type: 'action', action: 'mail' };
const twoDays = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }] };

describe('a contact that was merged into another', () => {
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
    await expectReplayed(host);
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
    await expectReplayed(host);
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
    await expectReplayed(host);
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
    expect([roots.size, all.length, new Set(all.map(({ contactId, status }) => `${contactId} ${status}`)).size]).toEqual([
      1,
      ids.length * 2,
      1,
    ]);
    await host.pass('P3D');
    expect((await host.enrollments()).map(({ end }) => end)).toEqual(ids.flatMap(() => ['completed', 'completed']));
    await expectReplayed(host);
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
    await expectReplayed(host);
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
    expect((await host.engine.enrollments({ status: 'live' })).rows.map(({ contactId, ordinal }) => [contactId, ordinal])).toEqual([
      ['a', 2],
    ]);
    await host.event('go');
    expect((await host.engine.enrollments({ status: 'live' })).rows.map(({ contactId }) => contactId).toSorted()).toEqual(['a', 'c1']);
  });

  it('what was merged before a deletion is deleted with it, however late it gets there', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    await host.event('go', { k: 'a-secret' }, { contact: 'b' });
    await merge(host, 'b', 'a');
    await host.event('go', { k: 'a-secret' }, { contact: 'a' });
    await host.engine.mergeContacts({ id: 'm', from: 'a', into: 'c1' });
    // The worker gets to both at a time.
    await host.engine.deleteContact('c1');
    await host.engine.settle();
    expect((await host.enrollments()).map(({ end, key }) => [end, key])).toEqual([
      ['withdrawn', null],
      ['withdrawn', null],
    ]);
    for (const { id } of await host.enrollments()) expect((await host.engine.trace(id)).map(({ kind }) => kind)).toEqual(['ended']);
    expect(JSON.stringify(await recordsOf(host))).not.toContain('a-secret');
    expect(await Promise.all(['a', 'b', 'c1'].map((id) => host.engine.contact(id)))).toEqual([undefined, undefined, undefined]);
    await host.pass('PT1H');
    await host.event('go', undefined, { contact: 'a' });
    expect((await host.engine.enrollments({ status: 'live' })).rows.map(({ contactId }) => contactId)).toEqual(['a']);
  });

  it('what is given to an alias before a deletion, and passed on after it, makes nobody known', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: twoDays }));
    await merge(host, 'a', 'c1');
    await host.post('go', { k: 'late' }, { contact: 'a' });
    await host.engine.deleteContact('c1');
    await host.engine.settle();
    expect([await host.enrollments(), await host.engine.contact('c1'), await host.engine.contact('a')]).toEqual([[], undefined, undefined]);
  });

  it('a merge that a late worker applies gives the same as one in time', async () => {
    const traces = async (late: boolean): Promise<unknown> => {
      const host = await aHost();
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
