import { describe, expect, it } from 'vitest';
import { runScenario } from '@sojourn/engine';
import { annaLeftACart, runOf } from '../../testing/simulate-template.ts';
import { template, templateCatalog } from '../../testing/journeys.ts';
import { expectationsOf, scenarioToKeep } from './keep-scenario.ts';
import { overlayOf } from './path.ts';
import { indexAt, nextWaitFrom, positionAfter, positionOf } from './position.ts';
import { playScenario } from './run.ts';
import { momentAfter, withHappening, withoutStep, withStart } from './script-steps.ts';

const journey = template('cart-recovery');
const zone = 'Europe/Stockholm';

describe('a run', () => {
  it('shows the same moment whichever way one comes to it', () => {
    const forwards = runOf(journey, annaLeftACart);
    const backwards = runOf(journey, annaLeftACart);
    const last = forwards.steps.length - 1;

    const there = Array.from({ length: last + 1 }, (_, index) => forwards.moment(index));
    const back = Array.from({ length: last + 1 }, (_, index) => backwards.moment(last - index)).toReversed();

    expect(back).toEqual(there);
  });

  it('writes in its steps, put together, exactly what the engine writes', () => {
    const run = runOf(journey, annaLeftACart);
    const written = run.steps.flatMap((_, index) => run.moment(index).written);

    const outcome = runScenario(journey, annaLeftACart, { catalog: templateCatalog });

    expect(written).toEqual(outcome.traces.flatMap((trace) => trace.entries));
    expect(written.at(-1)).toMatchObject({ kind: 'ended', end: 'completed' });
  });

  it('gives the nearest moment for an index beyond its ends', () => {
    const run = runOf(journey, annaLeftACart);

    expect(run.moment(-3).index).toBe(0);
    expect(run.moment(10_000).index).toBe(run.steps.length - 1);
  });

  it('is an answer, not a throw, where a time cannot be read or the draft is not finished', () => {
    const options = { catalog: templateCatalog, policy: undefined };

    expect(playScenario(journey, { ...annaLeftACart, start: 'tomorrow' }, options)).toEqual({ ok: false, reason: 'scenario' });
    const half = { ...journey, timezone: 'Mars/Olympus' };
    expect(playScenario(half, annaLeftACart, options)).toEqual({ ok: false, reason: 'journey' });
  });

  it('comes to rest in a journey that never does, and says that more follows', () => {
    const nodes = {
      hour: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'hour' } },
    } as const;
    const endless = { ...journey, nodes, entry: { ...journey.entry, start: 'hour' } } as unknown as typeof journey;

    expect(runOf(endless, annaLeftACart).isCut).toBe(true);
  });
});

describe('a position', () => {
  const run = runOf(journey, annaLeftACart);

  it('names each step, also several of one instant', () => {
    for (const [index] of run.steps.entries()) expect(indexAt(run, positionOf(run, index))).toBe(index);
  });

  it('between two steps is at the earlier one', () => {
    const enters = run.steps.findIndex((step) => step.kind === 'timer');
    const before = (run.steps[enters]?.at ?? 0) - 60_000;

    expect(indexAt(run, positionAfter(before))).toBe(enters - 1);
  });

  it('keeps its place in the run of an edited journey', () => {
    const here = positionOf(run, run.steps.length - 1);
    const { proof: _, ...nodes } = journey.nodes;
    const breathe = { ...nodes['breathe'], outlets: { next: 'last-day' } };
    const shorter = runOf({ ...journey, nodes: { ...nodes, breathe } } as unknown as typeof journey, annaLeftACart);

    expect(indexAt(shorter, here)).toBe(shorter.steps.length - 1);
  });

  it('walks from wait to wait, then to the end', () => {
    const stops: number[] = [];
    for (let at = 0; at < run.steps.length - 1;) {
      at = nextWaitFrom(run, at);
      stops.push(at);
    }

    const nodes = stops.map((index) => run.moment(index).enrollments.at(-1)?.nodeId);
    expect(nodes).toEqual(['pause', 'breathe', 'last-day', 'retarget']);
    expect(run.moment(stops.at(-1) ?? 0).enrollments.at(-1)?.end).toBe('completed');
  });
});

