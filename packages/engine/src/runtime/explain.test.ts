import type { Contact, Journey } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { NotSentError } from '../ports/not-sent-error.ts';
import { explainRecord } from '../simulate/explain-record.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';
import type { VirtualClock } from './virtual-clock.ts';

const start = '2026-03-02T09:00:00+01:00';

const journey: Journey = {
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'Europe/Stockholm',
  entry: {
    triggers: [{ id: 'signup', type: 'event', event: 'signup' }],
    criteria: { left: { attribute: 'age' }, op: 'gte', right: 18 },
    reentry: { mode: 'never' },
    start: 'who',
  },
  goal: { name: 'Bought', when: { event: 'bought' }, onReached: 'exit' },
  suppression: { when: { left: { attribute: 'away' }, op: 'eq', right: true }, then: 'hold' },
  nodes: {
    who: {
      type: 'branch',
      cases: [{ id: 'old', when: { left: { attribute: 'age' }, op: 'gte', right: 60 } }],
      outlets: { old: 'letter', else: 'mail' },
    },
    letter: { type: 'action', action: 'call', input: {}, outlets: { next: null } },
    mail: { type: 'action', action: 'mail', input: {}, outlets: { next: 'pause' } },
    pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'second' } },
    second: { type: 'action', action: 'mail', input: {}, outlets: { next: null } },
  },
};

const catalog = {
  catalogVersion: 1,
  attributes: { age: { type: 'number', required: true }, away: { type: 'boolean' } },
  events: { signup: {}, bought: {} },
  actions: { mail: { channel: 'email', message: true, idempotent: true }, call: { idempotent: false } },
  channels: { email: { consent: true } },
} as const;

interface World {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly fail: { with: Error | undefined };
}

async function world(contact: Partial<Contact> = {}): Promise<World> {
  const clock = virtualClock(start);
  const fail: World['fail'] = { with: undefined };
  const handler = async (): Promise<void> => {
    if (fail.with !== undefined) throw fail.with;
  };
  const engine = createEngine({ store: memoryStore(), catalog, clock, handlers: { mail: handler, call: handler } });
  await engine.publish(journey);
  await engine.upsertContact({ id: 'ann', attributes: { age: 30 }, consent: { email: 'subscribed' }, ...contact });
  return { engine, clock, fail };
}

async function signUp({ engine }: World): Promise<void> {
  await engine.track({ id: 'e1', contactId: 'ann', name: 'signup' });
  await engine.settle();
}

const ask = ({ engine }: World, nodeId?: string) =>
  engine.explain({ contactId: 'ann', journeyId: 'welcome', ...(nodeId === undefined ? {} : { nodeId }) });

describe('explain', () => {
  it('says that nothing has ever happened, or why nobody was let in', async () => {
    const here = await world({ attributes: { age: 12 } });

    expect(await ask(here, 'mail')).toMatchObject({
      enrollmentId: null,
      entry: { code: 'no_trigger_matched' },
      position: null,
      outcome: { code: 'not_entered' },
    });
    await signUp(here);

    expect((await ask(here)).entry).toMatchObject({ code: 'refused', params: { trigger: 'signup', reason: 'criteria' } });
  });

  it('says what it waits for, when it wakes, and how it came there', async () => {
    const here = await world();
    await signUp(here);

    const told = await ask(here, 'second');

    expect(told.position).toMatchObject({ code: 'waiting', nodeId: 'pause', params: { wakeAt: '2026-03-04T08:00:00.000Z' } });
    expect(told.outcome).toMatchObject({ code: 'still_ahead', nodeId: 'second' });
    expect(told.path.map(({ nodeId, outlet }) => `${nodeId}:${outlet}`)).toEqual(['who:else', 'mail:next']);
    expect(told.path[0]?.because).toMatchObject([{ left: { attribute: 'age' }, saw: 30, holds: false }]);
  });

  it('says that a message was performed, withheld, or not reached because another way was taken', async () => {
    const here = await world();
    await signUp(here);
    expect((await ask(here, 'mail')).outcome).toMatchObject({ code: 'performed', params: { attempts: 1 } });
    expect((await ask(here, 'letter')).outcome).toMatchObject({ code: 'went_elsewhere', nodeId: 'who', params: { outlet: 'else' } });

    const silent = await world({ consent: {} });
    await signUp(silent);
    expect((await ask(silent, 'mail')).outcome).toMatchObject({ code: 'withheld', params: { reason: 'consent' } });
  });

  it('says that the goal came first', async () => {
    const here = await world();
    await signUp(here);
    await here.engine.track({ id: 'e2', contactId: 'ann', name: 'bought' });
    await here.engine.settle();

    const told = await ask(here, 'second');

    expect(told.position).toMatchObject({ code: 'ended', params: { end: 'goal' } });
    expect(told.outcome).toMatchObject({ code: 'ended_before', params: { end: 'goal' } });
  });

  it('says that an attempt will be made again, that one has failed, that nobody knows', async () => {
    const here = await world();
    here.fail.with = new NotSentError('busy');
    await signUp(here);
    expect((await ask(here)).position).toMatchObject({ code: 'retrying', nodeId: 'mail', params: { attempt: 2 } });
    await here.clock.advance('P1D');
    expect((await ask(here, 'mail')).outcome).toMatchObject({ code: 'effect_failed' });
    expect((await ask(here)).position).toMatchObject({ code: 'failed', nodeId: 'mail' });

    const unsure = await world({ attributes: { age: 70 } });
    unsure.fail.with = new Error('timeout');
    await signUp(unsure);
    expect((await ask(unsure, 'letter')).outcome).toMatchObject({ code: 'uncertain', params: { then: 'hold' } });
    expect((await ask(unsure)).position).toMatchObject({ code: 'held', nodeId: 'letter' });
  });

  it('says that suppression holds somebody, and no longer says so when it has let go', async () => {
    const here = await world();
    await signUp(here);
    await here.engine.patchContact('ann', { set: { away: true } });
    await here.engine.settle();
    expect((await ask(here)).position).toMatchObject({ code: 'suspended', because: [{ saw: true }] });

    await here.engine.patchContact('ann', { set: { away: false } });
    await here.engine.settle();
    expect((await ask(here)).position).toMatchObject({ code: 'waiting', nodeId: 'pause' });
  });

  it('says the same of an exported record, without an engine', async () => {
    const here = await world();
    await signUp(here);
    const told = await ask(here, 'letter');

    expect(explainRecord(await here.engine.exportEnrollment(told.enrollmentId ?? ''), 'letter')).toEqual(told);
  });

  it('refuses what is no record of an enrollment', () => {
    // What comes out of a file has no types.
    expect(() => explainRecord({} as never)).toThrow(expect.objectContaining({ code: 'request_invalid' }));
  });

  it('refuses a journey that is not published, and says when a node is not in it', async () => {
    const here = await world();
    await signUp(here);

    await expect(here.engine.explain({ contactId: 'ann', journeyId: 'none' })).rejects.toMatchObject({ code: 'journey_unknown' });
    expect((await ask(here, 'constructor')).outcome).toMatchObject({ code: 'node_unknown' });
  });
});
