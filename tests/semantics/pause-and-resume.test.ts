import { describe, expect, it } from 'vitest';
import { act, notSent } from './support/a-provider.ts';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, aStillClock, waitFor } from './support/a-journey.ts';
import { refusal, untyped } from './support/refusal.ts';

const mailAfterADay = {
  w: { ...aDay, outlets: { next: 'm' } },
  m: act('mail', { outlets: { next: null } }),
};

describe('a pause', () => {
  it('holds due timers, which leave the store’s due inputs, and a resumption applies them at its instant', async () => {
    const host = await aHost();
    await host.publish(aJourney(mailAfterADay));
    await host.event('go');
    await host.pass('PT12H');
    await host.engine.pause('j', { by: 'ann' });
    await host.pass('P3D');
    expect(host.calls).toEqual([]);
    expect(await host.engine.nextDue()).toBeNull();
    expect((await host.enrollment()).status).toBe('live');
    await host.engine.resume('j');
    await host.engine.settle();
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-05T21:00:00.000Z']);
    const trace = await host.trace();
    expect(trace.find((entry) => entry.kind === 'woke')).toMatchObject({ at: '2026-03-05T21:00:00.000Z', by: 'timer', outlet: 'next' });
  });

  it('holds a timer that is due at its very instant, and lets one be that was due before, however late the worker', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    await host.at('2026-03-03T08:59:59.999Z');
    await host.clock.advanceTo('2026-03-03T09:00:00Z', () => host.engine.pause('j'));
    expect((await host.enrollment()).status).toBe('live');
    await host.engine.resume('j');
    await host.engine.settle();
    expect(await host.enrollment()).toMatchObject({ end: 'completed', endedAt: '2026-03-03T09:00:00.000Z' });
  });

  it('judges events, goals and exits all the same, and what they make due waits', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: { ...waitFor('ping'), outlets: { next: 'm' } }, m: act('mail') },
        { exits: [{ id: 'left', when: { event: 'stop' } }], entry: { key: 'k', reentry: { mode: 'perKey' } } },
      ),
    );
    await host.event('go', { k: 'one' });
    await host.engine.pause('j');
    await host.event('ping');
    expect(await host.story()).toEqual([
      'entered t',
      'arrived w',
      'parked w',
      'woke w next by event',
      'arrived m',
      'effect.requested m',
      'parked m',
    ]);
    await host.event('stop');
    expect((await host.story()).slice(-2)).toEqual(['effect.withheld m exited:left', 'ended m exited:left']);
    expect(host.calls).toEqual([]);
  });

  it('begins what waited when the journey is resumed', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: { ...waitFor('ping'), outlets: { next: 'm' } }, m: act('mail') }));
    await host.event('go');
    await host.engine.pause('j');
    await host.event('ping');
    await host.pass('PT2H');
    await host.engine.resume('j');
    await host.engine.settle();
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-02T11:00:00.000Z']);
    expect((await host.enrollment()).end).toBe('completed');
  });

  it('skips entries and effects that have waited for longer than an age; waits always apply', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        {
          w: { ...waitFor('ping'), outlets: { next: 'm', timeout: 'm' } },
          m: act('mail', { outlets: { withheld: 'x', next: 'y' } }),
          x: { type: 'exit', reason: 'stale' },
          y: aDay,
        },
        { entry: { key: 'k', reentry: { mode: 'perKey' } } },
      ),
    );
    await host.event('go', { k: 'inside' });
    await host.engine.pause('j');
    await host.event('ping');
    await host.event('go', { k: 'old' });
    await host.pass('PT1H');
    await host.event('go', { k: 'new' });
    await host.pass('PT1H');
    await host.engine.resume('j', { skipOlderThan: 'PT1H' });
    await host.engine.settle();
    const found = await host.enrollments();
    expect(Object.fromEntries(found.map((one) => [one.key, one.end ?? one.nodeId]))).toEqual({ inside: 'exited:stale', new: 'w' });
    const { id } = found.find((one) => one.key === 'inside') ?? found[0] ?? { id: '' };
    const withheld = (await host.engine.trace(id)).find((entry) => entry.kind === 'effect.withheld');
    expect(withheld).toMatchObject({ reason: 'stale', at: '2026-03-02T11:00:00.000Z' });
    expect(host.calls).toEqual([]);
  });

  it('of several timers, applies the earliest deadline of a wait, and a deadline loses to an event of the resumption’s instant', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        w: {
          type: 'wait',
          until: [
            { id: 'late', type: 'duration', duration: 'PT2H' },
            { id: 'early', type: 'duration', duration: 'PT1H' },
            { id: 'ping', type: 'event', event: 'ping' },
          ],
        },
      }),
    );
    await host.event('go');
    await host.event('go');
    await host.engine.pause('j');
    await host.pass('PT3H');
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.story(0)).at(-2)).toBe('woke w early by timer');
    await host.event('go');
    await host.engine.pause('j');
    await host.pass('PT3H');
    await host.post('ping');
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.story(2)).at(-2)).toBe('woke w ping by event');
  });

  it('stands in order with inputs within one millisecond', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { key: 'k', reentry: { mode: 'perKey' } } }));
    await host.post('go', { k: 'before' });
    await host.engine.pause('j');
    await host.post('go', { k: 'during' });
    await host.engine.settle();
    expect((await host.enrollments()).map((one) => one.key)).toEqual(['before']);
    await host.engine.resume('j');
    await host.post('go', { k: 'after' });
    await host.engine.settle();
    expect(new Set((await host.enrollments()).map((one) => one.key))).toEqual(new Set(['after', 'before', 'during']));
  });

  it('gives the same trace however late the worker is', async () => {
    const traceOf = async (wakeUps: readonly string[]): Promise<unknown> => {
      const clock = aStillClock('2026-03-02T09:00:00Z');
      const host = await aHost({ clock });
      await host.publish(aJourney({ w: { ...aDay, outlets: { next: 'v' } }, v: aDay }));
      await host.post('go');
      for (const at of ['2026-03-02T20:00:00Z', ...wakeUps, '2026-03-04T20:00:00Z', '2026-03-05T21:00:00Z']) {
        clock.set(at);
        if (at === '2026-03-02T20:00:00Z') await host.engine.pause('j');
        if (at === '2026-03-04T20:00:00Z') await host.engine.resume('j');
        if (wakeUps.length > 0 || at === '2026-03-05T21:00:00Z') await host.engine.settle();
      }
      return (await host.trace()).map(({ kind, at }) => `${kind} ${at}`);
    };

    const punctual = await traceOf(['2026-03-03T09:00:00Z']);

    expect(await traceOf([])).toEqual(punctual);
    expect(punctual).toContain('woke 2026-03-04T20:00:00.000Z');
    expect(punctual).toContain('ended 2026-03-05T20:00:00.000Z');
  });

  it('is shown with the journey, and neither twice nor for one that is unknown', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.engine.pause('j', { by: 'ann' });
    await host.engine.pause('j', { by: 'bob' });
    expect(await host.engine.journeys()).toMatchObject([
      { id: 'j', state: 'paused', pausedBy: 'ann', pausedAt: '2026-03-02T09:00:00.000Z' },
    ]);
    await host.publish(aJourney({ w: aDay }));
    expect((await host.engine.journeys())[0]).toMatchObject({ state: 'paused', version: 2 });
    await host.engine.resume('j');
    await host.engine.resume('j');
    expect((await host.engine.journeys())[0]?.state).toBe('live');
    expect((await refusal(() => host.engine.pause('nobody'))).code).toBe('journey_unknown');
    expect((await refusal(() => host.engine.resume('nobody'))).code).toBe('journey_unknown');
    expect((await refusal(() => host.engine.resume('j', { skipOlderThan: 'soon' }))).code).toBe('request_invalid');
    expect((await refusal(() => host.engine.pause('j', untyped({ by: 7 })))).code).toBe('request_invalid');
  });

  it('stays while the journey is archived, whose waiting entries are refused', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    await host.engine.pause('j');
    await host.event('go');
    await host.engine.archive('j');
    await host.pass('P2D');
    expect((await host.engine.journeys())[0]).toMatchObject({ state: 'archived', pausedAt: '2026-03-02T09:00:00.000Z' });
    expect((await host.enrollments()).map((one) => one.status)).toEqual(['live']);
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.enrollments()).map((one) => one.end)).toEqual(['completed']);
    expect((await host.refusals()).map((one) => one.reason)).toEqual(['no_trigger']);
  });

  it('holds what a suspension had put off, when that ends first', async () => {
    const host = await aHost();
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    await host.publish(aJourney({ w: aDay }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('P2D');
    await host.engine.pause('j');
    await host.patch({ unset: ['doNotContact'] });
    expect((await host.story()).at(-1)).toBe('resumed w');
    await host.pass('P1D');
    await host.engine.resume('j');
    await host.engine.settle();
    expect(await host.enrollment()).toMatchObject({ end: 'completed', endedAt: '2026-03-05T09:00:00.000Z' });
  });

  it('leaves to a suspension what that holds, however stale', async () => {
    const host = await aHost();
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    await host.publish(aJourney({ w: { ...waitFor('ping'), outlets: { next: 'm' } }, m: act('mail') }, { suppression }));
    await host.event('go');
    await host.engine.pause('j');
    await host.event('ping');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('P2D');
    await host.engine.resume('j', { skipOlderThan: 'P1D' });
    await host.engine.settle();
    expect((await host.story()).at(-1)).toBe('suspended m');
    await host.patch({ unset: ['doNotContact'] });
    expect(host.calls).toHaveLength(1);
  });

  it('holds the next attempt of an effect, and not the report of the one in flight', async () => {
    const host = await aHost({
      provider: {
        m: [
          async (effect, context) => {
            await host.engine.pause('j');
            return notSent(effect, context);
          },
          () => undefined,
        ],
      },
    });
    await host.publish(aJourney({ m: act('mail', { onUncertain: 'retry' }) }));
    await host.event('go');
    await host.pass('P1D');
    expect((await host.story()).slice(-1)).toEqual(['effect.retried m 2']);
    await host.engine.resume('j');
    await host.engine.settle();
    expect((await host.enrollment()).end).toBe('completed');
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z']);
  });
});