describe('the path on the canvas', () => {
  it('holds what was visited and taken, and where the contact is', () => {
    const run = runOf(journey, annaLeftACart);
    const overlay = overlayOf(run.moment(nextWaitFrom(run, 0)));

    expect(overlay.current).toBe('pause');
    expect([...overlay.visited]).toEqual(['#entry', 'who', 'incentive']);
    expect([...overlay.taken]).toEqual(['#entry:start', 'who:loyal', 'incentive:next']);
  });

  it('is empty before anybody is in, and has nobody on it after the end', () => {
    const run = runOf(journey, annaLeftACart);

    expect(overlayOf(run.moment(0))).toEqual({ current: '#entry', visited: new Set(), taken: new Set() });
    expect(overlayOf(run.moment(run.steps.length - 1)).current).toBeNull();
  });
});

describe('what a person lets happen', () => {
  const run = runOf(journey, annaLeftACart);
  const waits = run.moment(nextWaitFrom(run, 0));

  it('comes after all of its instant and before what is due later', () => {
    const buys = withHappening(
      annaLeftACart,
      journey,
      { event: 'order.placed', data: { total: 140 } },
      momentAfter(waits.at, undefined),
      zone,
    );

    const after = runOf(journey, buys);

    expect(after.moment(after.steps.length - 1).enrollments[0]?.end).toBe('goal');
    expect(after.moment(after.steps.length - 1).effects.map((effect) => effect.nodeId)).toEqual(['incentive']);
  });

  it.each([
    { when: 'nothing is near', next: undefined, given: 60_000 },
    { when: 'something is due within the minute', next: 30_000, given: 1000 },
    { when: 'something is due at once', next: 500, given: 500 },
  ])('is put $given ms later when $when', ({ next, given }) => {
    expect(momentAfter(1_000_000, next === undefined ? undefined : 1_000_000 + next)).toBe(1_000_000 + given);
  });

  it('can be taken out again', () => {
    const clicks = withHappening(
      annaLeftACart,
      journey,
      { event: 'email.clicked', of: 'incentive' },
      momentAfter(waits.at, undefined),
      zone,
    );

    const without = withoutStep(clicks, journey, 1, zone);

    expect(runOf(journey, without).moment(99).trace).toEqual(run.moment(99).trace);
  });

  it('moves along when the start moves', () => {
    const later = withStart(
      withHappening(annaLeftACart, journey, { event: 'email.opened' }, waits.at, zone),
      journey,
      Date.parse('2026-03-05T08:12:00+01:00'),
      zone,
    );

    expect(later.script.map((step) => step.at)).toEqual(['2026-03-05T08:12:00+01:00', '2026-03-05T09:12:00+01:00']);
  });
});

describe('a run kept as a scenario', () => {
  it.each([
    { what: 'goes to the end', scenario: annaLeftACart, end: 'completed', refused: undefined },
    {
      what: 'ends in the goal',
      scenario: { ...annaLeftACart, script: [...annaLeftACart.script, { after: 'P1DT4H', event: 'order.placed', data: { total: 140 } }] },
      end: 'goal',
      refused: undefined,
    },
    {
      what: 'lets nobody in',
      scenario: { ...annaLeftACart, contact: { ...annaLeftACart.contact, consent: {} } },
      end: undefined,
      refused: 'criteria',
    },
    {
      what: 'fails at a step',
      scenario: { ...annaLeftACart, results: { incentive: { error: 'not_sent' } } },
      end: undefined,
      refused: undefined,
    },
  ])('that $what passes again', ({ scenario, end, refused }) => {
    const kept = scenarioToKeep(runOf(journey, scenario), 'Kept', zone);

    expect(kept.expect?.end).toBe(end);
    expect(kept.expect?.refused).toBe(refused);
    expect(runScenario(journey, kept, { catalog: templateCatalog })).toMatchObject({ passed: true, failures: [] });
  });

  it('fails when the journey does something else', () => {
    const kept = scenarioToKeep(runOf(journey, annaLeftACart), 'Kept', zone);
    const who = { ...journey.nodes['who'], outlets: { loyal: 'trust', first: 'trust', else: 'trust' } };
    const other = { ...journey, nodes: { ...journey.nodes, who } } as unknown as typeof journey;

    expect(runScenario(other, kept, { catalog: templateCatalog }).passed).toBe(false);
    expect(expectationsOf(runOf(other, annaLeftACart), zone).path).toContain('trust:next');
  });
});
