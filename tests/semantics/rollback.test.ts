import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';

describe('rolling back', () => {
  const good = aJourney({ w: { ...aDay, outlets: { next: 'm' } }, m: act('mail', { input: { template: 'good' } }) });
  const bad = aJourney({
    w: { ...aDay, outlets: { next: 'm' } },
    m: act('mail', { input: { template: 'bad' }, outlets: { next: 'v' } }),
    v: waitFor('ping'),
  });

  it('is publishing an earlier revision, with a plan for those who are in the later one', async () => {
    const host = await aHost();
    await host.publish(good);
    await host.event('go');
    await host.pass('PT1H');
    await host.engine.publish(bad, { inFlight: { migrate: 'keep' } });
    await host.event('go');
    await host.pass('PT1H');
    const inFlight = { migrate: 'keep', nodes: { v: 'exit' } } as const;
    const earlier = await host.engine.journey('j', 1);
    expect((await host.engine.planPublish(earlier, { inFlight })).nodes).toEqual([
      { nodeId: 'w', here: 2, answer: 'keep', to: null, dueNow: 0 },
    ]);
    expect(await host.engine.publish(earlier, { inFlight, note: 'Back to 1', by: 'ann' })).toEqual({ version: 3 });
    await host.pass('P1D');
    expect(host.calls.map((call) => [call.at, call.effect.version, call.effect.input])).toEqual([
      ['2026-03-03T09:00:00.000Z', 3, { template: 'good' }],
      ['2026-03-03T10:00:00.000Z', 3, { template: 'good' }],
    ]);
    expect((await host.engine.journeys())[0]?.versions.at(-1)).toMatchObject({ version: 3, note: 'Back to 1', by: 'ann', inFlight });
    expect(await host.engine.journey('j', 3)).toEqual(earlier);
  });

  it('does not send again what was sent, wherever people are', async () => {
    const host = await aHost();
    const shape = (more: object): object =>
      aJourney({
        m: act('mail', { outlets: { next: 'b' } }),
        b: { type: 'branch', cases: [{ id: 'c', when: { all: [] } }], outlets: { c: 'w', else: 'w' } },
        w: aDay,
        ...more,
      });
    await host.publish(shape({}));
    await host.event('go');
    // A decision is deleted under people's feet, and put back.
    await host.engine.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: aDay }), { inFlight: { migrate: 'keep' } });
    await host.engine.settle();
    await host.engine.publish(await host.engine.journey('j', 1), { inFlight: { migrate: 'recompute' } });
    await host.pass('P3D');
    expect(host.calls).toHaveLength(1);
    expect(await host.enrollment()).toMatchObject({ version: 3, end: 'completed', endedAt: '2026-03-03T09:00:00.000Z' });
  });
});
