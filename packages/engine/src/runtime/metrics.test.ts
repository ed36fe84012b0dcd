import type { Journey } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';
import type { VirtualClock } from './virtual-clock.ts';

const day = 86_400_000;

const journey: Journey = {
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'never' }, holdout: 30, start: 'which' },
  goal: { name: 'Bought', when: { event: 'bought' }, within: 'P20D', onReached: 'exit', value: 'total' },
  nodes: {
    which: {
      type: 'split',
      arms: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 1 },
      ],
      outlets: { a: 'mail', b: 'pause' },
    },
    mail: { type: 'action', action: 'mail', input: {}, outlets: { next: 'pause' } },
    pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: null } },
  },
};

const catalog = {
  catalogVersion: 1,
  attributes: {},
  events: { signup: {}, opened: {}, bought: { data: { total: { type: 'number', required: true } } } },
  actions: { mail: { channel: 'email', message: true, idempotent: true, emits: ['opened'] } },
  channels: { email: { consent: true } },
} as const;

interface World {
  readonly engine: Engine;
  readonly clock: VirtualClock;
}

async function world(people: number): Promise<World> {
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({ store: memoryStore(), catalog, clock, handlers: { mail: async () => {} } });
  await engine.publish(journey);
  for (let n = 0; n < people; n += 1) {
    await engine.upsertContact({ id: `c${n}`, consent: n % 4 === 0 ? {} : { email: 'subscribed' } });
    await engine.track({ id: `s${n}`, contactId: `c${n}`, name: 'signup' });
  }
  await engine.settle();
  return { engine, clock };
}

describe('metrics', () => {
  it('count where people are, how they left, and how long it took', async () => {
    const { engine, clock } = await world(60);
    const before = await engine.metrics('welcome');
    const walking = 60 - (before.lift?.control.of ?? 0);

    expect(before.entered).toBe(60);
    expect(before.nodes['pause']).toMatchObject({ here: walking });
    expect((before.nodes['which']?.outlets['a'] ?? 0) + (before.nodes['which']?.outlets['b'] ?? 0)).toBe(walking);

    await clock.advance('P3D');
    const after = await engine.metrics('welcome');

    expect(after.nodes['pause']).toEqual({
      here: 0,
      passed: walking,
      outlets: { next: walking },
      shares: { next: 1 },
      medianMs: 2 * day,
      p90Ms: 2 * day,
    });
    expect(after.ended).toEqual({ completed: walking });
  });

  it('count each message once, with what withheld it and who answered', async () => {
    const { engine } = await world(60);
    const ids = (await engine.enrollments({ journeyId: 'welcome', limit: 1_000 })).rows.map(({ id, contactId }) => ({ id, contactId }));
    let begun = 0;
    for (const { id, contactId } of ids) {
      const key = (await engine.trace(id)).find((entry) => entry.kind === 'effect.begun');
      if (key?.kind !== 'effect.begun') continue;
      begun += 1;
      if (begun > 5) continue;
      // Twice: it is one message that was opened.
      for (const n of [1, 2]) await engine.track({ id: `o${id}${n}`, contactId, name: 'opened', effect: key.key });
    }
    await engine.settle();

    const { message } = (await engine.metrics('welcome')).nodes['mail'] ?? {};

    expect(message).toMatchObject({ begun, completed: begun, failed: 0, answers: { opened: { count: 5, of: begun } } });
    expect(message?.withheld).toEqual({ consent: (message?.requested ?? 0) - begun });
  });

  it('hold those who walked it against the control group, and give value, versions and arms', async () => {
    const { engine } = await world(80);
    const rows = (await engine.enrollments({ journeyId: 'welcome', limit: 1_000 })).rows;
    const buyers = rows.filter(({ control }, n) => (control ? n % 5 === 0 : n % 2 === 0));
    for (const { contactId } of buyers) await engine.track({ id: `b${contactId}`, contactId, name: 'bought', data: { total: 10 } });
    await engine.settle();
    const treated = { goals: buyers.filter(({ control }) => !control).length, of: rows.filter(({ control }) => !control).length };
    const control = { goals: buyers.length - treated.goals, of: rows.length - treated.of };

    const told = await engine.metrics('welcome');

    expect(told.lift).toMatchObject({
      treated: { count: treated.goals, of: treated.of },
      control: { count: control.goals, of: control.of },
    });
    expect(told.lift?.incremental).toBeCloseTo((treated.goals / treated.of - control.goals / control.of) * treated.of, 9);
    expect(told.value).toBe(10 * treated.goals);
    expect(told.versions).toMatchObject({ 1: { entered: treated.of, goal: { count: treated.goals }, value: 10 * treated.goals } });
    const arms = told.splits?.['which'] ?? {};
    expect((arms['a']?.entered ?? 0) + (arms['b']?.entered ?? 0)).toBe(treated.of);
    expect((arms['a']?.goal.count ?? 0) + (arms['b']?.goal.count ?? 0)).toBe(treated.goals);
  });

  it('are refused for a journey that is not published', async () => {
    const { engine } = await world(0);
    await expect(engine.metrics('none')).rejects.toMatchObject({ code: 'journey_unknown' });
  });
});
