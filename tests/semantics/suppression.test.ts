import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act, notSent } from './support/a-provider.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('suppression', () => {
  const when = { left: { attribute: 'doNotContact' }, op: 'eq', right: true };

  it('with hold suspends, says why, and lifts itself', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }, { suppression: { when, then: 'hold' } }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    expect(await host.enrollment()).toMatchObject({ status: 'suspended', nodeId: 'w' });
    expect(lastOf(await host.trace(), 'suspended')).toMatchObject({
      nodeId: 'w',
      visit: 1,
      because: [{ ...when, saw: true, holds: true }],
    });
    await host.event('ping');
    expect((await host.enrollment()).status).toBe('suspended');
    await host.patch({ unset: ['doNotContact'] });
    expect((await host.enrollment()).status).toBe('live');
    expect(lastOf(await host.trace(), 'resumed')).toMatchObject({ because: [{ ...when, saw: null, holds: false }] });
    expect(pathOf(await host.trace())).toEqual([]);
  });

  it('while suspended the goal and exits are judged', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: waitFor('ping') },
        {
          suppression: { when, then: 'hold' },
          exits: [{ id: 'x', when: { event: 'stop' } }],
          goal: { name: 'G', when: { event: 'paid' }, onReached: 'continue' },
        },
      ),
    );
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.event('paid');
    await host.event('stop');
    expect((await host.trace()).map((entry) => entry.kind).slice(-3)).toEqual(['suspended', 'goal', 'ended']);
  });

  it('timers that fell due apply when it lifts, the earliest of one wait wins', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        {
          w: {
            type: 'wait',
            until: [
              { id: 'late', type: 'duration', duration: 'P2D' },
              { id: 'early', type: 'duration', duration: 'P1D' },
            ],
            outlets: { early: 'x' },
          },
          x: aDay,
        },
        { suppression: { when, then: 'hold' } },
      ),
    );
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('P5D');
    expect(pathOf(await host.trace())).toEqual([]);
    await host.patch({ set: { doNotContact: false } });
    expect(pathOf(await host.trace())).toEqual(['w:early']);
    expect(lastOf(await host.trace(), 'woke')).toMatchObject({ at: '2026-03-07T09:00:00.000Z', by: 'timer' });
    await host.pass('P1D');
    expect((await host.enrollment()).endedAt).toBe('2026-03-08T09:00:00.000Z');
  });

  it('holds an effect that is due, and begins it when it lifts', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        {
          u: { type: 'update', changes: [{ op: 'set', attribute: 'doNotContact', value: true }], outlets: { next: 'm' } },
          m: { type: 'action', action: 'mail' },
        },
        { suppression: { when, then: 'hold' } },
      ),
    );
    await host.event('go');
    expect(host.calls).toEqual([]);
    expect((await host.enrollment()).status).toBe('suspended');
    await host.pass('P1D');
    await host.patch({ set: { doNotContact: false } });
    expect(host.calls).toHaveLength(1);
    expect((await host.story()).slice(3)).toEqual([
      'decided u next',
      'arrived m',
      'effect.requested m',
      'parked m',
      'suspended m',
      'resumed m',
      'effect.begun m 1',
      'effect.completed m',
      'woke m next by result',
      'ended m completed',
    ]);
  });

  it('an outcome that comes meanwhile waits and applies first', async () => {
    const host: Host = await aHost({
      provider: {
        m: [
          async () => {
            await host.engine.patchContact('c1', { set: { doNotContact: true } });
            return { outcome: 'sent' };
          },
        ],
      },
    });
    await host.publish(
      aJourney({ m: { type: 'action', action: 'mail', outlets: { sent: 'w' } }, w: aDay }, { suppression: { when, then: 'hold' } }),
    );
    await host.event('go');
    expect(await host.enrollment()).toMatchObject({ status: 'suspended', nodeId: 'm' });
    await host.pass('P1D');
    await host.patch({ set: { doNotContact: false } });
    expect((await host.story()).slice(-5)).toEqual([
      'resumed m',
      'effect.completed m sent',
      'woke m sent by result',
      'arrived w',
      'parked w',
    ]);
  });

  it('with exit ends as suppressed, with the reason', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }, { suppression: { when, then: 'exit' } }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    expect(lastOf(await host.trace(), 'ended')).toMatchObject({ end: 'suppressed', because: [{ ...when, saw: true, holds: true }] });
  });
});

describe('what changes during a suspension', () => {
  it('a date that a wait is for is read again when it lifts', async () => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-10T00:00:00Z' } });
    await host.publish(
      aJourney(
        { w: { type: 'wait', until: [{ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' } }] } },
        { suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' } },
      ),
    );
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    await host.pass('P1D');
    await host.patch({ set: { doNotContact: false } });
    await host.pass('P60D');
    expect((await host.enrollment()).endedAt).toBe('2026-03-20T00:00:00.000Z');
  });

  it('a condition that begins to hold is judged when it lifts', async () => {
    for (const edge of [false, true]) {
      const host = await aHost();
      await host.publish(
        aJourney(
          {
            w: {
              type: 'wait',
              until: [{ id: 'next', type: 'condition', when: { left: { attribute: 'vip' }, op: 'eq', right: true }, edge }],
            },
          },
          { suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' } },
        ),
      );
      await host.event('go');
      await host.patch({ set: { doNotContact: true } });
      await host.patch({ set: { vip: true } });
      expect((await host.enrollment()).status).toBe('suspended');
      await host.patch({ set: { doNotContact: false } });
      expect((await host.enrollment()).status).toBe('ended');
    }
  });

  it('a deadline that fell due comes before a condition that holds by now', async () => {
    const host = await aHost();
    const vip = { id: 'next', type: 'condition', when: { left: { attribute: 'vip' }, op: 'eq', right: true } };
    await host.publish(
      aJourney(
        { w: { type: 'wait', until: [vip, { id: 'timeout', type: 'duration', duration: 'PT4H' }] } },
        { suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' } },
      ),
    );
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('PT1H');
    await host.patch({ set: { vip: true } });
    await host.pass('PT4H');
    await host.patch({ set: { doNotContact: false } });
    expect(pathOf(await host.trace())).toEqual(['w:timeout']);
  });

  it('a retry that fell due is made when it lifts, and an outcome by key that came is applied instead', async () => {
    for (const isReported of [false, true]) {
      const host = await aHost({ provider: { m: [notSent, () => ({ outcome: 'sent' })] } });
      await host.publish(
        aJourney(
          { m: act('mail', { outlets: { sent: 'w', bounced: 'v' } }), w: waitFor('ping'), v: waitFor('ping') },
          { suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' } },
        ),
      );
      await host.event('go');
      await host.patch({ set: { doNotContact: true } });
      if (isReported) await host.engine.completeEffect({ key: host.calls[0]?.key ?? '', outcome: 'bounced' });
      await host.pass('P1D');
      expect(host.calls).toHaveLength(1);
      await host.patch({ set: { doNotContact: false } });
      expect(host.calls).toHaveLength(isReported ? 1 : 2);
      expect((await host.enrollment()).nodeId).toBe(isReported ? 'v' : 'w');
    }
  });
});
