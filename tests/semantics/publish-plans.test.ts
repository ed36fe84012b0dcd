import { createEngine, memoryStore } from '@sojourn/engine';
import type { InFlight, PublishPlan } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, aStillClock, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { refusal } from './support/refusal.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { lastOf } from './support/story.ts';

const out = { x: { type: 'exit', reason: 'x' }, y: { type: 'exit', reason: 'y' } };

/** A wait `w` with alternatives, each of which leads on to `x`. */
function waiting(until: readonly object[], more: object = {}): object {
  const ids = until.map((one) => (one as { readonly id: string }).id);
  return aJourney({ w: { type: 'wait', until, outlets: Object.fromEntries(ids.map((id) => [id, 'x'])) }, ...out }, more);
}

async function publish(host: Host, document: object, inFlight: InFlight): Promise<void> {
  await host.engine.publish(document, { inFlight });
  await host.engine.settle();
}

async function figures(host: Host, document: object, inFlight: InFlight): Promise<PublishPlan['nodes']> {
  return (await host.engine.planPublish(document, { inFlight })).nodes;
}

/** When the wait was left, and how; or until when it is parked. */
async function standing(host: Host): Promise<string> {
  const trace = await host.trace();
  const woke = trace.find((entry) => entry.kind === 'woke');
  if (woke !== undefined) return `${'outlet' in woke ? woke.outlet : ''} ${woke.at.slice(0, 16)}`;
  return `until ${lastOf(trace, 'parked').wakeAt?.slice(0, 16) ?? 'ever'}`;
}

