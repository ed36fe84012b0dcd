import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aStillClock } from './support/a-journey.ts';
import { until, left } from './support/a-wait.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('an event', () => {
  const pingOr = (more: object = {}): object =>
    until({ id: 'heard', type: 'event', event: 'ping', ...more }, { id: 'timeout', type: 'duration', duration: 'P1D' });

  it.each([
    { arrives: '2026-03-03T08:59:59.999Z', outlet: 'heard' },
    { arrives: '2026-03-03T09:00:00.000Z', outlet: 'heard' },
    { arrives: '2026-03-03T09:00:00.001Z', outlet: 'timeout' },
  ])('that arrives at $arrives against a deadline of 09:00: $outlet', async ({ arrives, outlet }) => {
    const clock = aStillClock('2026-03-02T09:00:00Z');
    const host = await aHost({ clock });
    await host.publish(aJourney(pingOr()));
    await host.event('go');
    clock.set(arrives);
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual([`w:${outlet}`]);
  });

  it('that arrives when the timer of its instant was applied comes after it', async () => {
    const host = await aHost();
    await host.publish(aJourney(pingOr()));
    await host.event('go');
    await host.at('2026-03-03T09:00:00Z');
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual(['w:timeout']);
  });

  it('counts where its condition holds; the data are the wait’s result', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        w: {
          type: 'wait',
          until: [{ id: 'heard', type: 'event', event: 'ping', where: { left: { event: 'n' }, op: 'gt', right: 5 } }],
          outlets: { heard: 'b' },
        },
        b: { type: 'branch', cases: [{ id: 'yes', when: { left: { result: 'w.n' }, op: 'eq', right: 7 } }], outlets: {} },
      }),
    );
    await host.event('go');
    await host.event('ping', { n: 5 });
    await host.event('ping', { n: 7 });
    expect(pathOf(await host.trace())).toEqual(['w:heard', 'b:yes']);
    expect(lastOf(await host.trace(), 'woke')).toMatchObject({
      by: 'event',
      because: [{ left: { event: 'n' }, op: 'gt', right: 5, saw: 7, holds: true }],
    });
  });

  it('without since counts if it arrives while parked, whatever its at', async () => {
    const host = await aHost();
    await host.publish(aJourney(pingOr()));
    await host.event('ping');
    await host.event('go');
    expect(await left(host)).toBe('parked');
    await host.event('ping', {}, { at: '2026-03-01T00:00:00Z' });
    expect(await left(host)).toBe('heard 2026-03-02T09:00:00.000Z');
  });

  const twoSteps = (more: object): object => ({
    first: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'w' } },
    ...pingOr(more),
  });

  it('with since entry also counts what came after the trigger event', async () => {
    const host = await aHost();
    await host.publish(aJourney(twoSteps({ since: 'entry' })));
    await host.event('go');
    await host.event('ping', { n: 3 });
    await host.pass('PT1H');
    expect(pathOf(await host.trace())).toEqual(['first:next', 'w:heard']);
    expect(await host.story()).toContain('decided w heard');
  });

  it('with since entry does not count what happened before, however late it arrives', async () => {
    const host = await aHost();
    await host.publish(aJourney(twoSteps({ since: 'entry' })));
    await host.event('ping');
    await host.pass('PT1M');
    await host.event('go');
    await host.event('ping', {}, { at: '2026-03-02T09:00:30Z' });
    await host.pass('PT2H');
    expect(pathOf(await host.trace())).toEqual(['first:next']);
    await host.event('ping', {}, { at: '2026-03-02T09:00:40Z' });
    expect(pathOf(await host.trace())).toEqual(['first:next']);
  });

  it('with since a node counts from its latest arrival; a node never visited counts nothing from before', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ...twoSteps({ since: 'node:first' }), never: { type: 'exit', reason: 'r' } }));
    await host.event('go');
    await host.event('ping');
    await host.pass('PT1H');
    expect(pathOf(await host.trace())).toEqual(['first:next', 'w:heard']);

    const other = await aHost();
    await other.publish(aJourney({ ...twoSteps({ since: 'node:never' }), never: { type: 'exit', reason: 'r' } }));
    await other.event('go');
    await other.event('ping');
    await other.pass('PT1H');
    expect(pathOf(await other.trace())).toEqual(['first:next']);
    await other.event('ping');
    expect(pathOf(await other.trace())).toEqual(['first:next', 'w:heard']);
  });

  it('of a node counts only what answers that node’s message', async () => {
    const host = await aHost();
    const mail = (next: string): object => ({ type: 'action', action: 'mail', outlets: { next } });
    await host.publish(
      aJourney({ a: mail('b'), b: mail('w'), ...until({ id: 'heard', type: 'event', event: 'clicked', since: 'entry', of: 'a' }) }),
    );
    await host.event('go');
    const [first, second] = host.calls.map((call) => call.key);
    await host.event('clicked', {});
    await host.event('clicked', {}, { effect: second ?? '' });
    await host.event('clicked', {}, { effect: 'default:other:a:1' });
    expect(pathOf(await host.trace())).toEqual(['a:next', 'b:next']);
    await host.event('clicked', {}, { effect: first ?? '' });
    expect(pathOf(await host.trace())).toEqual(['a:next', 'b:next', 'w:heard']);
  });

  it('of a node counts any visit of it', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        a: { type: 'action', action: 'mail', outlets: { next: 'p' } },
        p: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'b' } },
        b: {
          type: 'branch',
          cases: [{ id: 'again', when: { left: { count: { event: 'ping' } }, op: 'eq', right: 0 } }],
          outlets: { again: 'w0', else: 'w' },
        },
        w0: { type: 'wait', until: [{ id: 'next', type: 'event', event: 'ping' }], outlets: { next: 'a' } },
        ...until({ id: 'heard', type: 'event', event: 'clicked', of: 'a' }),
      }),
    );
    await host.event('go');
    await host.pass('PT2H');
    await host.event('ping');
    await host.pass('PT2H');
    expect(host.calls).toHaveLength(2);
    expect(host.calls.map((call) => call.key.split(':').at(-1))).toEqual(['1', '2']);
    await host.event('clicked', {}, { effect: host.calls[0]?.key ?? '' });
    expect(pathOf(await host.trace()).at(-1)).toBe('w:heard');
  });
});

