import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { bucket } from './support/bucket.ts';
import { pathOf } from './support/story.ts';

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
      {
        u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }], outlets: { next: 'm' } },
        m: { type: 'action', action: 'mail', outlets: { next: 'w' } },
        w: aDay,
      },
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
