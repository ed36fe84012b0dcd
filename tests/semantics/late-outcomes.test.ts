import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney, aDay, waitFor } from './support/a-journey.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
import { lastOf } from './support/story.ts';

describe('a late outcome', () => {
  it.each([
    { state: 'held', behaviour: unsure, action: 'risky', story: ['released r', 'effect.completed r ok late', 'woke r next by result'] },
    { state: 'failed', behaviour: notSent, action: 'risky', story: ['effect.completed r ok late', 'woke r next by result'] },
    { state: 'live', behaviour: notSent, action: 'hook', story: ['effect.completed r ok late', 'woke r ok by result'] },
  ])('moves an enrollment that is $state at that visit', async ({ state, behaviour, action, story }) => {
    const host = await aHost({ provider: { r: [behaviour] } });
    await host.publish(
      aJourney({
        r: act(action, {
          retry: { attempts: state === 'failed' ? 1 : 5, first: 'P1D', most: 'P9D' },
          outlets: { next: 'w', ...(action === 'hook' ? { ok: 'w' } : {}) },
        }),
        w: aDay,
      }),
    );
    await host.event('go');
    expect((await host.enrollment()).status).toBe(state);
    expect(await host.engine.completeEffect({ key: host.calls[0]?.key ?? '', outcome: 'ok' })).toEqual({ accepted: true });
    await host.engine.settle();
    expect((await host.story()).filter((line) => !/^(arrived|parked) w/.test(line)).slice(-story.length)).toEqual(story);
    await host.pass('PT12H');
    expect(host.calls).toHaveLength(1);
  });

  it('of a visit that is over is logged and without effect', async () => {
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: waitFor('ping') }));
    await host.event('go');
    await host.engine.completeEffect({ key: host.calls[0]?.key ?? '', outcome: 'bounced' });
    await host.engine.settle();
    expect((await host.trace()).at(-1)).toMatchObject({ kind: 'effect.completed', nodeId: 'm', visit: 1, outcome: 'bounced', late: true });
    expect(await host.enrollment()).toMatchObject({ nodeId: 'w', status: 'live' });
  });

  it('of an enrollment that ended in flight is logged after ended', async () => {
    const host: Host = await aHost({
      provider: {
        m: [
          async () => {
            await host.post('stop');
            return { outcome: 'sent' };
          },
        ],
      },
    });
    await host.publish(
      aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: aDay }, { exits: [{ id: 'x', when: { event: 'stop' } }] }),
    );
    await host.event('go');
    expect((await host.story()).slice(-3)).toEqual(['effect.begun m 1', 'ended m exited:x', 'effect.completed m sent late']);
  });
});

describe('an operator', () => {
  it('retries a failed step', async () => {
    const host = await aHost({ provider: { m: [notSent, () => ({ outcome: 'sent' })] } });
    await host.publish(
      aJourney({ m: act('mail', { retry: { attempts: 1, first: 'PT1M', most: 'PT1M' }, outlets: { next: 'w' } }), w: aDay }),
    );
    await host.event('go');
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'ann' });
    await host.engine.settle();
    expect(host.calls).toHaveLength(2);
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'w' });
  });

  it('moves to another node, and what had not begun is withheld', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 5, first: 'P1D', most: 'P1D' } }), w: waitFor('ping') }));
    await host.event('go');
    await host.engine.move({ enrollmentId: (await host.enrollment()).id, nodeId: 'w', by: 'ann' });
    await host.engine.settle();
    expect(lastOf(await host.trace(), 'moved')).toMatchObject({ from: 'm', to: 'w', by: 'ann' });
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'w' });
    await host.pass('P3D');
    expect(host.calls).toHaveLength(1);
  });
});
