import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aDay, aStillClock } from './support/a-journey.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('an event seen before', () => {
  it('is acknowledged and changes nothing, also within one batch', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    const event = { id: 'same', contactId: 'c1', name: 'go' };
    expect(await host.engine.track([event, event, { ...event, id: 'other' }])).toEqual([
      { accepted: true },
      { accepted: false },
      { accepted: true },
    ]);
    expect(await host.engine.track(event)).toEqual({ accepted: false });
    await host.engine.settle();
    expect(await host.enrollments()).toHaveLength(2);
    await host.pass('P29D');
    expect(await host.engine.track(event)).toEqual({ accepted: false });
  });

  it('a patch with an id happens once, one with a stale revision is ignored', async () => {
    const host = await aHost();
    expect(await host.patch({ increment: { orders: 1 } }, { id: 'p1' })).toBe(true);
    expect(await host.patch({ increment: { orders: 1 } }, { id: 'p1' })).toBe(false);
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ orders: 1 });
    await host.patch({ set: { plan: 'b' } }, { revision: 2 });
    await host.patch({ set: { plan: 'a' } }, { revision: 1 });
    await host.patch({ set: { plan: 'x' } }, { revision: 2 });
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ orders: 1, plan: 'b' });
  });
});

describe('a late event', () => {
  it('keeps its own at, never later than its arrival', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        b: {
          type: 'branch',
          cases: [{ id: 'early', when: { left: { last: { event: 'ping' } }, op: 'before', right: { ago: 'PT30M' } } }],
          outlets: {},
        },
      }),
    );
    await host.event('ping', {}, { at: '2026-03-02T08:00:00Z' });
    await host.event('go');
    await host.event('ping', {}, { at: '2026-03-09T08:00:00Z' });
    await host.pass('PT31M');
    await host.event('go');
    expect(pathOf(await host.trace(0))).toEqual(['b:early']);
    const because = lastOf(await host.trace(0), 'decided').because;
    expect(because).toMatchObject([{ saw: '2026-03-02T08:00:00.000Z', holds: true }]);
    expect(lastOf(await host.trace(1), 'decided').because).toMatchObject([{ saw: '2026-03-02T09:00:00.000Z', holds: true }]);
  });
});

describe('a worker two hours late', () => {
  it('gives the same trace', async () => {
    const document = aJourney(
      {
        w: {
          type: 'wait',
          until: [
            { id: 'next', type: 'duration', duration: 'PT1H' },
            { id: 'heard', type: 'event', event: 'ping' },
          ],
          outlets: { next: 'b' },
        },
        b: { type: 'branch', cases: [{ id: 'noon', when: { left: { now: 'time' }, op: 'gte', right: '11:00' } }], outlets: { else: 'v' } },
        v: aDay,
      },
      { exits: [{ id: 'x', when: { event: 'stop' } }] },
    );
    const onTime = await aHost();
    await onTime.publish(document);
    await onTime.event('go');
    await onTime.at('2026-03-02T12:30:00Z');
    await onTime.event('ping');
    await onTime.event('stop');

    const clock = aStillClock('2026-03-02T09:00:00Z');
    const late = await aHost({ clock });
    await late.publish(document);
    await late.post('go');
    clock.set('2026-03-02T12:30:00Z');
    await late.post('ping');
    await late.post('stop');
    clock.set('2026-03-02T15:00:00Z');
    await late.engine.settle();

    expect(await late.trace()).toEqual(await onTime.trace());
    expect((await late.enrollment()).end).toBe('exited:x');
  });
});
