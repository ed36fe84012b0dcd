import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney, aStillClock } from './support/a-journey.ts';
import { aWatcher, entriesOf } from './support/a-watcher.ts';
import { aStore } from './support/a-store.ts';

const buyers = { left: { attribute: 'orders' }, op: 'gte', right: 2 };
const mondays = { type: 'schedule', cron: '0 9 * * 1', when: buyers };

function instants(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => entry.replace(':00.000Z w', 'Z'));
}

async function buyer(host: Host, id = 'c1'): Promise<void> {
  await host.engine.upsertContact({ id, attributes: { orders: 2 } });
  await host.engine.settle();
}

describe('a schedule trigger', () => {
  it('lets everybody in who matches when it comes round', async () => {
    const host = await aHost({ start: '2026-03-01T09:00:00Z' });
    await buyer(host);
    await host.publish(aWatcher(mondays));
    await host.engine.upsertContact([{ id: 'other', attributes: { orders: 1 } }]);
    await host.pass('P15D');
    await host.patch({ set: { orders: 0 } });
    await host.pass('P7D');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-02T09:00Z', '2026-03-09T09:00Z', '2026-03-16T09:00Z']);
    expect(await entriesOf(host, 'other')).toEqual([]);
  });

  it('counts the very instant of the launch', async () => {
    const host = await aHost();
    await buyer(host);
    await host.publish(aWatcher(mondays));
    await host.pass('P1D');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-02T09:00Z']);
  });

  it('judges after what has arrived at its instant, and before what arrives when it has had its turn', async () => {
    const host = await aHost();
    await host.publish(aWatcher(mondays));
    await host.clock.advanceTo('2026-03-09T09:00:00Z', async () => void (await host.engine.patchContact('c1', { set: { orders: 2 } })));
    expect(instants(await entriesOf(host))).toEqual(['2026-03-09T09:00Z']);
    await host.patch({ set: { orders: 0 } });
    await host.at('2026-03-16T09:00:00Z');
    await host.patch({ set: { orders: 2 } });
    await host.pass('P1D');

    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('comes round in the zone of the journey, and in the one it falls back on where contacts have their own', async () => {
    const host = await aHost();
    await host.engine.upsertContact({ id: 'c1', timezone: 'Asia/Tokyo', attributes: { orders: 2 } });
    await host.engine.settle();
    await host.publish(aWatcher(mondays, { id: 'a', timezone: 'America/New_York' }));
    await host.publish(aWatcher(mondays, { id: 'b', timezone: 'contact', fallbackTimezone: 'Europe/Stockholm' }));
    await host.at('2026-03-10T00:00:00Z');
    const seen = (await host.enrollments()).map((one) => `${one.journeyId} ${one.enteredAt.slice(0, 16)}`);

    // New York is on summer time by the second Monday.
    expect(seen).toEqual(['a 2026-03-02T14:00', 'b 2026-03-09T08:00', 'a 2026-03-09T13:00']);
  });

  it('moves a local time in a gap, takes the first of one that comes twice, and makes one of those that fall together', async () => {
    const host = await aHost({ start: '2026-03-28T12:00:00Z' });
    await buyer(host);
    await host.publish(aWatcher({ type: 'schedule', cron: '15,45 2 * * *', when: buyers }, { timezone: 'Europe/Stockholm' }));
    await host.at('2026-03-29T12:00:00Z');
    expect(instants(await entriesOf(host))).toEqual(['2026-03-29T01:00Z']);
    await host.engine.archive('j');
    await host.at('2026-10-24T12:00:00Z');
    await host.publish(aWatcher({ type: 'schedule', cron: '30 2 * * *', when: buyers }, { id: 'k', timezone: 'Europe/Stockholm' }));
    await host.at('2026-10-25T12:00:00Z');

    expect((await host.enrollments({ journeyId: 'k' })).map((one) => one.enteredAt)).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  it('counts a rule from the launch, and a new version goes on counting', async () => {
    const host = await aHost();
    await buyer(host);
    const fortnightly = { type: 'schedule', rrule: 'FREQ=WEEKLY;INTERVAL=2', when: buyers };
    await host.publish(aWatcher(fortnightly));
    await host.pass('P8D');
    await host.publish(aWatcher(fortnightly));
    await host.pass('P30D');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-02T09:00Z', '2026-03-16T09:00Z', '2026-03-30T09:00Z']);
  });

  it('ends with its count', async () => {
    const host = await aHost();
    await buyer(host);
    await host.publish(aWatcher({ type: 'schedule', rrule: 'DTSTART:20260303T100000\nFREQ=DAILY;COUNT=2', when: buyers }));
    await host.pass('P30D');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-03T10:00Z', '2026-03-04T10:00Z']);
    expect((await host.engine.jobs()).map((job) => [job.type, job.state])).toEqual([
      ['launch', 'finished'],
      ['schedule', 'finished'],
    ]);
  });

  it('follows the schedule of a new version, and none while archived', async () => {
    const host = await aHost({ start: '2026-03-03T09:00:00Z' });
    await buyer(host);
    await host.publish(aWatcher(mondays));
    await host.pass('P1D');
    await host.publish(aWatcher({ ...mondays, cron: '30 10 * * 5' }));
    await host.at('2026-03-10T00:00:00Z');
    expect(instants(await entriesOf(host))).toEqual(['2026-03-06T10:30Z']);
    await host.engine.archive('j');
    await host.at('2026-03-30T00:00:00Z');
    await host.publish(aWatcher(mondays));
    await host.at('2026-03-31T00:00:00Z');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-06T10:30Z', '2026-03-30T09:00Z']);
  });

  it('forgets an occurrence that a new version does not have, also of somebody who was at work just before it', async () => {
    const host = await aHost();
    await buyer(host);
    await host.publish(aWatcher({ ...mondays, cron: '0 10 * * *' }));
    await host.at('2026-03-02T09:55:00Z');
    await host.event('ping');
    await host.publish(aWatcher({ ...mondays, cron: '0 11 * * *' }));
    await host.at('2026-03-02T12:00:00Z');

    expect(instants(await entriesOf(host))).toEqual(['2026-03-02T11:00Z']);
  });

  it('fires into the waiting entries while its journey is paused', async () => {
    const host = await aHost();
    await buyer(host);
    await host.publish(aWatcher({ ...mondays, cron: '0 10 * * *' }));
    await host.engine.pause('j');
    await host.at('2026-03-03T12:00:00Z');
    expect(await entriesOf(host)).toEqual([]);
    await host.engine.resume('j');
    await host.engine.settle();

    // Two occurrences wait, each for an entry of its own.
    expect(instants(await entriesOf(host))).toEqual(['2026-03-03T12:00Z', '2026-03-03T12:00Z']);
  });

  it('is a trigger like others: entry rules refuse, and the journey of higher priority comes first', async () => {
    const host = await aHost({ start: '2026-03-01T09:00:00Z' });
    await buyer(host);
    const changes = [{ op: 'set', attribute: 'orders', value: 0 }];
    await host.publish(
      aJourney(
        { u: { type: 'update', changes, outlets: {} } },
        { id: 'first', priority: 5, entry: { triggers: [{ id: 'w', ...mondays }] } },
      ),
    );
    await host.publish(aWatcher(mondays, { id: 'second' }));
    await host.publish(aWatcher({ ...mondays, when: { all: [] } }, { id: 'never', entry: { reentry: { mode: 'never' } } }));
    await host.at('2026-03-10T00:00:00Z');

    expect((await host.enrollments()).map((one) => one.journeyId)).toEqual(['first', 'never']);
    expect((await host.refusals()).map(({ journeyId, reason }) => [journeyId, reason])).toEqual([['never', 'reentry']]);
  });

  it('gives the same entries when every worker is away for weeks, whatever has happened since', async () => {
    const story = async (late: boolean): Promise<readonly string[]> => {
      const clock = aStillClock('2026-03-02T08:00:00Z');
      const host = await aHost({ clock, store: await aStore() });
      const until = async (at: string): Promise<void> => {
        // Somebody who is on time settles twice a day.
        for (let now = clock.now(); !late && now < Date.parse(at); now += 43_200_000) {
          clock.set(new Date(now).toISOString());
          await host.engine.settle();
        }
        clock.set(at);
        if (!late) await host.engine.settle();
      };
      await host.publish(aWatcher({ ...mondays, cron: '0 9,21 * * *' }));
      await until('2026-03-02T09:00:00Z');
      await host.engine.patchContact('c1', { set: { orders: 2 } });
      await until('2026-03-03T10:00:00Z');
      await host.engine.patchContact('c1', { set: { orders: 0 } });
      await until('2026-03-05T10:00:00Z');
      await host.engine.patchContact('c1', { set: { orders: 3 } });
      await until('2026-03-06T10:00:00Z');
      await host.engine.settle();
      return instants(await entriesOf(host));
    };
    const late = await story(true);

    expect(await story(false)).toEqual(late);
    expect(late).toEqual(['2026-03-02T09:00Z', '2026-03-02T21:00Z', '2026-03-03T09:00Z', '2026-03-05T21:00Z', '2026-03-06T09:00Z']);
  });

  it('asks the host who matches, where the host can tell', async () => {
    const asked: unknown[] = [];
    const contactReader = {
      find: async (_tenant: unknown, query: { readonly when: unknown; readonly after?: string }) => {
        asked.push(query);
        return query.after === undefined ? { rows: ['c1'], next: 'c1' } : { rows: ['c2'] };
      },
    };
    const host = await aHost({ start: '2026-03-02T08:00:00Z', contactReader });
    await buyer(host);
    await buyer(host, 'c3');
    await host.engine.upsertContact({ id: 'c2', attributes: { orders: 1 } });
    await host.publish(aWatcher(mondays));
    await host.at('2026-03-02T10:00:00Z');

    expect(asked).toEqual([
      { when: buyers, limit: 500 },
      { when: buyers, limit: 500, after: 'c1' },
    ]);
    expect(instants(await entriesOf(host))).toEqual(['2026-03-02T09:00Z']);
    // The host named c2, and the engine knows better.
    expect(await entriesOf(host, 'c2')).toEqual([]);
  });
});
