import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { aStore } from './support/a-store.ts';

describe('entries under a pause', () => {
  it('makes entries wait, judged at the trigger and again when they are let in, first come first let in', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { u: { type: 'update', changes: [{ op: 'add', attribute: 'interests', value: { entry: 'k' } }], outlets: { next: 'w' } }, w: aDay },
        {
          entry: {
            key: 'k',
            reentry: { mode: 'perKey' },
            criteria: { left: { attribute: 'orders' }, op: 'lt', right: 5, orMissing: true },
          },
        },
      ),
    );
    await host.engine.pause('j');
    await host.event('go', { k: 'a' });
    await host.event('go', { k: 'b' });
    await host.event('go', { k: 'a' });
    expect(await host.enrollments()).toEqual([]);
    expect(await host.refusals()).toEqual([]);
    await host.pass('PT1H');
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.enrollments()).map((one) => one.enteredAt)).toEqual(['2026-03-02T10:00:00.000Z', '2026-03-02T10:00:00.000Z']);
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ interests: ['a', 'b'] });
    // The second `a` was free to enter at its trigger, and is not when its turn comes.
    expect((await host.refusals()).map((one) => one.reason)).toEqual(['reentry']);
    await host.engine.pause('j');
    await host.event('go', { k: 'c' });
    await host.patch({ set: { orders: 9 } });
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.refusals()).map((one) => one.reason)).toEqual(['reentry', 'criteria']);
  });

  it('takes a waiting entry for one that has entered: another trigger of the same input is a duplicate', async () => {
    const host = await aHost();
    const triggers = ['one', 'two'].map((id) => ({ id, type: 'event', event: 'go' }));
    await host.publish(aJourney({ w: aDay }, { entry: { triggers } }));
    await host.engine.pause('j');
    await host.event('go');
    expect((await host.refusals()).map((one) => [one.trigger, one.reason])).toEqual([['two', 'duplicate']]);
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.trace())[0]).toMatchObject({ kind: 'entered', trigger: 'one' });
  });

  it('logs what waits beside the refusals, in one numbering', async () => {
    const store = await aStore();
    const host = await aHost({ store });
    await host.publish(aJourney({ w: aDay }, { entry: { criteria: { left: { entry: 'n' }, op: 'gt', right: 1 } } }));
    await host.event('go', { n: 0 });
    await host.engine.pause('j');
    await host.event('go', { n: 2 });
    await host.pass('P1D');
    await host.engine.resume('j', { skipOlderThan: 'PT1H' });
    await host.engine.settle();
    const tenant = 'default' as Parameters<typeof store.log>[0]; // The engine's own name for the only tenant there is.
    const bytes = await store.log(tenant, 'refusals:c1:j', 0, 10);
    const entries = bytes.map(
      (one) => JSON.parse(new TextDecoder().decode(one)) as { readonly seq: number; readonly kind: string; readonly reason: string },
    ); // As documented in docs/language/trace.md.
    expect(entries.map(({ seq, kind, reason }) => [seq, kind, reason])).toEqual([
      [1, 'refused', 'criteria'],
      [2, 'queued', 'paused'],
      [3, 'queued', 'stale'],
    ]);
    expect((await host.refusals()).map((one) => one.reason)).toEqual(['criteria']);
    expect(await host.enrollments()).toEqual([]);
  });

  it('lets absence fire into the waiting entries', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: aDay }, { entry: { triggers: [{ id: 'a', type: 'absence', event: 'clicked', without: ['paid'], within: 'PT1H' }] } }),
    );
    await host.event('clicked', { link: 'x' });
    await host.engine.pause('j');
    await host.pass('PT2H');
    expect(await host.enrollments()).toEqual([]);
    await host.event('paid');
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.trace())[0]).toMatchObject({ kind: 'entered', trigger: 'a', at: '2026-03-02T11:00:00.000Z' });
  });
});
