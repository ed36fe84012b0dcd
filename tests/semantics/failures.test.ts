import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aDay } from './support/a-journey.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
import { murmur3 } from './support/bucket.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('a sure failure', () => {
  it('is retried after the delay of the formula, five attempts by default, then failed', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.pass('P2D');
    const { id } = await host.enrollment();
    const key = `default:${id}:m:1`;
    const expected = ['2026-03-02T09:00:00.000Z'];
    let at = Date.parse('2026-03-02T09:00:00Z');
    for (const n of [1, 2, 3, 4]) {
      at += Math.floor((murmur3(`${key}\0${n}`) / 2 ** 32) * Math.min(3_600_000, 60_000 * 2 ** (n - 1)));
      expected.push(new Date(at).toISOString());
    }
    expect(host.calls.map((call) => call.at)).toEqual(expected);
    expect(host.calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(host.calls.every((call) => call.key === key)).toBe(true);
    expect((await host.story()).slice(3)).toEqual([
      'parked m',
      'effect.begun m 1',
      'effect.retried m 2',
      'effect.begun m 2',
      'effect.retried m 3',
      'effect.begun m 3',
      'effect.retried m 4',
      'effect.begun m 4',
      'effect.retried m 5',
      'effect.begun m 5',
      'effect.failed m busy',
      'failed m busy',
    ]);
    expect(lastOf(await host.trace(), 'effect.retried')).toMatchObject({ key, attempt: 5, dueAt: expected[4] });
    expect(await host.enrollment()).toMatchObject({ status: 'failed', nodeId: 'm' });
    expect('end' in (await host.enrollment())).toBe(false);
  });

  it('by the node’s own retry', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(
      aJourney({ m: act('mail', { retry: { attempts: 3, first: 'PT1H', most: 'PT90M' }, outlets: { failed: 'w' } }), w: aDay }),
    );
    await host.event('go');
    await host.pass('PT12H');
    const { id } = await host.enrollment();
    let at = Date.parse('2026-03-02T09:00:00Z');
    const expected = [
      at,
      ...[1, 2].map(
        (n) => (at += Math.floor((murmur3(`default:${id}:m:1\0${n}`) / 2 ** 32) * Math.min(5_400_000, 3_600_000 * 2 ** (n - 1)))),
      ),
    ];
    expect(host.calls.map((call) => Date.parse(call.at))).toEqual(expected);
    expect(pathOf(await host.trace())).toEqual(['m:failed']);
    expect(lastOf(await host.trace(), 'woke').by).toBe('result');
  });

  it('one attempt is one attempt', async () => {
    const host = await aHost({ provider: { m: [notSent] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 1, first: 'PT1H', most: 'PT90M' } }) }));
    await host.event('go');
    expect((await host.story()).slice(-3)).toEqual(['effect.begun m 1', 'effect.failed m busy', 'failed m busy']);
  });

  it('no handler for the action is one without retry', async () => {
    const host = await aHost();
    await host.publish(aJourney({ a: act('unheard', { outlets: { failed: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('PT2H');
    expect((await host.trace()).filter((entry) => entry.kind === 'effect.begun')).toHaveLength(1);
    expect(pathOf(await host.trace())).toEqual(['a:failed']);
  });
});

describe('an uncertain effect', () => {
  it('is retried where the action is idempotent', async () => {
    const host = await aHost({ provider: { m: [unsure, () => ({ outcome: 'sent' })] } });
    await host.publish(aJourney({ m: act('mail', { outlets: { sent: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('PT1H');
    expect((await host.story()).slice(4)).toEqual([
      'effect.begun m 1',
      'effect.uncertain m retry',
      'effect.retried m 2',
      'effect.begun m 2',
      'effect.completed m sent',
      'woke m sent by result',
      'arrived w',
      'parked w',
    ]);
  });

  it('is held otherwise; the operator retries under the same key', async () => {
    const host = await aHost({ provider: { r: [unsure, () => undefined] } });
    await host.publish(aJourney({ r: act('risky', { outlets: { next: 'w' } }), w: aDay }));
    await host.event('go');
    await host.pass('P1D');
    expect(await host.enrollment()).toMatchObject({ status: 'held', nodeId: 'r' });
    expect((await host.story()).slice(-3)).toEqual(['effect.begun r 1', 'effect.uncertain r hold', 'held r']);
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'ann' });
    await host.engine.settle();
    expect(host.calls.map((call) => [call.attempt, call.key === host.calls[0]?.key])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect((await host.story()).slice(-6)).toEqual([
      'released r',
      'effect.begun r 2',
      'effect.completed r',
      'woke r next by result',
      'arrived w',
      'parked w',
    ]);
  });

  it('with skip leaves by next', async () => {
    const host = await aHost({ provider: { r: [unsure] } });
    await host.publish(aJourney({ r: act('risky', { onUncertain: 'skip', outlets: { next: 'w', failed: 'f' } }), w: aDay, f: aDay }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['r:next']);
    expect(lastOf(await host.trace(), 'effect.uncertain')).toMatchObject({ then: 'skip' });
  });

  it('the node says before the action', async () => {
    const host = await aHost({ provider: { m: [unsure] } });
    await host.publish(aJourney({ m: act('mail', { onUncertain: 'hold' }) }));
    await host.event('go');
    expect((await host.enrollment()).status).toBe('held');
  });

  it('retried to the last attempt is failed', async () => {
    const host = await aHost({ provider: { m: [unsure] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 2, first: 'PT1M', most: 'PT1M' } }) }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls).toHaveLength(2);
    expect((await host.enrollment()).status).toBe('failed');
    expect((await host.trace()).map((entry) => entry.kind).slice(-3)).toEqual(['effect.uncertain', 'effect.failed', 'failed']);
  });

  it('is what a handler leaves that does not return in the action’s timeout; its signal is aborted', async () => {
    let aborted = false;
    const host = await aHost({
      catalog: { ...shopCatalog, actions: { ...shopCatalog.actions, risky: { timeout: 'PT0.05S' } } },
      provider: {
        r: [
          (_effect, { signal }) =>
            new Promise(() => {
              signal.addEventListener('abort', () => {
                aborted = true;
              });
            }),
        ],
      },
    });
    await host.publish(aJourney({ r: act('risky') }));
    await host.event('go');
    expect(aborted).toBe(true);
    expect((await host.enrollment()).status).toBe('held');
  });
});
