import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aHostOf, capped } from './support/a-capped-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { effectsOf, pathOf } from './support/story.ts';

const sent = (host: Host): readonly string[] => host.calls.map((call) => `${call.node} ${call.at}`);

/** When a lone mail is begun for each `go`, and what became of each. */
async function afterGoes(policy: Policy, goes: readonly string[], timezone?: string): Promise<readonly string[]> {
  const host = await aHost({ policy, start: goes[0] ?? '' });
  await host.knows({ consent: { email: 'subscribed' }, ...(timezone === undefined ? {} : { timezone }) });
  await host.publish(aJourney({ m: act('mail') }));
  for (const at of goes) {
    await host.at(at);
    await host.event('go');
  }
  await host.pass('P40D');
  const lines = await Promise.all((await host.enrollments()).map(async ({ id }) => effectsOf(await host.engine.trace(id))));
  return lines.map((line) => line.join(', ').replaceAll('m ', ''));
}

describe('a rolling cap', () => {
  it('skips, if it does not say otherwise, what is one too many', async () => {
    expect(
      await afterGoes(capped({ count: 2, per: 'PT2H' }), ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T10:30:00Z']),
    ).toEqual(['begun 2026-03-02T09:00:00.000Z', 'begun 2026-03-02T10:00:00.000Z', 'withheld cap 2026-03-02T10:30:00.000Z']);
  });

  it('counts what was begun at t while now < t + per', async () => {
    const per = 'PT1H';
    expect((await afterGoes(capped({ count: 1, per }), ['2026-03-02T09:00:00Z', '2026-03-02T09:59:59.999Z']))[1]).toContain('withheld');
    expect((await afterGoes(capped({ count: 1, per }), ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']))[1]).toBe(
      'begun 2026-03-02T10:00:00.000Z',
    );
  });

  it('reckons days in the contact’s zone', async () => {
    // A day that is 23 hours long in Stockholm.
    const goes = ['2026-03-28T12:00:00Z', '2026-03-29T11:00:00Z'];
    expect((await afterGoes(capped({ count: 1, per: 'P1D' }), goes))[1]).toBe('withheld cap 2026-03-29T11:00:00.000Z');
    expect((await afterGoes(capped({ count: 1, per: 'P1D' }), goes, 'Europe/Stockholm'))[1]).toBe('begun 2026-03-29T11:00:00.000Z');
  });

  it('withholds by withheld', async () => {
    const host = await aHost({ policy: capped({ count: 0, per: 'P1D' }) });
    await host.publish(aJourney({ m: act('mail', { outlets: { withheld: 'w' } }), w: waitFor('ping') }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['m:withheld']);
    expect(host.calls).toEqual([]);
  });
});

describe('a calendar cap', () => {
  it.each([
    { per: 'day', zone: 'Europe/Stockholm', first: '2026-03-02T22:59:59Z', second: '2026-03-02T23:00:00Z', sends: true },
    { per: 'day', zone: 'Europe/Stockholm', first: '2026-03-01T23:00:00Z', second: '2026-03-02T22:59:59Z', sends: false },
    { per: 'day', zone: undefined, first: '2026-03-02T22:59:59Z', second: '2026-03-02T23:00:00Z', sends: false },
    { per: 'week', zone: undefined, first: '2026-03-08T23:59:59Z', second: '2026-03-09T00:00:00Z', sends: true },
    { per: 'week', zone: undefined, first: '2026-03-09T00:00:00Z', second: '2026-03-15T23:59:59Z', sends: false },
    { per: 'week', zone: 'Asia/Tokyo', first: '2026-03-08T14:59:59Z', second: '2026-03-08T15:00:00Z', sends: true },
    { per: 'month', zone: undefined, first: '2026-03-01T00:00:00Z', second: '2026-03-31T23:59:59Z', sends: false },
    { per: 'month', zone: undefined, first: '2026-02-28T23:59:59Z', second: '2026-03-01T00:00:00Z', sends: true },
    { per: 'month', zone: 'America/New_York', first: '2026-03-01T04:59:59Z', second: '2026-03-01T05:00:00Z', sends: true },
  ] as const)('of a $per in $zone: $first, then $second: $sends', async ({ per, zone, first, second, sends }) => {
    const [, line] = await afterGoes(capped({ count: 1, per }), [first, second], zone);
    expect(line?.startsWith('begun')).toBe(sends);
  });

  it('of a week defers to Monday', async () => {
    const goes = ['2026-03-03T09:00:00Z', '2026-03-04T09:00:00Z'];
    const [, line] = await afterGoes(capped({ count: 1, per: 'week', over: 'defer', maxDefer: 'P9D' }), goes);
    expect(line).toBe('deferred cap until 2026-03-09T00:00:00.000Z, begun 2026-03-09T00:00:00.000Z');
  });

  it.each([
    { per: 'day', until: '2026-03-29T22:00:00.000Z' },
    { per: 'week', until: '2026-03-29T22:00:00.000Z' },
    { per: 'month', until: '2026-03-31T22:00:00.000Z' },
  ] as const)('of a $per defers to the first instant of the next, also across a change of clocks', async ({ per, until }) => {
    const goes = ['2026-03-29T09:00:00Z', '2026-03-29T10:00:00Z'];
    const [, line] = await afterGoes(capped({ count: 1, per, over: 'defer', maxDefer: 'P9D' }), goes, 'Europe/Stockholm');
    expect(line).toBe(`deferred cap until ${until}, begun ${until}`);
  });
});

describe('a cap that defers', () => {
  const goes = ['2026-03-02T09:00:00Z', '2026-03-02T12:00:00Z', '2026-03-02T13:00:00Z'];

  it('waits for the earliest room, and judges again then', async () => {
    expect(await afterGoes(capped({ count: 1, per: 'P1D', over: 'defer' }), goes)).toEqual([
      'begun 2026-03-02T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, deferred cap until 2026-03-04T09:00:00.000Z, begun 2026-03-04T09:00:00.000Z',
    ]);
  });

  it('waits at most maxDefer from the request, judges once more, and withholds', async () => {
    expect(await afterGoes(capped({ count: 1, per: 'P1D', over: 'defer', maxDefer: 'P1D' }), goes)).toEqual([
      'begun 2026-03-02T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, deferred cap until 2026-03-03T13:00:00.000Z, withheld cap 2026-03-03T13:00:00.000Z',
    ]);
  });

  it('waits three days if it does not say otherwise, also where there is never room', async () => {
    expect(await afterGoes(capped({ count: 0, per: 'P1D', over: 'defer' }), ['2026-03-02T09:00:00Z'])).toEqual([
      'deferred cap until 2026-03-05T09:00:00.000Z, withheld cap 2026-03-05T09:00:00.000Z',
    ]);
  });

  it('begins at the very end of maxDefer, if there is room then', async () => {
    expect((await afterGoes(capped({ count: 1, per: 'P1D', over: 'defer', maxDefer: 'PT21H' }), goes.slice(0, 2)))[1]).toBe(
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
    );
  });

  it('reckons maxDefer in the contact’s zone', async () => {
    const policy = capped({ count: 0, per: 'P1D', over: 'defer', maxDefer: 'P1D' });
    expect(await afterGoes(policy, ['2026-03-28T12:00:00Z'], 'Europe/Stockholm')).toEqual([
      'deferred cap until 2026-03-29T11:00:00.000Z, withheld cap 2026-03-29T11:00:00.000Z',
    ]);
  });

  it('comes before quiet hours where those hold when there is room', async () => {
    const policy: Policy = { ...capped({ count: 1, per: 'PT12H', over: 'defer' }), quietHours: [{ from: '21:00', to: '08:00' }] };
    expect((await afterGoes(policy, ['2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z']))[1]).toBe(
      'deferred cap until 2026-03-02T22:00:00.000Z, deferred quiet_hours until 2026-03-03T08:00:00.000Z, begun 2026-03-03T08:00:00.000Z',
    );
  });

  it('is judged after quiet hours, which may hold longer than maxDefer', async () => {
    const policy: Policy = {
      ...capped({ count: 1, per: 'P2D', over: 'defer', maxDefer: 'PT3H' }),
      quietHours: [{ from: '21:00', to: '08:00' }],
    };
    expect((await afterGoes(policy, ['2026-03-02T10:00:00Z', '2026-03-02T22:00:00Z']))[1]).toBe(
      'deferred quiet_hours until 2026-03-03T08:00:00.000Z, withheld cap 2026-03-03T08:00:00.000Z',
    );
  });
});

describe('what a cap is about', () => {
  it('is its channel', async () => {
    const host = await aHostOf(capped({ count: 1, per: 'P1D' }), { a: act('mail'), b: act('sms'), c: act('push'), d: act('hook') });
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is its category, all of the channel without one', async () => {
    const messages = { a: act('mail'), b: act('mail', { category: 'news' }), c: act('mail'), d: act('mail', { category: 'news' }) };
    const ofNews = await aHostOf(capped({ count: 1, per: 'P1D', category: 'news' }), messages);
    await ofNews.event('go');
    expect(ofNews.calls.map((call) => call.node)).toEqual(['a', 'b', 'c']);
    const ofAll = await aHostOf(capped({ count: 3, per: 'P1D' }), messages);
    await ofAll.event('go');
    expect(ofAll.calls.map((call) => call.node)).toEqual(['a', 'b', 'c']);
  });

  it('is no category that is free of caps: those are not held, and not counted', async () => {
    const messages = { a: act('receipt'), b: act('receipt'), c: act('mail'), d: act('receipt'), e: act('mail') };
    const host = await aHostOf(capped({ count: 1, per: 'P1D' }, { count: 0, per: 'P1D', category: 'transactional' }), messages);
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is the contact: others have their own', async () => {
    const host = await aHostOf(capped({ count: 1, per: 'P1D' }), { a: act('mail') });
    await host.engine.upsertContact({ id: 'c2', consent: { email: 'subscribed' } });
    await host.event('go');
    await host.event('go', {}, { contact: 'c2' });
    expect(host.calls.map((call) => call.effect.contactId)).toEqual(['c1', 'c2']);
  });

  it('is every journey: what one sends counts for the others', async () => {
    const host = await aHostOf(capped({ count: 2, per: 'P1D' }), { a: act('mail'), b: act('mail'), c: act('mail') });
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b']);
  });
});

describe('several caps', () => {
  it('all have to have room: until the last of them has', async () => {
    const policy = capped({ count: 1, per: 'PT2H', over: 'defer' }, { count: 2, per: 'P1D', over: 'defer' });
    const goes = ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T11:30:00Z'];
    expect((await afterGoes(policy, goes)).slice(1)).toEqual([
      'deferred cap until 2026-03-02T11:00:00.000Z, begun 2026-03-02T11:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
    ]);
  });

  it('withhold if one of those that are over skips, in whatever order they stand', async () => {
    const defer = { count: 1, per: 'PT2H', over: 'defer' } as const;
    const skip = { count: 1, per: 'P1D', over: 'skip' } as const;
    for (const caps of [
      [defer, skip],
      [skip, defer],
    ])
      expect((await afterGoes(capped(...caps), ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']))[1]).toBe(
        'withheld cap 2026-03-02T10:00:00.000Z',
      );
  });

  it('wait at most for the earliest end of their maxDefer', async () => {
    const policy = capped(
      { count: 1, per: 'P2D', over: 'defer', maxDefer: 'P9D' },
      { count: 1, per: 'P1D', over: 'defer', maxDefer: 'PT1H' },
    );
    expect((await afterGoes(policy, ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']))[1]).toBe(
      'deferred cap until 2026-03-02T11:00:00.000Z, withheld cap 2026-03-02T11:00:00.000Z',
    );
  });
});

describe('who comes first', () => {
  it('of effects due at one instant is the one of higher priority; nothing is reserved for a later one', async () => {
    const host = await aHost({ policy: capped({ count: 1, per: 'P1D' }) });
    await host.publish(aJourney({ low: act('mail') }, { id: 'a', priority: 1 }));
    await host.publish(aJourney({ high: act('mail') }, { id: 'z', priority: 2 }));
    await host.publish(aJourney({ w: aDay, late: act('mail') }, { id: 'y', priority: 9 }));
    await host.event('go');
    expect(sent(host)).toEqual(['high 2026-03-02T09:00:00.000Z']);
  });

  it('of those that were deferred to one instant is likewise the one of higher priority', async () => {
    const host = await aHost({ policy: capped({ count: 1, per: 'PT1H', over: 'defer' }) });
    for (const [id, priority] of [
      ['first', 0],
      ['low', 1],
      ['high', 2],
    ] as const) {
      await host.publish(
        aJourney(
          { [id]: act('mail') },
          {
            id,
            priority,
            entry: { triggers: [{ id: 't', type: 'event', event: 'go', where: { left: { event: 'k' }, op: 'eq', right: id } }] },
          },
        ),
      );
    }
    for (const k of ['first', 'low', 'high']) await host.event('go', { k });
    await host.pass('P1D');
    expect(sent(host)).toEqual(['first 2026-03-02T09:00:00.000Z', 'high 2026-03-02T10:00:00.000Z', 'low 2026-03-02T11:00:00.000Z']);
  });
});
