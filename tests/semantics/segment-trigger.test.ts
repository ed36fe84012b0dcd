import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { aWatcher, entriesOf } from './support/a-watcher.ts';
import { shopCatalog } from './support/shop-catalog.ts';

const buyers = { left: { attribute: 'orders' }, op: 'gte', right: 2 };
const start = { type: 'segment', when: buyers, on: 'start' };

describe('a segment trigger', () => {
  it('fires when somebody starts to match, and again after they stopped', async () => {
    const host = await aHost();
    await host.publish(aWatcher(start));
    await host.pass('PT1H');
    await host.patch({ set: { orders: 2 } });
    await host.patch({ set: { orders: 3 } });
    await host.patch({ set: { orders: 1 } });
    await host.pass('PT1H');
    await host.patch({ set: { orders: 5 } });

    expect(await entriesOf(host)).toEqual(['2026-03-02T10:00:00.000Z w', '2026-03-02T11:00:00.000Z w']);
    expect(await host.refusals()).toEqual([]);
  });

  it('fires when somebody stops to match', async () => {
    const host = await aHost();
    await host.publish(aWatcher({ ...start, on: 'stop' }));
    await host.patch({ set: { orders: 2 } });
    expect(await entriesOf(host)).toEqual([]);
    await host.patch({ unset: ['orders'] });

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('takes the state of those who are known without firing, and fires from then on', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 2 } });
    await host.publish(aWatcher(start));
    await host.event('ping');
    expect(await entriesOf(host)).toEqual([]);
    await host.patch({ set: { orders: 0 } });
    await host.patch({ set: { orders: 2 } });

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('counts somebody whom nobody knew as not matching', async () => {
    const host = await aHost();
    await host.publish(aWatcher(start));
    await host.engine.upsertContact({ id: 'new', attributes: { orders: 4 } });
    await host.engine.upsertContact({ id: 'none', attributes: { orders: 0 } });
    await host.engine.settle();

    expect(await entriesOf(host, 'new')).toHaveLength(1);
    expect(await entriesOf(host, 'none')).toEqual([]);
  });

  it('is judged by the state before the input that somebody at rest is given after the launch', async () => {
    const host = await aHost();
    await host.publish(aWatcher(start));
    // Nobody settles in between: the change is the first that is heard of the contact since.
    await host.engine.patchContact('c1', { set: { orders: 2 } });
    await host.engine.settle();

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('fires at the instant at which time alone makes somebody match', async () => {
    const host = await aHost();
    const gone = { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'P7D' } };
    await host.publish(aWatcher({ type: 'segment', when: gone, on: 'start' }));
    await host.patch({ set: { trialEndsAt: '2026-03-01T12:00:00Z' } });
    await host.pass('P30D');

    expect(await entriesOf(host)).toEqual(['2026-03-08T12:00:00.001Z w']);
  });

  it('counts a history that fades as a change by time', async () => {
    const host = await aHost();
    const quiet = { left: { count: { event: 'ping', within: 'P3D' } }, op: 'eq', right: 0 };
    await host.publish(aWatcher({ type: 'segment', when: quiet, on: 'start' }));
    await host.event('ping');
    await host.pass('P1D');
    await host.event('ping');
    await host.pass('P10D');

    expect(await entriesOf(host)).toEqual(['2026-03-06T09:00:00.000Z w']);
  });

  it('knows segments of the catalog, with a condition and from the host', async () => {
    const segments = { loyal: { when: buyers }, imported: {} };
    const host = await aHost({ catalog: { ...shopCatalog, segments } as never });
    await host.publish(aWatcher({ type: 'segment', segment: 'loyal', on: 'start' }, { id: 'a' }));
    await host.publish(aWatcher({ type: 'segment', segment: 'imported', on: 'start' }, { id: 'b' }));
    await host.patch({ set: { orders: 2 } });
    await host.patch({ segments: ['imported'] });
    await host.patch({ segments: ['imported', 'loyal'] });

    expect((await host.enrollments()).map((one) => one.journeyId).toSorted()).toEqual(['a', 'b']);
  });

  it('is judged on what an update of another journey changes', async () => {
    const host = await aHost();
    const changes = [{ op: 'increment', attribute: 'orders', value: 1 }];
    await host.publish(aJourney({ u: { type: 'update', changes, outlets: {} } }, { id: 'giver' }));
    await host.publish(aWatcher(start));
    await host.event('go');
    await host.event('go');

    expect((await host.enrollments({ journeyId: 'j' })).length).toBe(1);
  });

  it('lets one input in once, whichever of two triggers took it', async () => {
    const host = await aHost();
    const triggers = [
      { id: 'changed', type: 'attribute', attribute: 'orders', to: 2 },
      { id: 'many', type: 'segment', when: buyers, on: 'start' },
    ];
    await host.publish(aWatcher({}, { entry: { triggers } }));
    await host.patch({ set: { orders: 2 } });

    expect((await entriesOf(host)).map((one) => one.slice(25))).toEqual(['changed']);
    expect((await host.refusals()).map(({ trigger, reason }) => [trigger, reason])).toEqual([['many', 'duplicate']]);
  });

  it('keeps being judged while its journey is paused, and fires into the waiting entries', async () => {
    const host = await aHost();
    await host.publish(aWatcher(start));
    await host.engine.pause('j');
    await host.patch({ set: { orders: 2 } });
    await host.patch({ set: { orders: 0 } });
    await host.pass('PT1H');
    expect(await entriesOf(host)).toEqual([]);
    await host.engine.resume('j');
    await host.engine.settle();

    expect(await entriesOf(host)).toEqual(['2026-03-02T10:00:00.000Z w']);
  });

  it('is not judged while its journey is archived, and takes the state anew when it is published again', async () => {
    const host = await aHost();
    await host.publish(aWatcher(start));
    await host.engine.archive('j');
    await host.patch({ set: { orders: 2 } });
    await host.publish(aWatcher(start));
    await host.event('ping');
    expect(await entriesOf(host)).toEqual([]);
    await host.patch({ set: { orders: 1 } });
    await host.patch({ set: { orders: 2 } });

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('takes its state anew without firing at a new version, also where time has changed it meanwhile', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 2 } });
    await host.publish(aWatcher({ ...start, when: { left: { attribute: 'orders' }, op: 'gte', right: 9 } }));
    await host.publish(aWatcher(start));
    await host.patch({ set: { orders: 3 } });
    expect(await entriesOf(host)).toEqual([]);
    await host.pass('PT1H');
    await host.patch({ set: { orders: 1 } });
    await host.patch({ set: { orders: 2 } });

    expect(await entriesOf(host)).toHaveLength(1);
  });
});
