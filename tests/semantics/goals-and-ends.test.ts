import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { lastOf, pathOf } from './support/story.ts';

describe('the goal', () => {
  const goal = { name: 'G', when: { event: 'paid' }, within: 'P7D', onReached: 'exit', value: 'total' };

  it.each([
    { at: '2026-03-09T09:00:00Z', counted: true },
    { at: '2026-03-09T09:00:00.001Z', counted: false },
  ])('reached at $at, within seven days of entry: counted $counted, and it ends', async ({ at, counted }) => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('pong') }, { goal }));
    await host.event('go');
    await host.at(at);
    await host.event('paid', { total: 12 });
    expect((await host.trace()).slice(-2)).toEqual([
      { seq: 4, at: new Date(at).toISOString(), kind: 'goal', nodeId: 'w', visit: 1, counted, value: 12 },
      { seq: 5, at: new Date(at).toISOString(), kind: 'ended', nodeId: 'w', visit: 1, end: 'goal' },
    ]);
  });

  it('without within is always counted; a value that is no number is left out', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: waitFor('pong') }, { goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit', value: 'total' } }),
    );
    await host.event('go');
    await host.pass('P300D');
    await host.event('paid', {});
    const entry = lastOf(await host.trace(), 'goal');
    expect(entry.counted).toBe(true);
    expect('value' in entry).toBe(false);
  });

  it('within counts in the version’s zone', async () => {
    const host = await aHost({ start: '2026-03-28T09:00:00+01:00' });
    await host.publish(aJourney({ w: waitFor('pong') }, { timezone: 'Europe/Stockholm', goal: { ...goal, within: 'P1D' } }));
    await host.event('go');
    await host.at('2026-03-29T09:00:00.001+02:00');
    await host.event('paid');
    expect(lastOf(await host.trace(), 'goal').counted).toBe(false);
  });

  it('with continue is reached once, and the wait hears the event too', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: { ...waitFor('paid'), outlets: { next: 'd' } }, d: waitFor('pong') }, { goal: { ...goal, onReached: 'continue' } }),
    );
    await host.event('go');
    await host.event('paid', { total: 1 });
    await host.event('paid', { total: 2 });
    const trace = await host.trace();
    expect(trace.filter((entry) => entry.kind === 'goal')).toHaveLength(1);
    expect(pathOf(trace)).toEqual(['w:next']);
    expect((await host.enrollment()).status).toBe('live');
  });

  it('as a condition is judged on every input, with its reason, and by time', async () => {
    const host = await aHost();
    const when = { left: { attribute: 'orders' }, op: 'gte', right: 2 };
    await host.publish(aJourney({ w: waitFor('pong') }, { goal: { name: 'G', when, onReached: 'exit' } }));
    await host.event('go');
    await host.patch({ set: { orders: 1 } });
    await host.patch({ increment: { orders: 1 } });
    expect(lastOf(await host.trace(), 'goal')).toMatchObject({ counted: true, because: [{ ...when, saw: 2, holds: true }] });
    expect(lastOf(await host.trace(), 'ended')).toMatchObject({ end: 'goal' });

    const byTime = await aHost();
    await byTime.publish(
      aJourney(
        { w: waitFor('pong') },
        { goal: { name: 'G', when: { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'P1D' } }, onReached: 'exit' } },
      ),
    );
    await byTime.patch({ set: { trialEndsAt: '2026-03-05T00:00:00Z' } });
    await byTime.event('go');
    await byTime.pass('P60D');
    expect((await byTime.enrollment()).endedAt).toBe('2026-03-06T00:00:00.001Z');
  });

  it('of a node counts only answers to its message', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { m: { type: 'action', action: 'mail', outlets: { next: 'w' } }, w: waitFor('pong') },
        { goal: { name: 'G', when: { event: 'clicked', of: 'm' }, onReached: 'exit' } },
      ),
    );
    await host.event('go');
    await host.event('clicked');
    expect((await host.enrollment()).status).toBe('live');
    await host.event('clicked', {}, { effect: host.calls[0]?.key ?? '' });
    expect((await host.enrollment()).end).toBe('goal');
  });

  it('counts an event at its instant of judging, however early it happened', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('pong') }, { goal }));
    await host.event('go');
    await host.event('paid', {}, { at: '2026-03-01T00:00:00Z' });
    expect((await host.enrollment()).end).toBe('goal');
  });
});