describe('a condition', () => {
  const vip = { left: { attribute: 'vip' }, op: 'eq', right: true };

  it('that already holds passes at once, unless edge', async () => {
    const host = await aHost();
    await host.patch({ set: { vip: true } });
    await host.publish(aJourney(until({ id: 'next', type: 'condition', when: vip })));
    await host.event('go');
    expect(await host.story()).toContain('decided w next');

    const edge = await aHost();
    await edge.patch({ set: { vip: true } });
    await edge.publish(aJourney(until({ id: 'next', type: 'condition', when: vip, edge: true })));
    await edge.event('go');
    await edge.patch({ set: { plan: 'pro' } });
    expect(await left(edge)).toBe('parked');
    await edge.patch({ set: { vip: false } });
    await edge.pass('PT1H');
    await edge.patch({ set: { vip: true } });
    expect(await left(edge)).toBe('next 2026-03-02T10:00:00.000Z');
    expect(lastOf(await edge.trace(), 'woke').by).toBe('condition');
  });

  it.each([
    { what: 'the wall clock', when: { left: { now: 'time' }, op: 'gte', right: '12:00' }, ends: '2026-03-02T12:00:00.000Z' },
    { what: 'the weekday', when: { left: { now: 'weekday' }, op: 'eq', right: 'wed' }, ends: '2026-03-04T00:00:00.000Z' },
    { what: 'the date', when: { left: { now: 'date' }, op: 'gte', right: '2026-03-09' }, ends: '2026-03-09T00:00:00.000Z' },
    {
      what: 'a date a while ago',
      when: { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'P1D' } },
      ends: '2026-03-06T12:00:00.001Z',
    },
    {
      what: 'a date ahead',
      when: { left: { attribute: 'trialEndsAt' }, op: 'before', right: { in: 'P1D' } },
      ends: '2026-03-04T12:00:00.001Z',
    },
    {
      what: 'a count in a while',
      when: { left: { count: { event: 'ping', within: 'P2D' } }, op: 'eq', right: 0 },
      ends: '2026-03-04T09:00:00.000Z',
    },
    {
      what: 'a last event',
      when: { left: { last: { event: 'ping' } }, op: 'before', right: { ago: 'P3D' } },
      ends: '2026-03-05T09:00:00.001Z',
    },
  ])('that depends on $what is judged when it can change', async ({ when, ends }) => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-05T12:00:00Z' } });
    await host.publish(aJourney(until({ id: 'next', type: 'condition', when })));
    await host.event('ping');
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe(`next ${ends}`);
  });
});
