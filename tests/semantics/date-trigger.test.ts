import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { aWatcher, entriesOf } from './support/a-watcher.ts';

const birthday = { type: 'date', attribute: 'birthday', at: '09:00', yearly: true };
const trialEnd = { type: 'date', attribute: 'trialEndsAt', at: '09:00', offset: '-P3D' };

function instants(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => entry.replace(':00.000Z w', 'Z'));
}

describe('a date trigger', () => {
  it('fires once, whole days of offset from the local date, at the local time', async () => {
    const host = await aHost();
    await host.publish(aWatcher(trialEnd, { timezone: 'Europe/Stockholm' }));
    // 1 April, half past midnight in Stockholm.
    await host.patch({ set: { trialEndsAt: '2026-03-31T22:30:00Z' } });
    await host.pass('P2Y');

    // 29 March: the clocks have just gone forward.
    expect(instants(await entriesOf(host))).toEqual(['2026-03-29T07:00Z']);
  });

  it('fires every year, on 28 February in years that have no 29th', async () => {
    const host = await aHost();
    await host.publish(aWatcher(birthday));
    await host.patch({ set: { birthday: '2000-02-29' } });
    await host.pass('P6Y');

    expect(instants(await entriesOf(host))).toEqual([
      '2027-02-28T09:00Z',
      '2028-02-29T09:00Z',
      '2029-02-28T09:00Z',
      '2030-02-28T09:00Z',
      '2031-02-28T09:00Z',
      '2032-02-29T09:00Z',
    ]);
  });

  it('reckons an offset from the anniversary, also over the turn of the year', async () => {
    const host = await aHost();
    await host.publish(aWatcher({ ...birthday, offset: '-P10D' }));
    await host.patch({ set: { birthday: '1990-01-05' } });
    await host.pass('P2Y');

    expect(instants(await entriesOf(host))).toEqual(['2026-12-26T09:00Z', '2027-12-26T09:00Z']);
  });

  it('begins every year with the year of the date itself', async () => {
    const host = await aHost();
    await host.publish(aWatcher(birthday));
    await host.patch({ set: { birthday: '2028-06-01' } });
    await host.pass('P3Y');

    expect(instants(await entriesOf(host))).toEqual(['2028-06-01T09:00Z']);
  });

  it('moves a local time that a day does not have, and takes the first of one that comes twice', async () => {
    const host = await aHost();
    await host.publish(aWatcher({ ...birthday, at: '02:30' }, { timezone: 'Europe/Stockholm' }));
    await host.patch({ set: { birthday: '1990-03-29' } });
    await host.pass('P1Y');
    await host.patch({ set: { birthday: '1990-10-31' } });
    await host.pass('P1Y');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-29T01:00Z', '2027-10-31T00:30Z']);
  });

  it('does not fire for a day that is past when it is set, and does for one that is still to come', async () => {
    const host = await aHost();
    await host.publish(aWatcher({ ...trialEnd, offset: 'P0D' }));
    await host.patch({ set: { trialEndsAt: '2026-03-02T20:00:00Z' } });
    expect(instants(await entriesOf(host))).toEqual(['2026-03-02T09:00Z']);
    await host.pass('PT1H');
    await host.patch({ set: { trialEndsAt: '2026-03-02T21:00:00Z' } });
    await host.pass('P1Y');

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('goes by the last value: another date another day, none no day', async () => {
    const host = await aHost();
    await host.publish(aWatcher(trialEnd));
    await host.patch({ set: { trialEndsAt: '2026-03-10T00:00:00Z' } });
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    await host.pass('P10D');
    expect(await entriesOf(host)).toEqual([]);
    await host.patch({ unset: ['trialEndsAt'] });
    await host.pass('P30D');
    expect(await entriesOf(host)).toEqual([]);
    await host.patch({ set: { trialEndsAt: '2026-05-01T00:00:00Z' } });
    await host.pass('P30D');

    expect(instants(await entriesOf(host))).toEqual(['2026-04-28T09:00Z']);
  });

  it('fires in the zone of the contact, and of the journey where it has none', async () => {
    const host = await aHost();
    await host.publish(aWatcher(birthday, { timezone: 'contact', fallbackTimezone: 'Asia/Tokyo' }));
    await host.patch({ set: { birthday: '1990-03-10' } });
    await host.engine.upsertContact({ id: 'c2', timezone: 'America/New_York', attributes: { birthday: '1990-03-10' } });
    await host.pass('P30D');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-10T00:00Z']);
    expect(instants(await entriesOf(host, 'c2'))).toEqual(['2026-03-10T13:00Z']);
  });

  it('follows a change of the zone, and one day comes once', async () => {
    const host = await aHost();
    await host.publish(aWatcher(birthday, { timezone: 'contact', fallbackTimezone: 'UTC' }));
    await host.patch({ set: { birthday: '1990-03-10' }, timezone: 'Asia/Tokyo' });
    await host.at('2026-03-09T12:00:00Z');
    await host.patch({ timezone: 'Europe/Stockholm' });
    await host.at('2026-03-10T08:30:00Z');
    expect(instants(await entriesOf(host))).toEqual(['2026-03-10T08:00Z']);
    // It is still before nine in New York.
    await host.patch({ timezone: 'America/New_York' });
    await host.pass('P30D');
    expect(await entriesOf(host)).toHaveLength(1);
    await host.pass('P1Y');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-10T08:00Z', '2027-03-10T14:00Z']);
  });

  it('watches everybody who is known when it is launched, and not for what is past', async () => {
    const host = await aHost();
    await host.engine.upsertContact([
      { id: 'past', attributes: { trialEndsAt: '2026-03-04T00:00:00Z' } },
      { id: 'coming', attributes: { trialEndsAt: '2026-03-09T00:00:00Z' } },
    ]);
    await host.engine.settle();
    await host.publish(aWatcher(trialEnd));
    await host.pass('P30D');

    expect(await entriesOf(host, 'past')).toEqual([]);
    expect(instants(await entriesOf(host, 'coming'))).toEqual(['2026-03-06T09:00Z']);
  });

  it('takes those whose only day is past at the launch, where it is asked for those who are there', async () => {
    const host = await aHost();
    await host.engine.upsertContact([
      { id: 'past', attributes: { trialEndsAt: '2026-03-04T00:00:00Z', birthday: '1990-01-01' } },
      { id: 'coming', attributes: { trialEndsAt: '2026-03-09T00:00:00Z' } },
    ]);
    await host.engine.settle();
    await host.publish(aWatcher({ ...trialEnd, existing: true }));
    await host.publish(aWatcher({ ...birthday, existing: true }, { id: 'yearly' }));
    await host.engine.settle();

    expect(instants(await entriesOf(host, 'past'))).toEqual(['2026-03-02T09:00Z']);
    await host.pass('P30D');
    expect(instants(await entriesOf(host, 'coming'))).toEqual(['2026-03-06T09:00Z']);
  });

  it('reckons anew at a new version, by the launch of that one', async () => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    await host.publish(aWatcher(trialEnd));
    await host.pass('P1D');
    await host.publish(aWatcher({ ...trialEnd, offset: '-P7D' }));
    await host.pass('P90D');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-13T09:00Z']);
  });

  it('does not fire twice for one instant, where a new version is published at it', async () => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    await host.publish(aWatcher(trialEnd));
    await host.at('2026-03-17T09:00:00Z');
    expect(await entriesOf(host)).toHaveLength(1);
    await host.publish(aWatcher(trialEnd));
    await host.pass('P30D');

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('does not fire for a trigger that a new version does not have, nor while archived', async () => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    await host.publish(aWatcher(trialEnd));
    await host.publish(aJourney({ x: { type: 'exit', reason: 'done' } }, { id: 'j' }));
    await host.publish(aWatcher(trialEnd, { id: 'k' }));
    await host.engine.archive('k');
    await host.pass('P30D');

    expect(await entriesOf(host)).toEqual([]);
  });

  it('takes a value that is not of its type for missing', async () => {
    const host = await aHost();
    await host.publish(aWatcher(birthday));
    await host.patch({ set: { birthday: 'soon' } });
    await host.pass('P1Y');

    expect(await entriesOf(host)).toEqual([]);
  });
});
