import { addDuration, parseInstant } from '@sojourn/schema';
import type {
  Catalog,
  Contact,
  ContactPatch,
  EnrollmentRecord,
  Instant,
  InstantText,
  Journey,
  Policy,
  Scenario,
  TaskRecord,
  TraceEntry,
} from '@sojourn/schema';
import type { Refusal } from '../core/advance-types.ts';
import { compile } from '../core/compile.ts';
import { prepareDefinitions } from '../core/definitions.ts';
import { enrollmentRecord } from '../core/enrollment-record.ts';
import { contactOf } from '../core/state.ts';
import { withOwn } from '../core/own.ts';
import { taskRecords } from '../core/tasks/task-record.ts';
import { asksExisting, recurringTimers } from './at-rest.ts';
import { decisionInput, eventInput } from './inputs-of.ts';
import { listeningOf } from './listening.ts';
import type { Listening } from './listening.ts';
import { applyInjected, nextWorld } from './next-world.ts';
import { startOf, timeScript } from './script.ts';
import type { InjectedEvent, Simulation } from './simulation.ts';
import { itemsOf } from './world.ts';
import type { Setting, SimulatedEffect, SimulationStep, World } from './world.ts';

/** What journeys are simulated with. */
export interface SimulateOptions {
  readonly catalog: Catalog;
  readonly policy?: Policy | undefined;
}

/** More steps than this in one go are taken for a journey that never comes to rest. */
const mostSteps = 100_000;

/**
 * Simulates journeys for one contact, on the same core that runs them live. Pure: no clock, no store, nothing is sent; the same
 * scenario gives the same trace.
 *
 * What this release cannot run parks as `failed: not_supported` where it is reached.
 *
 * @param journeys - Parsed. The first one's zone counts for the script.
 * @throws RangeError if the scenario's start, or a time of its script, cannot be read.
 * @example
 * const simulation = simulate(journey, scenario, { catalog });
 * simulation.run();
 * console.log(simulation.enrollments[0]?.end, simulation.trace.length);
 */
export function simulate(journeys: Journey | readonly Journey[], scenario: Scenario, options: SimulateOptions): Simulation {
  const setting = settingOf(isList(journeys) ? journeys : [journeys], scenario, options);
  return new WorldSimulation(setting, firstWorld(setting));
}

function settingOf(journeys: readonly Journey[], scenario: Scenario, { catalog, policy }: SimulateOptions): Setting {
  const publishedAt = startOf(scenario);
  const [first] = journeys;
  if (first === undefined) throw new RangeError('A simulation needs at least one journey.');
  const script = timeScript(scenario, first);
  const compiled = journeys.map((journey) => compile(journey, { catalog, policy }));
  const definitions = prepareDefinitions({
    tenant: 'default',
    catalog,
    ...(policy === undefined ? {} : { policy }),
    journeys: compiled.map((one) => ({
      id: one.id,
      // Those that ask for who is there already are published when the contact is known.
      versions: [{ version: 1, publishedAt, revision: asksExisting(one.journey) ? 2 : 1, compiled: one }],
    })),
  });
  return {
    definitions,
    scenario,
    script,
    recurring: recurringTimers(compiled),
    until: addDuration(script.at(-1)?.at ?? publishedAt, 'P2Y', 'UTC'),
  };
}

/** The contact is made known first, at the start. */
function firstWorld(setting: Setting): World {
  const { scenario } = setting;
  const empty: World = {
    now: startOf(scenario),
    seq: 0n,
    contact: null,
    enrollments: [],
    inbox: [],
    inFlight: [],
    counters: new Map(),
    definitions: setting.definitions,
    timers: new Map(),
    cursor: 0,
    injected: 0,
    reported: [],
    choices: scenario.choices ?? {},
    results: scenario.results ?? {},
    trace: undefined,
    refusals: [],
    effects: [],
    steps: undefined,
  };
  const known = applyInjected(setting, empty, { body: { type: 'upsert', contact: scenario.contact, known: 1 }, label: { kind: 'start' } });
  const asking = setting.definitions.journeys.find((journey) => journey.versions.some(({ revision }) => revision === 2));
  if (asking === undefined) return known;
  const launched = applyInjected(setting, known, { body: { type: 'launch', journeyId: asking.id, known: 2 }, label: { kind: 'start' } });
  return { ...launched, steps: known.steps };
}

class WorldSimulation implements Simulation {
  readonly #setting: Setting;
  readonly #past: World[] = [];
  #world: World;

  constructor(setting: Setting, world: World) {
    this.#setting = setting;
    this.#world = world;
  }

  get now(): Instant {
    return this.#world.now;
  }

  get contact(): Contact {
    return this.#world.contact === null ? this.#setting.scenario.contact : contactOf(this.#world.contact);
  }

  get enrollments(): readonly EnrollmentRecord[] {
    return this.#world.enrollments.map((one) => enrollmentRecord(one));
  }

