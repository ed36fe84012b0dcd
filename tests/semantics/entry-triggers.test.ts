import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { lastOf, pathOf } from './support/story.ts';

const absence = { id: 'gone', type: 'absence', event: 'go', without: ['stop'], within: 'PT1H' };

function entered(trigger: object, more: object = {}): object {
  return aJourney({ w: waitFor('pong') }, { entry: { triggers: [trigger], ...more } });
}

describe('an event trigger', () => {
  it('fires for its event where its condition holds, and no other', async () => {
    const host = await aHost();
    await host.publish(entered({ id: 't', type: 'event', event: 'go', where: { left: { event: 'n' }, op: 'gt', right: 3 } }));

    await host.event('go', { n: 3 });
    await host.event('ping', { n: 5 });
    expect(await host.enrollments()).toEqual([]);
    await host.event('go', { n: 4 });

    expect(await host.enrollments()).toHaveLength(1);
    expect(await host.refusals()).toEqual([]);
  });

  it('does not fire for what came before the journey was published', async () => {
    const host = await aHost();
    await host.event('go');
    await host.pass('PT1H');
    await host.publish(entered({ id: 't', type: 'event', event: 'go' }));
    await host.pass('P1D');

    expect(await host.enrollments()).toEqual([]);
  });

  it('makes an unknown contact, without consent', async () => {
    const host = await aHost();
    await host.publish(entered({ id: 't', type: 'event', event: 'go' }));

    await host.event('go', {}, { contact: 'new' });

    expect((await host.enrollment()).contactId).toBe('new');
    expect((await host.engine.contact('new'))?.consent ?? {}).toEqual({});
  });
});

describe('an absence trigger', () => {
  it('counts from the last A, and its data are the entry data', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'two', when: { left: { entry: 'n' }, op: 'eq', right: 2 } }], outlets: {} } },
        { entry: { triggers: [absence] } },
      ),
    );
    await host.event('go', { n: 1 });
    await host.at('2026-03-02T09:40:00Z');
    await host.event('go', { n: 2 });
    await host.at('2026-03-02T10:39:59.999Z');
    expect(await host.enrollments()).toEqual([]);
    await host.at('2026-03-02T10:40:00Z');

    expect((await host.enrollment()).enteredAt).toBe('2026-03-02T10:40:00.000Z');
    expect(pathOf(await host.trace())).toEqual(['b:two']);
  });

  it('is cancelled by B, also by one that happens at the instant of A', async () => {
    const host = await aHost();
    await host.publish(entered(absence));
    await host.event('go', {}, { at: '2026-03-02T08:59:00Z' });
    await host.event('stop', {}, { at: '2026-03-02T08:59:00Z' });
    await host.pass('P1D');

    expect(await host.enrollments()).toEqual([]);
  });

  it('is not cancelled by a B that arrives late and happened before A', async () => {
    const host = await aHost();
    await host.publish(entered(absence));
    await host.event('go');
    await host.pass('PT10M');
    await host.event('stop', {}, { at: '2026-03-02T08:59:59.999Z' });
    await host.pass('P1D');

    expect((await host.enrollment()).enteredAt).toBe('2026-03-02T10:00:00.000Z');
  });

  it('counts from the time A happened, and is not disturbed by a late A older than the last', async () => {
    const host = await aHost();
    await host.publish(entered(absence));
    await host.event('go', { n: 2 }, { at: '2026-03-02T08:50:00Z' });
    await host.event('go', { n: 1 }, { at: '2026-03-02T08:40:00Z' });
    await host.pass('P1D');

    expect(await host.enrollments()).toHaveLength(1);
    expect((await host.enrollment()).enteredAt).toBe('2026-03-02T09:50:00.000Z');
  });

  it('fires once for one A, and again for the next', async () => {
    const host = await aHost();
    await host.publish(entered(absence));
    await host.event('go');
    await host.pass('P3D');
    expect(await host.enrollments()).toHaveLength(1);
    await host.event('go');
    await host.pass('P3D');
    expect(await host.enrollments()).toHaveLength(2);
  });

  it('B at the very end of the time cancels, for inputs come before timers', async () => {
    const { aStillClock } = await import('./support/a-journey.ts');
    const clock = aStillClock('2026-03-02T09:00:00Z');
    const host = await aHost({ clock });
    await host.publish(entered(absence));
    await host.event('go');
    clock.set('2026-03-02T10:00:00Z');
    await host.event('stop');
    clock.set('2026-03-02T12:00:00Z');
    await host.engine.settle();

    expect(await host.enrollments()).toEqual([]);
  });

  it('counts its duration in the journey’s zone', async () => {
    const host = await aHost({ start: '2026-03-28T09:00:00+01:00' });
    await host.publish(
      aJourney({ w: waitFor('pong') }, { timezone: 'Europe/Stockholm', entry: { triggers: [{ ...absence, within: 'P1D' }] } }),
    );
    await host.event('go');
    await host.pass('P2D');

    expect((await host.enrollment()).enteredAt).toBe('2026-03-29T07:00:00.000Z');
  });
});

