import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { figures, publish, standing, waiting } from './support/plans.ts';
import { lastOf } from './support/story.ts';

describe('an answer for people in a wait', () => {
  // Everybody arrives on Monday 2026-03-02 at 09:00; the new version comes on Tuesday at 12:00.
  it.each([
    {
      what: 'a longer duration',
      from: { duration: 'P2D' },
      to: { duration: 'P5D' },
      keep: 'until 2026-03-04T09:00',
      recompute: 'until 2026-03-07T09:00',
    },
    {
      what: 'a shorter one, not over',
      from: { duration: 'P5D' },
      to: { duration: 'P2D' },
      keep: 'until 2026-03-07T09:00',
      recompute: 'until 2026-03-04T09:00',
    },
    {
      what: 'a shorter one that is over',
      from: { duration: 'P5D' },
      to: { duration: 'P1D' },
      keep: 'until 2026-03-07T09:00',
      recompute: 'next 2026-03-03T12:00',
      due: 1,
    },
    {
      what: 'one that is over at this very instant',
      from: { duration: 'P5D' },
      to: { duration: 'PT27H' },
      keep: 'until 2026-03-07T09:00',
      recompute: 'next 2026-03-03T12:00',
      due: 1,
    },
    {
      what: 'a local time after it',
      from: { duration: 'P5D' },
      to: { duration: 'P2D', at: '18:00' },
      keep: 'until 2026-03-07T09:00',
      recompute: 'until 2026-03-04T18:00',
    },
    {
      what: 'a local time',
      from: { type: 'time', at: '08:00', weekdays: ['fri'] },
      to: { type: 'time', at: '08:00' },
      keep: 'until 2026-03-06T08:00',
      recompute: 'next 2026-03-03T12:00',
      due: 1,
    },
    {
      what: 'a window that opened meanwhile',
      from: { duration: 'P5D' },
      to: { type: 'time', window: { from: '20:00', to: '21:00' } },
      keep: 'until 2026-03-07T09:00',
      recompute: 'next 2026-03-03T12:00',
      due: 1,
    },
    {
      what: 'a window that is still to open',
      from: { duration: 'P5D' },
      to: { type: 'time', window: { from: '20:00', to: '21:00' }, weekdays: ['wed'] },
      keep: 'until 2026-03-07T09:00',
      recompute: 'until 2026-03-04T20:00',
    },
    {
      what: 'a date',
      from: { duration: 'P5D' },
      to: { type: 'date', on: { attribute: 'trialEndsAt' } },
      keep: 'until 2026-03-07T09:00',
      recompute: 'until 2026-03-10T00:00',
    },
    {
      what: 'another offset to a date',
      from: { type: 'date', on: { attribute: 'trialEndsAt' } },
      to: { type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P2D' },
      keep: 'until 2026-03-10T00:00',
      recompute: 'until 2026-03-08T00:00',
    },
    {
      what: 'a date that is past',
      from: { type: 'date', on: { attribute: 'trialEndsAt' } },
      to: { type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P8D' },
      keep: 'until 2026-03-10T00:00',
      recompute: 'past 2026-03-03T12:00',
      due: 1,
    },
  ])('$what: kept, or counted anew from the arrival', async ({ from, to, keep, recompute, due = 0 }) => {
    for (const [answer, expected] of [
      ['keep', keep],
      ['recompute', recompute],
    ] as const) {
      const host = await aHost();
      await host.patch({ set: { trialEndsAt: '2026-03-10T00:00:00Z' } });
      await host.publish(waiting([{ id: 'next', type: 'duration', ...from }]));
      await host.event('go');
      await host.at('2026-03-03T12:00:00Z');
      const next = waiting([{ id: 'next', type: 'duration', ...to }]);
      expect(await figures(host, next, { migrate: answer })).toEqual([
        { nodeId: 'w', here: 1, answer, to: null, dueNow: answer === 'recompute' ? due : 0 },
      ]);
      await publish(host, next, { migrate: answer });
      expect(await standing(host)).toBe(expected);
      expect((await host.enrollment()).version).toBe(2);
      expect(lastOf(await host.trace(), 'migrated')).toMatchObject({
        from: 1,
        to: 2,
        answer,
        nodeId: 'w',
        visit: 1,
        at: '2026-03-03T12:00:00.000Z',
      });
      await host.at('2027-01-01T00:00:00Z');
      expect((await host.enrollment()).status).toBe('ended');
    }
  });

  it('keeps deadlines by alternative, and counts new ones from the arrival', async () => {
    const host = await aHost();
    await host.publish(
      waiting([
        { id: 'a', type: 'duration', duration: 'P3D' },
        { id: 'b', type: 'duration', duration: 'P9D' },
      ]),
    );
    await host.event('go');
    await host.pass('P1D');
    await publish(
      host,
      waiting([
        { id: 'c', type: 'duration', duration: 'P4D' },
        { id: 'b', type: 'duration', duration: 'P1D' },
      ]),
      { migrate: 'keep' },
    );
    expect(await standing(host)).toBe('until 2026-03-06T09:00');
    await host.at('2027-01-01T00:00:00Z');
    expect(await standing(host)).toBe('c 2026-03-06T09:00');
  });

  it('recomputes a kept date once its value changes, and not before', async () => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-10T00:00:00Z' } });
    const date = (offset: object): object => waiting([{ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' }, ...offset }]);
    await host.publish(date({}));
    await host.event('go');
    await publish(host, date({ offset: '-P1D' }), { migrate: 'keep' });
    await host.event('ping');
    await host.patch({ set: { orders: 1 } });
    expect(await standing(host)).toBe('until 2026-03-10T00:00');
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    expect(await standing(host)).toBe('until 2026-03-19T00:00');
  });

  it('listens for the events of the new version, those before it only with since', async () => {
    const host = await aHost();
    const until = (event: object): readonly object[] => [
      { id: 'next', type: 'event', ...event },
      { id: 'late', type: 'duration', duration: 'P1Y' },
    ];
    await host.publish(waiting(until({ event: 'ping' })));
    await host.event('go');
    await host.event('pong');
    expect(await figures(host, waiting(until({ event: 'pong' })), { migrate: 'recompute' })).toMatchObject([{ dueNow: 0 }]);
    await publish(host, waiting(until({ event: 'pong' })), { migrate: 'recompute' });
    await host.event('ping');
    expect(await standing(host)).toBe('until 2027-03-02T09:00');
    expect(await figures(host, waiting(until({ event: 'pong', since: 'entry' })), { migrate: 'keep' })).toMatchObject([{ dueNow: 1 }]);
    await publish(host, waiting(until({ event: 'pong', since: 'entry' })), { migrate: 'keep' });
    expect((await host.story()).slice(-3)).toEqual(['woke w next by event', 'arrived x', 'ended w exited:x'.replace(' w ', ' x ')]);
  });

  it('passes a condition that holds in the new version', async () => {
    const host = await aHost();
    const until = (right: number): readonly object[] => [
      { id: 'next', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right } },
    ];
    await host.patch({ set: { orders: 3 } });
    await host.publish(waiting(until(5)));
    await host.event('go');
    expect(await figures(host, waiting(until(3)), { migrate: 'keep' })).toMatchObject([{ nodeId: 'w', here: 1, dueNow: 1 }]);
    await publish(host, waiting(until(3)), { migrate: 'keep' });
    expect((await host.enrollment()).end).toBe('exited:x');
  });
});
