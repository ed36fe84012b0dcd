import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aStillClock } from './support/a-journey.ts';
import { aWatcher, entriesOf } from './support/a-watcher.ts';
import { aStore } from './support/a-store.ts';

const quiet = { type: 'inactivity', attribute: 'trialEndsAt', after: 'P30D' };

describe('an inactivity trigger', () => {
  it('fires when the duration has passed since the instant, and again after the next quiet', async () => {
    const host = await aHost();
    await host.publish(aWatcher(quiet));
    await host.patch({ set: { trialEndsAt: '2026-03-01T12:00:00Z' } });
    await host.pass('P10D');
    await host.patch({ set: { trialEndsAt: '2026-03-12T09:00:00Z' } });
    await host.pass('P90D');
    await host.patch({ set: { trialEndsAt: '2026-06-10T09:00:00Z' } });
    await host.pass('P90D');

    expect(await entriesOf(host)).toEqual(['2026-04-11T09:00:00.000Z w', '2026-07-10T09:00:00.000Z w']);
  });

  it('counts calendar days in the zone of the journey', async () => {
    const host = await aHost();
    await host.publish(aWatcher(quiet, { timezone: 'Europe/Stockholm' }));
    await host.patch({ set: { trialEndsAt: '2026-03-02T08:00:00Z' } });
    await host.pass('P90D');

    // Nine o’clock in Stockholm, before and after the clocks go forward.
    expect(await entriesOf(host)).toEqual(['2026-04-01T07:00:00.000Z w']);
  });

  it('fires on the edge only: at once for a value that is old when it comes, not for another old one', async () => {
    const host = await aHost();
    await host.publish(aWatcher(quiet));
    await host.patch({ set: { trialEndsAt: '2026-01-01T00:00:00Z' } });
    await host.patch({ set: { trialEndsAt: '2026-01-02T00:00:00Z' } });
    await host.event('ping');
    await host.pass('P90D');

    expect(await entriesOf(host)).toEqual(['2026-03-02T09:00:00.000Z w']);
  });

  it('never fires without a value', async () => {
    const host = await aHost();
    await host.publish(aWatcher(quiet));
    await host.patch({ set: { trialEndsAt: '2026-03-01T12:00:00Z' } });
    await host.patch({ unset: ['trialEndsAt'] });
    await host.pass('P90D');

    expect(await entriesOf(host)).toEqual([]);
  });

  it('takes the state at the launch without firing; with `existing` it lets in those who are quiet already', async () => {
    const host = await aHost();
    await host.engine.upsertContact([
      { id: 'old', attributes: { trialEndsAt: '2026-01-01T00:00:00Z' } },
      { id: 'fresh', attributes: { trialEndsAt: '2026-03-01T00:00:00Z' } },
    ]);
    await host.engine.settle();
    await host.publish(aWatcher(quiet, { id: 'plain' }));
    await host.publish(aWatcher({ ...quiet, existing: true }, { id: 'asking' }));
    await host.pass('P90D');
    const seen = async (contactId: string) =>
      (await host.enrollments({ contactId })).map((one) => `${one.journeyId} ${one.enteredAt.slice(0, 10)}`);

    expect(await seen('old')).toEqual(['asking 2026-03-02']);
    expect(await seen('fresh')).toEqual(['asking 2026-03-31', 'plain 2026-03-31']);
  });

  it('gives the same entries when every worker is away for two months', async () => {
    const clock = aStillClock('2026-03-02T09:00:00Z');
    const host = await aHost({ clock, store: await aStore() });
    await host.publish(aWatcher(quiet));
    await host.patch({ set: { trialEndsAt: '2026-03-01T12:00:00Z' } });
    clock.set('2026-05-30T00:00:00Z');
    await host.patch({ set: { trialEndsAt: '2026-05-30T00:00:00Z' } });

    expect(await entriesOf(host)).toEqual(['2026-03-31T12:00:00.000Z w']);
  });
});
