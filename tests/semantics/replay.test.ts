import { createEngine, memoryStore, replay, virtualClock } from '@sojourn/engine';
import type { Engine, EnrollmentExport } from '@sojourn/engine';
import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost, aStart } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { refusal, untyped } from './support/refusal.ts';
import { shopCatalog } from './support/shop-catalog.ts';

const mail = { type: 'action', action: 'mail' };

describe('replay', () => {
  it('decides every enrollment again and gives the same bytes, also from a file', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        b: {
          type: 'branch',
          cases: [{ id: 'x', when: { left: { attribute: 'orders' }, op: 'gt', right: 2 } }],
          outlets: { x: 'm', else: 'w' },
        },
        w: { ...waitFor('paid', { where: { left: { event: 'total' }, op: 'gt', right: 10 } }), outlets: { next: 'm' } },
        m: { ...mail, outlets: { next: 'u' } },
        u: { type: 'update', changes: [{ op: 'increment', attribute: 'score' }] },
      }),
    );
    for (const total of [5, 50]) {
      await host.event('go');
      await host.event('paid', { total });
      await host.patch({ increment: { orders: 2 } });
      await host.pass('P1D');
    }
    expect(await everything(host.engine)).toBeGreaterThan(1);
  });

  it('is under the versions, pauses and plans that were in force at each instant', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay, m: mail }));
    await host.event('go');
    await host.pass('PT1H');
    await host.publish(aJourney({ w: waitFor('paid'), m: mail }));
    await host.event('go');
    await host.engine.pause('j');
    await host.event('go');
    await host.pass('P2D');
    await host.engine.resume('j');
    await host.engine.publish(
      aJourney({ w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P3D' }], outlets: { next: 'm' } }, m: mail }),
      {
        inFlight: { migrate: 'recompute' },
      },
    );
    await host.event('paid');
    await host.engine.archive('j');
    await host.event('go');
    await host.pass('P9D');
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    expect(await everything(host.engine)).toBeGreaterThan(3);
  });

  it('takes the policy of each instant, and what was granted of shared counters', async () => {
    const clock = virtualClock(aStart);
    let policy: Policy = { policyVersion: 1, caps: [{ channel: 'email', count: 1, per: 'P1D' }] };
    const engine = createEngine({
      store: memoryStore(),
      clock,
      tenants: async () => ({ catalog: shopCatalog, policy, handlers: { mail: async () => undefined } }),
    });
    await engine.publish(
      aJourney(
        { m: { ...mail, outlets: { next: 'w' } }, w: { ...aDay, outlets: { next: 'm' } } },
        { entry: { limit: { count: 2, per: 'PT1H' } } },
      ),
    );
    for (const [place, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await engine.upsertContact({ id, consent: { email: 'subscribed' } });
      await engine.track({ id: `e${place}`, contactId: id, name: 'go' });
    }
    await clock.advance('PT26H');
    policy = {
      policyVersion: 1,
      breaker: { perJourneyPerHour: 2 },
      caps: [{ channel: 'email', count: 1, per: 'P3D', over: 'defer', maxDefer: 'P1D' }],
    };
    await clock.advance('P3D');
    policy = { policyVersion: 1, quietHours: [{ from: '00:00', to: '12:00' }] };
    await engine.resume('j').catch(() => undefined);
    await clock.advance('P3D');
    const { rows } = await engine.enrollments();
    const kinds = (await Promise.all(rows.map(({ id }) => engine.trace(id)))).flat().map((entry) => entry.kind);
    expect(kinds).toEqual(expect.arrayContaining(['effect.withheld', 'effect.deferred']));
    expect((await engine.journeys())[0]?.pausedBy ?? 'resumed').toBeDefined();
    expect(await everything(engine)).toBe(5);
  });

  it('of a new person goes on from what a deletion has left', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('paid') }));
    await host.event('go');
    const before = await host.enrollment();
    await host.engine.deleteContact('c1');
    await host.event('go');
    await host.event('paid');
    const [, after] = await host.enrollments();
    expect(after?.ordinal).toBe(2);
    expect(replay(await host.engine.exportEnrollment(after?.id ?? ''))).toMatchObject({ matches: true });
    await refused(host, before.id, 'deleted');
  });

  it('says where the traces part', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    const record = await host.engine.exportEnrollment((await host.enrollment()).id);
    const forged = record.trace.map((entry) => (entry.kind === 'parked' ? { ...entry, wakeAt: '2026-03-04T09:00:00.000Z' } : entry));
    expect(replay(untyped({ ...record, trace: forged }))).toMatchObject({
      matches: false,
      firstDifference: { seq: 3, recorded: { wakeAt: '2026-03-04T09:00:00.000Z' }, replayed: { wakeAt: '2026-03-03T09:00:00.000Z' } },
    });
    expect(replay({ ...record, trace: record.trace.slice(0, 2) })).toMatchObject({
      matches: false,
      firstDifference: { seq: 3, recorded: null },
    });
  });

  it('refuses what it cannot decide: redacted records, no records, and half of them', async () => {
    const store = memoryStore();
    const clock = virtualClock(aStart);
    const common = { store, clock, catalog: shopCatalog, handlers: {} };
    const [silent, recording] = [createEngine({ ...common, recordInputs: false }), createEngine(common)];
    await recording.publish(aJourney({ w: aDay }));
    await silent.track({ id: '1', contactId: 'c1', name: 'go' });
    await silent.settle();
    const { rows } = await silent.enrollments();
    const id = rows[0]?.id ?? '';
    const refuse = async (record: unknown): Promise<string> => {
      const error = await refusal(() => replay(untyped(record)));
      expect(error.code).toBe('request_invalid');
      return error.message;
    };
    expect(await refuse(await recording.exportEnrollment(id))).toContain('not recorded');
    await recording.track({ id: '2', contactId: 'c1', name: 'go' });
    await recording.settle();
    expect(await refuse(await recording.exportEnrollment(id))).toContain('first one');
    await recording.track({ id: '3', contactId: 'c2', name: 'go' });
    await recording.settle();
    const other = (await recording.enrollments({ contactId: 'c2' })).rows[0]?.id ?? '';
    expect(replay(await recording.exportEnrollment(other)).matches).toBe(true);
    expect(await refuse(await recording.exportEnrollment(other, { redact: true }))).toContain('redacted');
    for (const nothing of [null, {}, 3]) expect(await refuse(nothing)).toContain('no record');
  });

  it('a redacted record holds no input', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.engine.patchContact('c1', { set: { firstName: 'a-secret' } });
    await host.event('go');
    const { id } = await host.enrollment();
    expect(JSON.stringify(await host.engine.exportEnrollment(id))).toContain('a-secret');
    expect(JSON.stringify(await host.engine.exportEnrollment(id, { redact: true }))).not.toContain('a-secret');
  });
});

/** Replays every enrollment, as it comes from a file. @returns How many there were. */
async function everything(engine: Engine): Promise<number> {
  const { rows } = await engine.enrollments();
  for (const { id } of rows) {
    const record = await engine.exportEnrollment(id);
    const read = JSON.parse(JSON.stringify(record)) as EnrollmentExport; // It was made just before.
    expect(replay(read)).toEqual({ matches: true, trace: record.trace });
    expect(record.trace.length).toBeGreaterThan(1);
  }
  return rows.length;
}

async function refused({ engine }: Host, id: string, why: string): Promise<void> {
  const record = await engine.exportEnrollment(id);
  const error = await refusal(() => replay(record));
  expect([error.code, error.message]).toEqual(['request_invalid', expect.stringContaining(why)]);
}
