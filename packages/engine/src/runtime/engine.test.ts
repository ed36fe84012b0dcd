import { describe, expect, it } from 'vitest';
import type { Handlers } from '../ports/handlers.ts';
import { NotSentError } from '../ports/not-sent-error.ts';
import type { Store } from '../ports/store.ts';
import { sampleCatalog, sampleJourney } from '../testing/sample-journey.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';
import type { VirtualClock } from './virtual-clock.ts';

const start = '2026-03-02T09:00:00+01:00';

interface Sent {
  readonly node: string;
  readonly at: string;
  readonly attempt: number;
  readonly key: string;
}

function world(change: { readonly handlers?: Handlers; readonly store?: Store } = {}): {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly sent: Sent[];
  readonly store: Store;
} {
  const clock = virtualClock(start);
  const store = change.store ?? memoryStore();
  const sent: Sent[] = [];
  const send: Handlers[string] = async (effect, { attempt, idempotencyKey }) => {
    sent.push({ node: effect.nodeId, at: new Date(clock.now()).toISOString(), attempt, key: idempotencyKey });
  };
  const engine = createEngine({ store, catalog: sampleCatalog, clock, handlers: { welcome: send, remind: send, ...change.handlers } });
  return { engine, clock, sent, store };
}

const signup = { id: 'e1', contactId: 'ann', name: 'signup' };