  get trace(): readonly TraceEntry[] {
    return itemsOf(this.#world.trace).map(({ entry }) => entry);
  }

  get refusals(): readonly Refusal[] {
    return this.#world.refusals;
  }

  get effects(): readonly SimulatedEffect[] {
    return this.#world.effects;
  }

  get tasks(): readonly TaskRecord[] {
    return this.#world.enrollments.flatMap((one) => taskRecords(one));
  }

  get listening(): readonly Listening[] {
    return listeningOf(this.#setting.definitions, this.#world);
  }

  get steps(): readonly SimulationStep[] {
    return itemsOf(this.#world.steps);
  }

  get ended(): boolean {
    return nextWorld(this.#setting, this.#world) === undefined;
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  traceOf(enrollmentId: string): readonly TraceEntry[] {
    return itemsOf(this.#world.trace).flatMap((one) => (one.enrollmentId === enrollmentId ? [one.entry] : []));
  }

  step(): boolean {
    const next = nextVisible(this.#setting, this.#world);
    if (next !== undefined) this.#become(next);
    return next !== undefined;
  }

  back(): boolean {
    const before = this.#past.pop();
    if (before !== undefined) this.#world = before;
    return before !== undefined;
  }

  run(): void {
    this.#become(this.#goOn(() => false));
  }

  runToNextWait(): void {
    this.#become(this.#goOn((before, after) => after.trace !== before.trace && hasParked(after)));
  }

  runTo(at: Instant | InstantText): void {
    const until = instantOf(at);
    const there = this.#goOn(() => false, until);
    this.#become(until > there.now ? { ...there, now: until } : there);
  }

  inject(event: InjectedEvent): void {
    const injected = this.#world.injected + 1;
    const input = eventInput(this.#world, this.#setting, `inject-${injected}`, event);
    this.#become(applyInjected(this.#setting, { ...this.#world, injected }, input));
  }

  patchContact(patch: ContactPatch): void {
    this.#become(applyInjected(this.#setting, this.#world, { body: { type: 'patch', patch }, label: { kind: 'contact' } }));
  }

  choose(nodeId: string, outlet?: string | boolean): void {
    const [node, chosen] = outlet === undefined ? [hereOf(this.#world), nodeId] : [nodeId, outlet];
    // Somebody is being waited for: they answer now.
    const isAnswer = typeof chosen === 'string' && chosen !== 'failed' && chosen !== 'overdue';
    const decision = isAnswer ? decisionInput(this.#world, node, chosen) : undefined;
    if (decision === undefined) this.#become(choose(this.#world, node, chosen));
    else this.#become(applyInjected(this.#setting, this.#world, decision));
  }

  #become(next: World): void {
    if (next === this.#world) return;
    this.#past.push(this.#world);
    this.#world = next;
  }

  #goOn(isThere: (before: World, after: World) => boolean, until?: Instant): World {
    let here = this.#world;
    for (let step = 0; step < mostSteps; step += 1) {
      const next = nextWorld(this.#setting, here, until);
      if (next === undefined || isThere(here, next)) return next ?? here;
      here = next;
    }
    return here;
  }
}

/** Timers that only look again are not worth a step of their own when nothing comes of them. */
function nextVisible(setting: Setting, world: World): World | undefined {
  let next = nextWorld(setting, world);
  for (let skipped = 0; next !== undefined && skipped < mostSteps; skipped += 1) {
    const step = next.steps?.items.at(-1);
    const isQuiet = step?.kind === 'timer' && (step.timer === 'watch' || step.timer === 'trigger');
    if (!isQuiet || next.trace !== world.trace || next.refusals.length !== world.refusals.length) return next;
    next = nextWorld(setting, { ...next, steps: world.steps });
  }
  return next;
}

/** The last step has parked an enrollment at a wait, or asked a person. */
function hasParked({ trace }: World): boolean {
  const entries = trace?.items ?? [];
  return entries.some(
    ({ entry }) =>
      entry.kind === 'task.created' || (entry.kind === 'parked' && (entry.wakeAt !== undefined || entry.listensFor !== undefined)),
  );
}

function hereOf(world: World): string {
  return world.enrollments.findLast((one) => one.status !== 'ended')?.nodeId ?? '';
}

function choose(world: World, nodeId: string, outlet: string | boolean): World {
  const choices = withOwn(world.choices, nodeId, outlet);
  if (typeof outlet === 'boolean') return { ...world, choices };
  const chosen = outlet === 'failed' ? ({ status: 'not_sent', code: 'chosen', retryable: false } as const) : doneBy(outlet);
  return { ...world, choices, results: withOwn(world.results, nodeId, { chosen }) };
}

function doneBy(outlet: string) {
  return { status: 'done' as const, ...(outlet === 'next' ? {} : { outcome: outlet }) };
}

function instantOf(at: Instant | InstantText): Instant {
  if (typeof at === 'number') return at;
  const instant = parseInstant(at);
  if (instant === undefined) throw new RangeError(`Not an RFC 3339 instant with an offset: ${at}`);
  return instant;
}

// The platform's own test does not narrow readonly lists.
function isList(value: Journey | readonly Journey[]): value is readonly Journey[] {
  return Array.isArray(value);
}
