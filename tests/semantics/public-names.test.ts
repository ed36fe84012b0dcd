import { createEngine, memoryStore, runScenario, simulate, virtualClock } from '@sojourn/engine';
import * as publicNames from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aDay } from './support/a-journey.ts';
import { untyped } from './support/refusal.ts';
import { shopCatalog } from './support/shop-catalog.ts';

describe('the public names', () => {
  it.each([
    'createEngine',
    'memoryStore',
    'systemClock',
    'virtualClock',
    'simulate',
    'runScenario',
    'prepare',
    'explore',
    'forecast',
    'explainRecord',
    'replay',
    'NotSentError',
    'JourneyError',
  ])('%s is a function', (name) => {
    expect(Object.entries(publicNames).find(([one]) => one === name)?.[1]).toBeTypeOf('function');
  });

  it.each(
    'publish planPublish pause resume archive upsertContact patchContact mergeContacts deleteContact contact track enroll exit retry move tasks completeTask reassignTask completeEffect settle run enrollments trace exportEnrollment explain metrics refusals forTenant'.split(
      ' ',
    ),
  )('engine.%s is a method', async (name) => {
    const { engine } = await aHost();
    expect(Object.entries(engine).find(([one]) => one === name)?.[1] ?? Reflect.get(engine, name)).toBeTypeOf('function');
  });

  it('a simulation steps, goes back, runs, injects, patches and chooses', () => {
    const simulation = simulate(
      untyped(aJourney({ w: aDay })),
      { name: 'S', start: '2026-03-02T09:00:00Z', contact: { id: 'c1' }, script: [{ event: 'go' }] },
      { catalog: shopCatalog },
    );
    for (const name of ['step', 'back', 'run', 'inject', 'patchContact', 'choose'])
      expect(Reflect.get(simulation, name)).toBeTypeOf('function');
    expect(Array.isArray(simulation.trace)).toBe(true);
  });

  it('prepare resolves when a document can be run', async () => {
    const journey = untyped(
      aJourney({ b: { type: 'branch', cases: [{ id: 'm', when: { left: { attribute: 'plan' }, op: 'matches', right: '^p' } }] } }),
    );
    await publicNames.prepare(journey);
    const scenario = {
      name: 'S',
      start: '2026-03-02T09:00:00Z',
      contact: { id: 'c1', attributes: { plan: 'pro' } },
      script: [{ event: 'go' }],
      expect: { path: ['b:m'] },
    };
    expect(runScenario(journey, scenario, { catalog: shopCatalog }).failures).toEqual([]);
  });

  it('runScenario takes one journey or several', () => {
    const journeys = ['a', 'b'].map((id) => untyped(aJourney({ w: aDay }, { id })));
    const scenario = {
      name: 'S',
      start: '2026-03-02T09:00:00Z',
      contact: { id: 'c1' },
      script: [{ event: 'go' }],
      expect: { end: 'completed' },
    };
    expect(runScenario(journeys, scenario, { catalog: shopCatalog })).toMatchObject({ passed: true, failures: [] });
    expect(runScenario(untyped(journeys[0]), { ...scenario, expect: { end: 'goal' } }, { catalog: shopCatalog })).toMatchObject({
      passed: false,
    });
  });
});

describe('the virtual clock', () => {
  it('counts in UTC, stops at every wake-up on the way, and settles the engines on it', async () => {
    const clock = virtualClock('2026-03-28T09:00:00+01:00');
    expect(clock.now()).toBe(Date.parse('2026-03-28T08:00:00Z'));
    const seen: string[] = [];
    const engines = ['a', 'b'].map((name) =>
      createEngine({
        store: memoryStore(),
        clock,
        catalog: shopCatalog,
        handlers: {
          hook: async () => {
            seen.push(`${name} ${new Date(clock.now()).toISOString()}`);
          },
        },
      }),
    );
    for (const [index, engine] of engines.entries()) {
      await engine.publish(
        aJourney({
          w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: `PT${index + 1}H` }], outlets: { next: 'h' } },
          h: { type: 'action', action: 'hook', outlets: { next: index === 0 ? 'w' : null } },
        }),
      );
      await engine.track({ id: 'e', contactId: 'c', name: 'go' });
    }
    await clock.advance('PT3H');
    expect(seen).toEqual(
      ['a 2026-03-28T09:00:00.000Z', 'b 2026-03-28T10:00:00.000Z', 'a 2026-03-28T10:00:00.000Z', 'a 2026-03-28T11:00:00.000Z'].toSorted(
        byInstant(seen),
      ),
    );
    await clock.advance('P1D');
    expect(clock.now()).toBe(Date.parse('2026-03-29T11:00:00Z'));
    await clock.advanceTo('2026-04-01T00:00:00+02:00');
    expect(clock.now()).toBe(Date.parse('2026-03-31T22:00:00Z'));
  });

  it('refuses what is no instant, or no duration, and does not go back', async () => {
    expect(() => virtualClock('2026-03-02T09:00:00')).toThrow('2026-03-02T09:00:00');
    expect(() => virtualClock('soon')).toThrow('soon');
    const clock = virtualClock('2026-03-02T09:00:00Z');
    await expect(clock.advance('3 days')).rejects.toThrow('3 days');
    await expect(clock.advance('-P1D')).rejects.toThrow('-P1D');
    await clock.advanceTo('2026-03-01T09:00:00Z');
    expect(clock.now()).toBe(Date.parse('2026-03-02T09:00:00Z'));
  });
});

/** Sorts as the seen ones stand where their instants are equal: engines on one clock have no order among themselves. */
function byInstant(seen: readonly string[]): (a: string, b: string) => number {
  return (a, b) => a.slice(2).localeCompare(b.slice(2)) || seen.indexOf(a) - seen.indexOf(b);
}