describe('an answer for people in a wait', () => {
  // Everybody arrives on Monday 2026-03-02 at 09:00; the new version comes on Tuesday at 12:00.
  it.each([
    { what: 'a longer duration', from: { duration: 'P2D' }, to: { duration: 'P5D' }, keep: 'until 2026-03-04T09:00', recompute: 'until 2026-03-07T09:00' },
    { what: 'a shorter one, not over', from: { duration: 'P5D' }, to: { duration: 'P2D' }, keep: 'until 2026-03-07T09:00', recompute: 'until 2026-03-04T09:00' },
    { what: 'a shorter one that is over', from: { duration: 'P5D' }, to: { duration: 'P1D' }, keep: 'until 2026-03-07T09:00', recompute: 'next 2026-03-03T12:00', due: 1 },
    { what: 'one that is over at this very instant', from: { duration: 'P5D' }, to: { duration: 'PT27H' }, keep: 'until 2026-03-07T09:00', recompute: 'next 2026-03-03T12:00', due: 1 },
    { what: 'a local time after it', from: { duration: 'P5D' }, to: { duration: 'P2D', at: '18:00' }, keep: 'until 2026-03-07T09:00', recompute: 'until 2026-03-04T18:00' },
    { what: 'a local time', from: { type: 'time', at: '08:00', weekdays: ['fri'] }, to: { type: 'time', at: '08:00' }, keep: 'until 2026-03-06T08:00', recompute: 'next 2026-03-03T12:00', due: 1 },
    { what: 'a window that opened meanwhile', from: { duration: 'P5D' }, to: { type: 'time', window: { from: '20:00', to: '21:00' } }, keep: 'until 2026-03-07T09:00', recompute: 'next 2026-03-03T12:00', due: 1 },
    { what: 'a window that is still to open', from: { duration: 'P5D' }, to: { type: 'time', window: { from: '20:00', to: '21:00' }, weekdays: ['wed'] }, keep: 'until 2026-03-07T09:00', recompute: 'until 2026-03-04T20:00' },
    { what: 'a date', from: { duration: 'P5D' }, to: { type: 'date', on: { attribute: 'trialEndsAt' } }, keep: 'until 2026-03-07T09:00', recompute: 'until 2026-03-10T00:00' },
    { what: 'another offset to a date', from: { type: 'date', on: { attribute: 'trialEndsAt' } }, to: { type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P2D' }, keep: 'until 2026-03-10T00:00', recompute: 'until 2026-03-08T00:00' },
    { what: 'a date that is past', from: { type: 'date', on: { attribute: 'trialEndsAt' } }, to: { type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P8D' }, keep: 'until 2026-03-10T00:00', recompute: 'past 2026-03-03T12:00', due: 1 },
  ])('$what: kept, or counted anew from the arrival', async ({ from, to, keep, recompute, due = 0 }) => {
    for (const [answer, expected] of [
      ['keep', keep],
      ['recompute', recompute],
    ] as const) {
      const host = await aHost();
      await host.patch({ set: { trialEndsAt: '2026-03-10T00:00:00Z' } });
      await host.publish(waiting([{ id: 'next', type: 'duration', ...from }]));
      await host.event('go');
      await host.at('2026-03-03T12:00:00Z');
      const next = waiting([{ id: 'next', type: 'duration', ...to }]);
      expect(await figures(host, next, { migrate: answer })).toEqual([
        { nodeId: 'w', here: 1, answer, to: null, dueNow: answer === 'recompute' ? due : 0 },
      ]);
      await publish(host, next, { migrate: answer });
      expect(await standing(host)).toBe(expected);
      expect((await host.enrollment()).version).toBe(2);
      expect(lastOf(await host.trace(), 'migrated')).toMatchObject({ from: 1, to: 2, answer, nodeId: 'w', visit: 1, at: '2026-03-03T12:00:00.000Z' });
      await host.at('2027-01-01T00:00:00Z');
      expect((await host.enrollment()).status).toBe('ended');
    }
  });

  it('keeps deadlines by alternative, and counts new ones from the arrival', async () => {
    const host = await aHost();
    await host.publish(waiting([{ id: 'a', type: 'duration', duration: 'P3D' }, { id: 'b', type: 'duration', duration: 'P9D' }]));
    await host.event('go');
    await host.pass('P1D');
    await publish(host, waiting([{ id: 'c', type: 'duration', duration: 'P4D' }, { id: 'b', type: 'duration', duration: 'P1D' }]), { migrate: 'keep' });
    expect(await standing(host)).toBe('until 2026-03-06T09:00');
    await host.at('2027-01-01T00:00:00Z');
    expect(await standing(host)).toBe('c 2026-03-06T09:00');
  });

  it('recomputes a kept date once its value changes, and not before', async () => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-10T00:00:00Z' } });
    const date = (offset: object): object => waiting([{ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' }, ...offset }]);
    await host.publish(date({}));
    await host.event('go');
    await publish(host, date({ offset: '-P1D' }), { migrate: 'keep' });
    await host.event('ping');
    await host.patch({ set: { orders: 1 } });
    expect(await standing(host)).toBe('until 2026-03-10T00:00');
    await host.patch({ set: { trialEndsAt: '2026-03-20T00:00:00Z' } });
    expect(await standing(host)).toBe('until 2026-03-19T00:00');
  });

  it('listens for the events of the new version, those before it only with since', async () => {
    const host = await aHost();
    const until = (event: object): readonly object[] => [{ id: 'next', type: 'event', ...event }, { id: 'late', type: 'duration', duration: 'P1Y' }];
    await host.publish(waiting(until({ event: 'ping' })));
    await host.event('go');
    await host.event('pong');
    expect(await figures(host, waiting(until({ event: 'pong' })), { migrate: 'recompute' })).toMatchObject([{ dueNow: 0 }]);
    await publish(host, waiting(until({ event: 'pong' })), { migrate: 'recompute' });
    await host.event('ping');
    expect(await standing(host)).toBe('until 2027-03-02T09:00');
    expect(await figures(host, waiting(until({ event: 'pong', since: 'entry' })), { migrate: 'keep' })).toMatchObject([{ dueNow: 1 }]);
    await publish(host, waiting(until({ event: 'pong', since: 'entry' })), { migrate: 'keep' });
    expect((await host.story()).slice(-3)).toEqual(['woke w next by event', 'arrived x', 'ended w exited:x'.replace(' w ', ' x ')]);
  });

  it('passes a condition that holds in the new version', async () => {
    const host = await aHost();
    const until = (right: number): readonly object[] => [{ id: 'next', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right } }];
    await host.patch({ set: { orders: 3 } });
    await host.publish(waiting(until(5)));
    await host.event('go');
    expect(await figures(host, waiting(until(3)), { migrate: 'keep' })).toMatchObject([{ nodeId: 'w', here: 1, dueNow: 1 }]);
    await publish(host, waiting(until(3)), { migrate: 'keep' });
    expect((await host.enrollment()).end).toBe('exited:x');
  });
});

describe('a plan', () => {
  const first = aJourney({
    a: { ...waitFor('ping'), outlets: { next: 'x' } },
    ...out,
  });

  it('redirects and exits per node, keeping id and visits', async () => {
    const host = await aHost();
    await host.publish(aJourney({ s: { type: 'switch', on: { entry: 'k' }, cases: [{ id: 'a', value: 'a' }, { id: 'b', value: 'b' }], outlets: { a: 'wa', b: 'wb', else: 'wc' } }, wa: aDay, wb: aDay, wc: aDay }));
    for (const k of ['a', 'b', 'c']) await host.event('go', { k });
    const before = (await host.enrollments()).map((one) => one.id).toSorted();
    const next = aJourney({ wc: { ...aDay, outlets: { next: 'z' } }, z: aDay });
    const inFlight = { migrate: 'keep', nodes: { wa: 'exit', wb: { redirect: 'z' } } } as const;
    expect(await host.engine.planPublish(next, { inFlight })).toMatchObject({
      journeyId: 'j',
      from: 1,
      to: 2,
      nodes: [
        { nodeId: 'wa', here: 1, answer: 'exit', to: null, dueNow: 0 },
        { nodeId: 'wb', here: 1, answer: 'redirect', to: 'z', dueNow: 0 },
        { nodeId: 'wc', here: 1, answer: 'keep', to: null, dueNow: 0 },
      ],
      problems: [],
    });
    await publish(host, next, inFlight);
    const after = await host.enrollments();
    expect(after.map((one) => one.id).toSorted()).toEqual(before);
    const traces = await Promise.all(after.map((one) => host.engine.trace(one.id)));
    const tails = traces.map((trace) => trace.slice(trace.findIndex((entry) => entry.kind === 'migrated')).map(({ kind, ...more }) => [kind, 'nodeId' in more ? more.nodeId : '', 'answer' in more ? more.answer : 'end' in more ? more.end : '']));
    expect(tails.toSorted()).toEqual([
      [['migrated', 'wa', 'exit'], ['ended', 'wa', 'migrated_out']],
      [['migrated', 'wb', 'redirect'], ['arrived', 'z', ''], ['parked', 'z', '']],
      [['migrated', 'wc', 'keep']],
    ]);
    await host.pass('P2D');
    expect((await host.enrollments()).map((one) => one.status)).toEqual(['ended', 'ended', 'ended']);
  });

  it.each([
    { what: 'a node that is gone without an answer', inFlight: { migrate: 'keep' }, code: 'migration_answer_missing', node: 'a' },
    { what: 'one whose answer is to keep its timer', inFlight: { migrate: 'exit', nodes: { a: 'keep' } }, code: 'migration_answer_missing', node: 'a' },
    { what: 'a redirection to nowhere', inFlight: { migrate: 'exit', nodes: { a: { redirect: 'nope' } } }, code: 'migration_target_unknown', node: 'a' },
    { what: 'a redirection to __proto__', inFlight: { migrate: 'exit', nodes: { a: { redirect: '__proto__' } } }, code: 'migration_target_unknown', node: 'a' },
  ] as const)('with $what is refused, located, also where nobody is', async ({ inFlight, code, node }) => {
    const host = await aHost();
    await host.publish(first);
    const error = await refusal(() => host.engine.publish(aJourney({ b: aDay }), { inFlight }));
    expect(error.code).toBe('journey_invalid');
    expect(error.problems).toMatchObject([{ code, severity: 'error', pointer: `/inFlight/nodes/${node}`, nodeId: node, params: { node } }]);
    expect((await host.engine.planPublish(aJourney({ b: aDay }), { inFlight })).problems).toMatchObject([{ code }]);
    expect((await host.engine.journeys())[0]?.version).toBe(1);
  });

  it('needs an answer for a node that is of another type now, and for none that nobody can wait at', async () => {
    const host = await aHost();
    await host.publish(aJourney({ b: { type: 'branch', cases: [{ id: 'c', when: { all: [] } }], outlets: { c: 'a', else: 'a' } }, a: aDay }));
    await host.event('go');
    const other = aJourney({ a: act('hook') });
    expect((await refusal(() => host.engine.publish(other, { inFlight: { migrate: 'keep' } }))).problems).toMatchObject([{ code: 'migration_answer_missing', nodeId: 'a' }]);
    expect(await host.engine.publish(other, { inFlight: { migrate: 'keep', nodes: { a: { redirect: 'a' } } } })).toEqual({ version: 2 });
    await host.engine.settle();
    expect((await host.story()).slice(-6)).toEqual(['arrived a', 'effect.requested a', 'parked a', 'effect.begun a 1', 'effect.completed a', 'woke a next by result', 'ended a completed'].slice(-6));
  });

  it('counts people of every version, and is in force for all of them', async () => {
    const host = await aHost();
    await host.publish(first);
    await host.event('go');
    await host.publish(aJourney({ b: waitFor('ping') }));
    await host.event('go');
    const third = aJourney({ c: waitFor('ping') });
    const inFlight = { migrate: 'exit', nodes: { b: { redirect: 'c' } } } as const;
    expect((await refusal(() => host.engine.publish(third, { inFlight: { migrate: 'keep', nodes: { b: 'exit' } } }))).problems).toMatchObject([{ nodeId: 'a' }]);
    expect(await figures(host, third, inFlight)).toMatchObject([{ nodeId: 'a', here: 1, answer: 'exit' }, { nodeId: 'b', here: 1, answer: 'redirect', to: 'c' }]);
    await publish(host, third, inFlight);
    expect((await host.enrollments()).map((one) => one.end ?? one.nodeId).toSorted()).toEqual(['c', 'migrated_out']);
    expect((await host.engine.journeys())[0]?.versions.map((one) => one.inFlight)).toEqual([undefined, undefined, inFlight]);
  });

  it('is followed in the order of publishing by somebody who was not reached in between', async () => {
    const host = await aHost();
    await host.publish(aJourney({ a: aDay }));
    await host.event('go');
    await host.engine.publish(aJourney({ a: { ...aDay, outlets: { next: 'x' } }, ...out }), { inFlight: { migrate: 'keep' } });
    await host.engine.publish(aJourney({ b: aDay }), { inFlight: { migrate: 'keep', nodes: { a: { redirect: 'b' } } } });
    await host.engine.publish(aJourney({ b: { ...aDay, until: [{ id: 'next', type: 'duration', duration: 'P2D' }] } }), { inFlight: { migrate: 'recompute' } });
    await host.engine.settle();
    expect((await host.trace()).filter((entry) => entry.kind === 'migrated')).toMatchObject([
      { from: 1, to: 2, answer: 'keep', nodeId: 'a' },
      { from: 2, to: 3, answer: 'redirect', nodeId: 'a' },
      { from: 3, to: 4, answer: 'recompute', nodeId: 'b' },
    ]);
    expect(await standing(host)).toBe('until 2026-03-04T09:00');
  });

  it('waits for an effect in flight, whose report is still the old version’s', async () => {
    const host = await aHost({
      provider: {
        m: [async () => void (await host.engine.publish(aJourney({ m: act('mail', { outlets: { next: 'y' } }), ...out }), { inFlight: { migrate: 'keep', nodes: { w: 'exit' } } }))],
      },
    });
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'w' } }), w: aDay }));
    await host.event('go');
    expect(await host.story()).toEqual(['entered t', 'arrived m', 'effect.requested m', 'parked m', 'effect.begun m 1', 'effect.completed m', 'woke m next by result', 'arrived w', 'parked w', 'migrated w', 'ended w migrated_out']);
    expect(host.calls).toHaveLength(1);
  });

  it('lets an effect that is due or to be tried again go on, in the new version, with its key', async () => {
    const host = await aHost({ provider: { m: [() => { throw Object.assign(new Error('x')); }, () => ({ outcome: 'sent' })] } });
    const mail = (more: object): object => aJourney({ m: act('mail', more), ...out });
    await host.publish(mail({ outlets: { sent: 'x' } }));
    await host.event('go');
    await publish(host, mail({ outlets: { sent: 'y' }, input: { template: 'new' } }), { migrate: 'recompute' });
    await host.pass('PT2H');
    expect((await host.enrollment()).end).toBe('exited:y');
    expect(new Set(host.calls.map((call) => call.key)).size).toBe(1);
    expect(host.calls.map((call) => [call.effect.version, call.effect.input])).toEqual([[1, {}], [2, { template: 'new' }]]);
  });

  it('moves those that are held, failed, suspended or controls, and leaves them as they are', async () => {
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    const host = await aHost({ provider: { r: [() => { throw new Error('x'); }] } });
    const shape = (duration: string): object => aJourney({ s: { type: 'switch', on: { entry: 'k' }, cases: [{ id: 'held', value: 'held' }], outlets: { held: 'r', else: 'w' } }, r: act('risky'), w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration }] } }, { suppression });
    await host.publish(shape('P1D'));
    await host.event('go', { k: 'held' });
    await host.event('go', { k: 'suspended' }, { contact: 'c2' });
    await host.engine.patchContact('c2', { set: { doNotContact: true } });
    await host.engine.settle();
    await publish(host, shape('P3D'), { migrate: 'recompute' });
    expect((await host.enrollments()).map((one) => [one.status, one.version]).toSorted()).toEqual([['held', 2], ['suspended', 2]]);
    await host.pass('P2D');
    await host.engine.patchContact('c2', { unset: ['doNotContact'] });
    await host.engine.settle();
    expect((await host.engine.enrollments({ contactId: 'c2' })).rows).toMatchObject([{ status: 'live', nodeId: 'w' }]);
    await host.pass('P1D');
    expect((await host.engine.enrollments({ contactId: 'c2' })).rows).toMatchObject([{ end: 'completed', endedAt: '2026-03-05T09:00:00.000Z' }]);
  });

  it('lets a control be, in its new version', async () => {
    const host = await aHost();
    const goal = { name: 'Paid', when: { event: 'paid' }, within: 'P3D', onReached: 'exit' };
    await host.publish(aJourney({ w: aDay }, { goal, entry: { holdout: 100 } }));
    await host.event('go');
    await publish(host, aJourney({ v: aDay }, { goal, entry: { holdout: 100 } }), { migrate: 'exit' });
    expect(await host.enrollment()).toMatchObject({ version: 2, status: 'live', control: true });
    await host.pass('P3D');
    expect(await host.enrollment()).toMatchObject({ end: 'control', endedAt: '2026-03-05T09:00:00.000Z' });
  });

  it('applies the new version’s exits and milestones at once', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 3 } });
    await host.publish(aJourney({ w: waitFor('ping') }));
    await host.event('go');
    const when = { left: { attribute: 'orders' }, op: 'gte', right: 3 };
    await publish(host, aJourney({ w: waitFor('ping'), m: { type: 'milestone', jumpWhen: when, outlets: { next: 'v' } }, v: waitFor('ping') }), { migrate: 'keep' });
    expect((await host.story()).slice(-5)).toEqual(['migrated w', 'jumped m', 'arrived m', 'decided m next', 'arrived v', 'parked v'].slice(-5));
    await publish(host, aJourney({ v: waitFor('ping') }, { exits: [{ id: 'big', when }] }), { migrate: 'keep', nodes: { w: 'exit' } });
    expect((await host.enrollment()).end).toBe('exited:big');
  });

  it('is followed before the next input, however late the worker, at the instant of publishing', async () => {
    const clock = aStillClock('2026-03-02T09:00:00Z');
    const host = await aHost({ clock });
    await host.publish(waiting([{ id: 'next', type: 'duration', duration: 'P9D' }]));
    await host.post('go');
    clock.set('2026-03-03T12:00:00Z');
    await host.engine.publish(waiting([{ id: 'next', type: 'duration', duration: 'P2D' }]), { inFlight: { migrate: 'recompute' } });
    clock.set('2026-03-08T09:00:00Z');
    await host.post('ping');
    clock.set('2026-03-09T09:00:00Z');
    await host.engine.settle();
    expect((await host.trace()).slice(-5).map(({ kind, at }) => `${kind} ${at.slice(0, 16)}`)).toEqual([
      'migrated 2026-03-03T12:00',
      'parked 2026-03-03T12:00',
      'woke 2026-03-04T09:00',
      'arrived 2026-03-04T09:00',
      'ended 2026-03-04T09:00',
    ]);
  });

  it('under a pause, moves people and lets nothing fire; then the resumption does', async () => {
    const host = await aHost();
    await host.publish(waiting([{ id: 'next', type: 'duration', duration: 'P9D' }]));
    await host.event('go');
    await host.pass('P3D');
    await host.engine.pause('j');
    await publish(host, waiting([{ id: 'next', type: 'duration', duration: 'P2D' }]), { migrate: 'recompute' });
    await host.pass('PT1H');
    expect(await host.enrollment()).toMatchObject({ version: 2, status: 'live', nodeId: 'w' });
    await host.engine.resume('j');
    await host.engine.settle();
    expect(await standing(host)).toBe('next 2026-03-05T10:00');
  });

  it('loses to an event of its instant that came before it, and wins over a deadline of that instant', async () => {
    const host = await aHost();
    const shape = (duration: string): object => waiting([{ id: 'next', type: 'duration', duration }, { id: 'ping', type: 'event', event: 'ping' }]);
    await host.publish(shape('P1D'));
    await host.event('go');
    await host.at('2026-03-03T08:00:00Z');
    await host.clock.advanceTo('2026-03-03T09:00:00Z', async () => {
      await host.engine.publish(shape('P2D'), { inFlight: { migrate: 'recompute' } });
    });
    expect(await standing(host)).toBe('until 2026-03-04T09:00');
    await host.clock.advanceTo('2026-03-03T10:00:00Z', async () => {
      await host.post('ping');
      await host.engine.publish(shape('P3D'), { inFlight: { migrate: 'recompute' } });
    });
    expect(await standing(host)).toBe('ping 2026-03-03T10:00');
    expect((await host.enrollment()).version).toBe(2);
  });

  it('does for five thousand what it says, also when the worker dies in the middle of the sweep', { timeout: 60_000 }, async () => {
    const store = memoryStore();
    const host = await aHost({ store });
    await host.publish(aJourney({ s: { type: 'split', arms: ['a', 'b', 'c'].map((id) => ({ id, weight: 1 })), outlets: { a: 'a', b: 'b', c: 'c' } }, a: waitFor('ping'), b: aDay, c: waitFor('ping') }));
    const ids = Array.from({ length: 5_000 }, (_, index) => `p${index}`);
    await host.engine.track(ids.map((contactId) => ({ id: `go-${contactId}`, contactId, name: 'go' })));
    await host.engine.settle();
    await host.pass('PT6H');
    const next = aJourney({ a: waitFor('ping'), b: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT5H' }] } });
    const inFlight = { migrate: 'recompute', nodes: { c: 'exit' } } as const;
    const plan = await host.engine.planPublish(next, { inFlight });
    expect(plan.nodes.reduce((sum, one) => sum + one.here, 0)).toBe(5_000);
    await host.engine.publish(next, { inFlight });

    // A worker whose store goes away after so many commits, and another one on the same store.
    let commits = 0;
    const dying = createEngine({
      store: { ...store, commit: async (writes) => { commits += 1; if (commits > 20) throw Object.assign(new Error('away'), { code: 'store_unavailable', name: 'JourneyError' }); return store.commit(writes); } },
      clock: host.clock,
      catalog: shopCatalog,
      handlers: {},
      leaseMs: 1,
    });
    await expect(dying.settle()).rejects.toMatchObject({ code: 'store_unavailable' });
    await host.pass('PT1S');

    const byEnd = new Map<string, number>();
    for (let after: string | undefined; ; ) {
      const page = await host.engine.enrollments({ limit: 1_000, ...(after === undefined ? {} : { after }) });
      for (const one of page.rows) byEnd.set(one.end ?? `${one.nodeId} v${one.version}`, (byEnd.get(one.end ?? `${one.nodeId} v${one.version}`) ?? 0) + 1);
      after = page.next;
      if (after === undefined) break;
    }
    const here = Object.fromEntries(plan.nodes.map((one) => [one.nodeId, one]));
    expect(Object.fromEntries(byEnd)).toEqual({ 'a v2': here['a']?.here, completed: here['b']?.dueNow, migrated_out: here['c']?.here });
    expect(here['b']?.dueNow).toBe(here['b']?.here);
  });
});
