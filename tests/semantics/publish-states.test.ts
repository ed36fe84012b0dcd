import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, aStillClock, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { byText, out, publish, standing, waiting } from './support/plans.ts';

describe('a plan', () => {
  it('waits for an effect in flight, whose report is still the old version’s', async () => {
    const host = await aHost({
      provider: {
        m: [
          async () =>
            void (await host.engine.publish(aJourney({ m: act('mail', { outlets: { next: 'y' } }), ...out }), {
              inFlight: { migrate: 'keep', nodes: { w: 'exit' } },
            })),
        ],
      },
    });
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: aDay }));
    await host.event('go');
    expect(await host.story()).toEqual([
      'entered t',
      'arrived m',
      'effect.requested m',
      'parked m',
      'effect.begun m 1',
      'effect.completed m',
      'woke m next by result',
      'arrived w',
      'parked w',
      'migrated w',
      'ended w migrated_out',
    ]);
    expect(host.calls).toHaveLength(1);
  });

  it('lets an effect that is due or to be tried again go on, in the new version, with its key', async () => {
    const host = await aHost({
      provider: {
        m: [
          () => {
            throw Object.assign(new Error('x'));
          },
          () => ({ outcome: 'sent' }),
        ],
      },
    });
    const mail = (more: object): object => aJourney({ m: act('mail', more), ...out });
    await host.publish(mail({ outlets: { sent: 'x' } }));
    await host.event('go');
    await publish(host, mail({ outlets: { sent: 'y' }, input: { template: 'new' } }), { migrate: 'recompute' });
    await host.pass('PT2H');
    expect((await host.enrollment()).end).toBe('exited:y');
    expect(new Set(host.calls.map((call) => call.key)).size).toBe(1);
    expect(host.calls.map((call) => [call.effect.version, call.effect.input])).toEqual([
      [1, {}],
      [2, { template: 'new' }],
    ]);
  });

  it('moves those that are held, failed, suspended or controls, and leaves them as they are', async () => {
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    const host = await aHost({
      provider: {
        r: [
          () => {
            throw new Error('x');
          },
        ],
      },
    });
    const shape = (duration: string): object =>
      aJourney(
        {
          s: { type: 'switch', on: { entry: 'k' }, cases: [{ id: 'held', value: 'held' }], outlets: { held: 'r', else: 'w' } },
          r: act('risky'),
          w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration }] },
        },
        { suppression },
      );
    await host.publish(shape('P1D'));
    await host.event('go', { k: 'held' });
    await host.event('go', { k: 'suspended' }, { contact: 'c2' });
    await host.engine.patchContact('c2', { set: { doNotContact: true } });
    await host.engine.settle();
    await publish(host, shape('P3D'), { migrate: 'recompute' });
    expect((await host.enrollments()).map((one) => [one.status, one.version]).toSorted(byText)).toEqual([
      ['held', 2],
      ['suspended', 2],
    ]);
    await host.pass('P2D');
    await host.engine.patchContact('c2', { unset: ['doNotContact'] });
    await host.engine.settle();
    expect((await host.engine.enrollments({ contactId: 'c2' })).rows).toMatchObject([{ status: 'live', nodeId: 'w' }]);
    await host.pass('P1D');
    expect((await host.engine.enrollments({ contactId: 'c2' })).rows).toMatchObject([
      { end: 'completed', endedAt: '2026-03-05T09:00:00.000Z' },
    ]);
  });

  it('lets a control be, in its new version', async () => {
    const host = await aHost();
    const goal = { name: 'Paid', when: { event: 'paid' }, within: 'P3D', onReached: 'exit' };
    await host.publish(aJourney({ w: aDay }, { goal, entry: { holdout: 100 } }));
    await host.event('go');
    await publish(host, aJourney({ v: aDay }, { goal, entry: { holdout: 100 } }), { migrate: 'exit' });
    expect(await host.enrollment()).toMatchObject({ version: 2, status: 'live', control: true });
    await host.pass('P3D');
    expect(await host.enrollment()).toMatchObject({ end: 'control', endedAt: '2026-03-05T09:00:00.000Z' });
  });

  it('applies the new version’s exits and milestones at once', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 3 } });
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.event('go');
    const when = { left: { attribute: 'orders' }, op: 'gte', right: 3 };
    await publish(
      host,
      aJourney({ w: waitFor('ping'), m: { type: 'milestone', jumpWhen: when, outlets: { next: 'v' } }, v: waitFor('ping') }),
      { migrate: 'keep' },
    );
    expect((await host.story()).slice(-5)).toEqual(
      ['migrated w', 'jumped m', 'arrived m', 'decided m next', 'arrived v', 'parked v'].slice(-5),
    );
    await publish(host, aJourney({ v: waitFor('ping') }, { exits: [{ id: 'big', when }] }), { migrate: 'keep', nodes: { w: 'exit' } });
    expect((await host.enrollment()).end).toBe('exited:big');
  });

  it('is followed before the next input, however late the worker, at the instant of publishing', async () => {
    const clock = aStillClock('2026-03-02T09:00:00Z');
    const host = await aHost({ clock });
    await host.publish(waiting([{ id: 'next', type: 'duration', duration: 'P9D' }]));
    await host.post('go');
    clock.set('2026-03-03T12:00:00Z');
    await host.engine.publish(waiting([{ id: 'next', type: 'duration', duration: 'P2D' }]), { inFlight: { migrate: 'recompute' } });
    clock.set('2026-03-08T09:00:00Z');
    await host.post('ping');
    clock.set('2026-03-09T09:00:00Z');
    await host.engine.settle();
    expect((await host.trace()).slice(-5).map(({ kind, at }) => `${kind} ${at.slice(0, 16)}`)).toEqual([
      'migrated 2026-03-03T12:00',
      'parked 2026-03-03T12:00',
      'woke 2026-03-04T09:00',
      'arrived 2026-03-04T09:00',
      'ended 2026-03-04T09:00',
    ]);
  });

  it('under a pause, moves people and lets nothing fire; then the resumption does', async () => {
    const host = await aHost();
    await host.publish(waiting([{ id: 'next', type: 'duration', duration: 'P9D' }]));
    await host.event('go');
    await host.pass('P3D');
    await host.engine.pause('j');
    await publish(host, waiting([{ id: 'next', type: 'duration', duration: 'P2D' }]), { migrate: 'recompute' });
    await host.pass('PT1H');
    expect(await host.enrollment()).toMatchObject({ version: 2, status: 'live', nodeId: 'w' });
    await host.engine.resume('j');
    await host.engine.settle();
    expect(await standing(host)).toBe('next 2026-03-05T10:00');
  });

  it('loses to an event of its instant that came before it, and wins over a deadline of that instant', async () => {
    const host = await aHost();
    const shape = (duration: string): object =>
      waiting([
        { id: 'next', type: 'duration', duration },
        { id: 'ping', type: 'event', event: 'ping' },
      ]);
    await host.publish(shape('P1D'));
    await host.event('go');
    await host.at('2026-03-03T08:00:00Z');
    await host.clock.advanceTo('2026-03-03T09:00:00Z', async () => {
      await host.engine.publish(shape('P2D'), { inFlight: { migrate: 'recompute' } });
    });
    expect(await standing(host)).toBe('until 2026-03-04T09:00');
    await host.clock.advanceTo('2026-03-03T10:00:00Z', async () => {
      await host.post('ping');
      await host.engine.publish(shape('P3D'), { inFlight: { migrate: 'recompute' } });
    });
    expect(await standing(host)).toBe('ping 2026-03-03T10:00');
    expect((await host.enrollment()).version).toBe(2);
  });
});