describe('an engine', () => {
  it('takes a contact through a journey, at the instants the journey says', async () => {
    const { engine, clock, sent } = world();
    expect(await engine.publish(sampleJourney())).toEqual({ version: 1 });
    expect(await engine.track(signup)).toEqual({ accepted: true });
    await clock.advance('P10D');

    expect(sent.map(({ node, at }) => [node, at])).toEqual([
      ['hello', '2026-03-02T08:00:00.000Z'],
      ['again', '2026-03-04T08:00:00.000Z'],
    ]);
    const { rows } = await engine.enrollments({ contactId: 'ann' });
    expect(rows).toMatchObject([
      { journeyId: 'onboarding', version: 1, contactId: 'ann', status: 'ended', end: 'exited:through', ordinal: 1 },
    ]);
    const trace = await engine.trace(rows[0]?.id ?? '');
    expect(trace.map((entry) => entry.seq)).toEqual(trace.map((_, index) => index + 1));
    expect(trace.at(-1)).toMatchObject({ kind: 'ended', end: 'exited:through', at: '2026-03-04T08:00:00.000Z' });
    expect((await engine.exportEnrollment(rows[0]?.id ?? '')).trace).toEqual(trace);
  });

  it('answers an event seen before with accepted: false, and nothing happens twice', async () => {
    const { engine, sent } = world();
    await engine.publish(sampleJourney({ reentry: { mode: 'always' } }));
    expect(await engine.track([signup, signup, { ...signup, id: 'e2', contactId: 'bob' }])).toEqual([
      { accepted: true },
      { accepted: false },
      { accepted: true },
    ]);
    await engine.settle();
    expect(await engine.track(signup)).toEqual({ accepted: false });
    await engine.settle();
    expect(sent).toHaveLength(2);
  });

  it('keeps the contact up to date and rendered into effects', async () => {
    const { engine } = world();
    await engine.upsertContact([
      { id: 'ann', timezone: 'Europe/Paris', attributes: { plan: 'free' }, consent: { email: 'subscribed' }, tags: ['new'] },
    ]);
    expect(await engine.patchContact('ann', { set: { plan: 'pro' } }, { id: 'p1' })).toEqual({ accepted: true });
    expect(await engine.patchContact('ann', { set: { plan: 'free' } }, { id: 'p1' })).toEqual({ accepted: false });
    await engine.settle();
    expect(await engine.contact('ann')).toMatchObject({
      id: 'ann',
      timezone: 'Europe/Paris',
      attributes: { plan: 'pro' },
      consent: { email: 'subscribed' },
      tags: ['new'],
    });
    expect(await engine.contact('nobody')).toBeUndefined();
    expect((await engine.contacts()).rows.map((contact) => contact.id)).toEqual(['ann']);
  });

  it('tries a sure failure again under the same key, and takes an outcome that is reported late', async () => {
    let calls = 0;
    const { engine, clock, sent } = world({
      handlers: {
        welcome: async () => {
          calls += 1;
          if (calls < 3) throw new NotSentError('busy', { code: 'rate_limited' });
        },
        remind: async () => {
          throw new Error('socket closed after sending');
        },
      },
    });
    await engine.publish(sampleJourney());
    await engine.track(signup);
    await clock.advance('P3D');
    const [held] = (await engine.enrollments()).rows;
    expect([calls, sent]).toEqual([3, []]);
    expect(held).toMatchObject({ status: 'held', nodeId: 'again' });

    const begun = (await engine.trace(held?.id ?? '')).find((entry) => entry.kind === 'effect.begun' && entry.nodeId === 'again');
    const key = begun?.kind === 'effect.begun' ? begun.key : '';
    expect(await engine.completeEffect({ key, outcome: 'read' })).toEqual({ accepted: true });
    expect(await engine.completeEffect({ key, outcome: 'read' })).toEqual({ accepted: false });
    await engine.settle();
    expect((await engine.enrollments()).rows).toMatchObject([{ status: 'ended', end: 'exited:through' }]);
    expect(await engine.trace(held?.id ?? '')).toContainEqual(
      expect.objectContaining({ kind: 'effect.completed', key, outcome: 'read', late: true }),
    );
  });

  it("gives a handler up at the action's timeout, tells it so, and calls what it did uncertain", async () => {
    let aborted = false;
    const clock = virtualClock(start);
    const engine = createEngine({
      store: memoryStore(),
      clock,
      catalog: { ...sampleCatalog, actions: { welcome: { timeout: 'PT0.01S', onUncertain: 'skip' }, remind: { outcomes: ['read'] } } },
      handlers: {
        welcome: (_effect, { signal }) => {
          signal.addEventListener('abort', () => (aborted = true));
          return new Promise(() => {});
        },
      },
    });
    await engine.publish(sampleJourney());
    await engine.track(signup);
    await engine.settle();
    const [row] = (await engine.enrollments()).rows;
    expect(aborted).toBe(true);
    expect(await engine.trace(row?.id ?? '')).toContainEqual(expect.objectContaining({ kind: 'effect.uncertain', then: 'skip' }));
    await clock.advance('P2D');
    // No handler is there for the second action: surely not sent, and no attempt can mend that.
    expect((await engine.enrollments()).rows).toMatchObject([{ status: 'failed', nodeId: 'again' }]);
  });

  it('takes what a handler returns after it was given up on as a late outcome', async () => {
    let finish = (): void => {};
    const engine = createEngine({
      store: memoryStore(),
      clock: virtualClock(start),
      catalog: { ...sampleCatalog, actions: { welcome: { timeout: 'PT0.01S', onUncertain: 'hold' }, remind: { outcomes: ['read'] } } },
      handlers: { welcome: () => new Promise((resolve) => (finish = () => resolve({ data: { messageId: 'm1' } }))) },
    });
    await engine.publish(sampleJourney());
    await engine.track(signup);
    await engine.settle();
    expect((await engine.enrollments()).rows).toMatchObject([{ status: 'held', nodeId: 'hello' }]);
    finish();
    await expect
      .poll(async () => engine.settle().then(async () => (await engine.enrollments()).rows))
      .toMatchObject([{ status: 'live', nodeId: 'pause' }]);
  });

  it('lets an operator retry, move and end an enrollment', async () => {
    const { engine, clock, sent } = world({
      handlers: { remind: async () => Promise.reject(new NotSentError('no', { retryable: false })) },
    });
    await engine.publish(sampleJourney());
    await engine.track([signup, { ...signup, id: 'e2', contactId: 'bob' }]);
    await clock.advance('P2D');
    const [first, second] = (await engine.enrollments({ status: 'failed' })).rows;
    await engine.move({ enrollmentId: first?.id ?? '', nodeId: 'hello', by: 'op' });
    await engine.exit({ enrollmentId: second?.id ?? '', reason: 'asked', by: 'op' });
    await engine.settle();
    expect(sent.map(({ node }) => node)).toEqual(['hello', 'hello', 'hello']);
    expect((await engine.enrollments()).rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: first?.id, nodeId: 'pause', status: 'live' }),
        expect.objectContaining({ id: second?.id, end: 'exited:asked' }),
      ]),
    );
    await expect(engine.move({ enrollmentId: first?.id ?? '', nodeId: 'nowhere' })).rejects.toMatchObject({ code: 'node_unknown' });
  });

  it('enrolls by hand, and says who was not let in', async () => {
    const { engine } = world();
    await engine.publish(sampleJourney());
    expect(await engine.enroll({ journeyId: 'onboarding', contactId: 'ann' })).toEqual({ accepted: true });
    expect(await engine.enroll({ journeyId: 'onboarding', contactId: 'ann', id: 'again' })).toEqual({ accepted: true });
    await engine.settle();
    expect((await engine.enrollments()).rows).toHaveLength(1);
    expect((await engine.refusals({ contactId: 'ann' })).rows).toMatchObject([
      { kind: 'refused', journeyId: 'onboarding', trigger: 'by-hand', reason: 'reentry' },
    ]);
    expect((await engine.refusals({ journeyId: 'onboarding' })).rows).toHaveLength(1);
    expect((await engine.refusals({ journeyId: 'other' })).rows).toEqual([]);
  });

  it('leaves people on their version, and counts them in the plan of the next', async () => {
    const { engine, clock, sent } = world();
    await engine.publish(sampleJourney(), { by: 'ann', note: 'first' });
    await engine.track(signup);
    await engine.settle();
    const shorter = sampleJourney({
      nodes: { pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'again' } } },
    });
    expect(await engine.planPublish(shorter)).toMatchObject({
      from: 1,
      to: 2,
      nodes: [{ nodeId: 'pause', here: 1, answer: 'drain', to: null, dueNow: 0 }],
      problems: [],
    });
    expect(await engine.publish(shorter)).toEqual({ version: 2 });
    await engine.track({ ...signup, id: 'e2', contactId: 'bob' });
    await clock.advance('P3D');
    expect(sent.filter(({ node }) => node === 'again').map(({ at }) => at)).toEqual([
      '2026-03-03T08:00:00.000Z',
      '2026-03-04T08:00:00.000Z',
    ]);
    expect(await engine.journeys()).toMatchObject([
      { id: 'onboarding', state: 'live', version: 2, versions: [{ version: 1, by: 'ann', note: 'first' }, { version: 2 }] },
    ]);
    expect(await engine.journey('onboarding', 1)).toMatchObject({ id: 'onboarding' });
  });

  it('lets nobody into an archived journey, and lets those inside go on', async () => {
    const { engine, clock } = world();
    await engine.publish(sampleJourney());
    await engine.track(signup);
    await clock.advance('PT1H');
    await engine.archive('onboarding');
    await engine.track({ ...signup, id: 'e2', contactId: 'bob' });
    await clock.advance('P3D');
    expect((await engine.enrollments()).rows).toMatchObject([{ contactId: 'ann', end: 'exited:through' }]);
    await engine.publish(sampleJourney());
    await engine.track({ ...signup, id: 'e3', contactId: 'cleo' });
    await engine.settle();
    expect((await engine.enrollments()).rows).toHaveLength(2);
  });

  it('keeps tenants apart, each with its own settings', async () => {
    const seen: string[] = [];
    const engine = createEngine({
      store: memoryStore(),
      clock: virtualClock(start),
      tenants: async (id) => ({ catalog: sampleCatalog, handlers: { welcome: async () => void seen.push(id) } }),
    });
    for (const id of ['one', 'two']) {
      await engine.forTenant(id).publish(sampleJourney());
      await engine.forTenant(id).track(signup);
    }
    await engine.settle();
    const [one] = (await engine.forTenant('one').enrollments()).rows;
    const [two] = (await engine.forTenant('two').enrollments()).rows;
    expect(seen.toSorted()).toEqual(['one', 'two']);
    expect(one?.id).not.toBe(two?.id);
    await expect(engine.forTenant('two').trace(one?.id ?? '')).rejects.toMatchObject({ code: 'enrollment_unknown' });
    expect((await engine.enrollments()).rows).toEqual([]);
  });

  it('tells the host what it changed of a contact', async () => {
    const changes: unknown[] = [];
    const { engine } = world({ handlers: { contactChanged: async (effect) => void changes.push([effect.contactId, effect.changes]) } });
    const scoring = sampleJourney({
      nodes: { hello: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 5 }], outlets: { next: 'pause' } } },
    });
    await engine.publish(scoring);
    await engine.track(signup);
    await engine.settle();
    expect(changes).toEqual([['ann', [expect.objectContaining({ op: 'increment', attribute: 'score', to: 5 })]]]);
  });
});