describe('an attribute trigger', () => {
  const crossing = (crosses: object): object => entered({ id: 't', type: 'attribute', attribute: 'orders', crosses });

  it.each([
    { crosses: { above: 3 }, from: 3, to: 4, fires: true },
    { crosses: { above: 3 }, from: null, to: 4, fires: true },
    { crosses: { above: 3 }, from: null, to: 3, fires: false },
    { crosses: { above: 3 }, from: 4, to: 5, fires: false },
    { crosses: { below: 3 }, from: 3, to: 2, fires: true },
    { crosses: { below: 3 }, from: 3, to: null, fires: true },
    { crosses: { below: 3 }, from: null, to: 2, fires: false },
    { crosses: { below: 3 }, from: 4, to: 3, fires: false },
    { crosses: { below: 3 }, from: 2, to: 1, fires: false },
  ])('that crosses $crosses, from $from to $to: $fires', async ({ crosses, from, to, fires }) => {
    const host = await aHost();
    if (from !== null) await host.patch({ set: { orders: from } });
    await host.publish(crossing(crosses));

    await host.patch(to === null ? { unset: ['orders'] } : { set: { orders: to } });

    expect(await host.enrollments()).toHaveLength(fires ? 1 : 0);
  });

  it.each([
    { rule: {}, from: 'free', to: 'pro', fires: true },
    { rule: {}, from: 'free', to: 'free', fires: false },
    { rule: { to: 'pro' }, from: 'free', to: 'pro', fires: true },
    { rule: { to: 'pro' }, from: 'pro', to: 'free', fires: false },
    { rule: { from: 'free' }, from: 'free', to: 'pro', fires: true },
    { rule: { from: 'free', to: 'team' }, from: 'free', to: 'pro', fires: false },
  ])('with $rule, from $from to $to: $fires', async ({ rule, from, to, fires }) => {
    const host = await aHost();
    await host.patch({ set: { plan: from } });
    await host.publish(entered({ id: 't', type: 'attribute', attribute: 'plan', ...rule }));

    await host.patch({ set: { plan: to } });

    expect(await host.enrollments()).toHaveLength(fires ? 1 : 0);
  });

  it('gives from and to to the entry, and an upsert is a change too', async () => {
    const host = await aHost();
    await host.patch({ set: { plan: 'free' } });
    const gives = (path: string, right: string): object => ({ left: { entry: path }, op: 'eq', right });
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'yes', when: { all: [gives('from', 'free'), gives('to', 'pro')] } }], outlets: {} } },
        { entry: { triggers: [{ id: 't', type: 'attribute', attribute: 'plan' }] } },
      ),
    );

    await host.knows({ attributes: { plan: 'pro' } });

    expect(pathOf(await host.trace())).toEqual(['b:yes']);
  });
});

describe('a manual trigger', () => {
  it('enters with the data and the key it is given', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'yes', when: { left: { entry: 'n' }, op: 'eq', right: 1 } }], outlets: {} } },
        { entry: { triggers: [{ id: 'hand', type: 'manual' }] } },
      ),
    );

    expect(await host.engine.enroll({ journeyId: 'j', contactId: 'c1', key: 'k1', data: { n: 1 } })).toEqual({ accepted: true });
    await host.engine.settle();

    expect(await host.enrollment()).toMatchObject({ key: 'k1', ordinal: 1 });
    expect((await host.trace())[0]).toMatchObject({ kind: 'entered', trigger: 'hand', key: 'k1' });
    expect(pathOf(await host.trace())).toEqual(['b:yes']);
  });

  it('makes an unknown contact, without consent', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { triggers: [{ id: 'hand', type: 'manual' }] } }));

    await host.engine.enroll({ journeyId: 'j', contactId: 'new' });
    await host.engine.settle();

    expect((await host.enrollment()).contactId).toBe('new');
    expect(await host.engine.contact('new')).toMatchObject({ id: 'new' });
  });

  it('is asked for in vain where there is none: no_trigger', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));

    await host.engine.enroll({ journeyId: 'j', contactId: 'c1' });
    await host.engine.settle();

    expect(await host.refusals()).toMatchObject([{ kind: 'refused', reason: 'no_trigger', journeyId: 'j', contactId: 'c1' }]);
  });
});

describe('several triggers', () => {
  const two = [
    { id: 'a', type: 'event', event: 'go', where: { left: { event: 'n' }, op: 'gt', right: 1 } },
    { id: 'b', type: 'event', event: 'go' },
  ];

  it('the one that fired is known to conditions', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'byA', when: { left: { trigger: true }, op: 'eq', right: 'a' } }], outlets: {} } },
        { entry: { triggers: two } },
      ),
    );
    await host.event('go', { n: 1 });
    await host.event('go', { n: 2 });

    expect(pathOf(await host.trace(0))).toEqual(['b:else']);
    expect(pathOf(await host.trace(1))).toEqual(['b:byA']);
    expect(lastOf(await host.trace(1), 'entered').trigger).toBe('a');
  });

  it('another trigger of the journey that already took the input is a duplicate', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { entry: { triggers: two } }));
    await host.event('go', { n: 2 });

    expect(await host.enrollments()).toHaveLength(1);
    expect(await host.refusals()).toMatchObject([{ trigger: 'b', reason: 'duplicate' }]);
  });
});