describe('exit criteria', () => {
  it('end as exited:<id>, the first in document order, with the reason at ended', async () => {
    const host = await aHost();
    const when = { left: { attribute: 'plan' }, op: 'eq', right: 'pro' };
    await host.publish(
      aJourney(
        { w: waitFor('pong') },
        {
          exits: [
            { id: 'one', when },
            { id: 'two', when },
          ],
        },
      ),
    );
    await host.event('go');
    await host.patch({ set: { plan: 'pro' } });
    expect(lastOf(await host.trace(), 'ended')).toMatchObject({ end: 'exited:one', because: [{ ...when, saw: 'pro', holds: true }] });
    expect(await host.enrollment()).toMatchObject({ status: 'ended', end: 'exited:one', nodeId: 'w' });
  });

  it('an event with a condition of its own', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { w: waitFor('pong') },
        { exits: [{ id: 'many', when: { event: 'ping', where: { left: { event: 'n' }, op: 'gt', right: 3 } } }] },
      ),
    );
    await host.event('go');
    await host.event('ping', { n: 3 });
    expect((await host.enrollment()).status).toBe('live');
    await host.event('ping', { n: 4 });
    expect((await host.enrollment()).end).toBe('exited:many');
  });
});

describe('ends', () => {
  it('an open outlet ends as completed, an exit node as exited:<reason>', async () => {
    const host = await aHost();
    await host.publish(aJourney({ x: { type: 'exit', reason: 'bored' } }));
    await host.event('go');
    expect((await host.trace()).slice(-2)).toMatchObject([
      { kind: 'arrived', nodeId: 'x' },
      { kind: 'ended', nodeId: 'x', end: 'exited:bored' },
    ]);

    const other = await aHost();
    await other.publish(aJourney({ w: { ...aDay, outlets: { next: null } } }));
    await other.event('go');
    await other.pass('P1D');
    expect((await other.enrollment()).end).toBe('completed');
  });

  it('exit() ends with its reason, or as removed', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.event('go');
    await host.pass('PT1M');
    await host.event('go');
    await host.engine.exit({ enrollmentId: (await host.enrollment(0)).id, reason: 'asked', by: 'ann' });
    await host.engine.exit({ enrollmentId: (await host.enrollment(1)).id, by: 'ann' });
    await host.engine.settle();
    expect((await host.enrollments()).map((one) => one.end)).toEqual(['exited:asked', 'removed']);
  });
});

describe('a milestone', () => {
  const jumping = (): object =>
    aJourney({
      w: { ...waitFor('ping'), outlets: { next: 'a' } },
      a: { type: 'milestone', jumpWhen: { left: { attribute: 'vip' }, op: 'eq', right: true }, outlets: { next: 'v' } },
      v: waitFor('pong'),
    });

  it('is jumped to as soon as it holds, and step 5 is left out for that input', async () => {
    const host = await aHost();
    await host.publish(jumping());
    await host.event('go');
    await host.patch({ set: { vip: true } });
    expect((await host.story()).slice(3)).toEqual(['jumped a', 'arrived a', 'decided a next', 'arrived v', 'parked v']);
    expect(lastOf(await host.trace(), 'jumped')).toMatchObject({ from: 'w', nodeId: 'a', because: [{ saw: true, holds: true }] });
    await host.patch({ set: { vip: false } });
    await host.patch({ set: { vip: true } });
    expect((await host.trace()).filter((entry) => entry.kind === 'jumped')).toHaveLength(1);
  });

  it('is judged at entry, before start', async () => {
    const host = await aHost();
    await host.patch({ set: { vip: true } });
    await host.publish(jumping());
    await host.event('go');
    expect(await host.story()).toEqual(['entered t', 'jumped a', 'arrived a', 'decided a next', 'arrived v', 'parked v']);
    expect(lastOf(await host.trace(), 'jumped').from).toBe(null);
  });

  it('that was passed on foot is not jumped to', async () => {
    const host = await aHost();
    await host.publish(jumping());
    await host.event('go');
    await host.event('ping');
    await host.patch({ set: { vip: true } });
    expect((await host.story()).filter((line) => line.startsWith('jumped'))).toEqual([]);
  });
});
