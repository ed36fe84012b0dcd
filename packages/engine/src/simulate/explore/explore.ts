import { unreachableOutlets } from '@sojourn/schema';
import type { Catalog, Condition, Journey, JourneyNode, KnownNode, Policy, Scenario, Trigger, UnreachableOutlet } from '@sojourn/schema';
import { measureCoverage } from '../coverage.ts';
import { attempt } from './attempt.ts';
import type { AttemptPlan } from './attempt-plan.ts';
import type { FoundScenario } from './attempt.ts';
import type { Leg } from './walks.ts';
import { walksTo } from './walks.ts';

const minute = 60_000;
const day = 86_400_000;
/** Ways tried to one outlet. */
const mostWalks = 24;
const mostAttempts = 96;

/** What a journey is explored with. */
export interface ExploreOptions {
  readonly catalog: Catalog;
  readonly policy?: Policy | undefined;
  /** Asked between attempts; true stops, and what was not looked at yet is `unknown`. */
  readonly shouldStop?: () => boolean;
  /** Told after each outlet, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What exploring a journey has found. */
export interface Exploration {
  /** For each outlet that somebody takes, the scenario of the shortest way found, played on the engine, with what it expects. */
  readonly paths: readonly { readonly nodeId: string; readonly outlet: string; readonly scenario: Scenario }[];
  /** Outlets taken among those that count (`measureCoverage`) and are not proved unreachable, from 0 to 1. */
  readonly coverage: number;
  /** Proved: nobody can take them. */
  readonly unreachable: readonly UnreachableOutlet[];
  /** Neither reached nor proved unreachable. */
  readonly unknown: readonly Leg[];
}

/**
 * Looks for somebody who takes each outlet of a journey: the solver makes a contact, events and answers that fit a way to it, and
 * the engine plays them. What is in `paths` was seen to happen; what is in `unreachable` is proved; about the rest it says so.
 *
 * Pure and deterministic. Bounded: some ways to each outlet are tried, the shortest first.
 */
export function explore(journey: Journey, options: ExploreOptions): Exploration {
  const { catalog, policy } = options;
  const bound = { catalog, ...(policy === undefined ? {} : { policy }) };
  const { outlets } = measureCoverage(journey, [], bound);
  const unreachable = unreachableOutlets(journey, bound);
  const found = new Map<string, Scenario>();
  const targets = outlets.filter(({ state }) => state !== 'unreachable');
  const unknown: Leg[] = [];
  for (const [index, { nodeId, outlet }] of targets.entries()) {
    const target = { nodeId, outlet };
    if (!found.has(nameOf(target)) && options.shouldStop?.() !== true) keep(found, findWay(journey, options, target));
    if (!found.has(nameOf(target))) unknown.push(target);
    options.onProgress?.((index + 1) / targets.length);
  }
  const reached = targets.filter((one) => found.has(nameOf(one)));
  return {
    paths: reached.flatMap(({ nodeId, outlet }) => {
      const scenario = found.get(nameOf({ nodeId, outlet }));
      return scenario === undefined ? [] : [{ nodeId, outlet, scenario }];
    }),
    coverage: targets.length === 0 ? 1 : reached.length / targets.length,
    unreachable,
    // Another outlet's scenario may have taken one that was given up before.
    unknown: unknown.filter((one) => !found.has(nameOf(one))),
  };
}

/** A scenario shows every outlet it takes; the first found of each is kept, which came by the shortest way. */
function keep(found: Map<string, Scenario>, one: FoundScenario | undefined): void {
  if (one === undefined) return;
  for (const leg of one.taken) if (!found.has(nameOf(leg))) found.set(nameOf(leg), one.scenario);
}

function findWay(journey: Journey, options: ExploreOptions, target: Leg): FoundScenario | undefined {
  let attempts = 0;
  let walks = 0;
  for (const legs of walksTo(journey, options.catalog, rootsOf(journey), target)) {
    walks += 1;
    if (walks > mostWalks) return undefined;
    for (const plan of plansFor(journey, options, legs)) {
      attempts += 1;
      if (attempts > mostAttempts || options.shouldStop?.() === true) return undefined;
      const one = attempt(plan);
      if (one !== undefined) return one;
    }
  }
  return undefined;
}

function* plansFor(journey: Journey, { catalog, policy }: ExploreOptions, legs: readonly Leg[]): Generator<AttemptPlan> {
  const dates = legs.some(({ nodeId }) => waitsForDate(journey.nodes[nodeId])) ? datesFor(legs) : [60 * day];
  const arrangements = legs.some(({ nodeId }) => decides(journey.nodes[nodeId]))
    ? (['once', 'on the way', 'again and again'] as const)
    : (['once'] as const);
  for (const trigger of byEase(journey.entry.triggers)) {
    for (const arranges of arrangements) {
      for (const dateIn of dates) yield { journey, catalog, policy, legs, trigger, arranges, dateIn };
    }
  }
}

/** What takes no time to arrange comes first. */
function byEase(triggers: readonly Trigger[]): readonly Trigger[] {
  const ease = ({ type }: Trigger): number => ['event', 'manual', 'attribute', 'segment', 'absence'].indexOf(type) + 1 || 9;
  return triggers.toSorted((one, other) => ease(one) - ease(other));
}

function datesFor(legs: readonly Leg[]): readonly number[] {
  const isPast = legs.some(({ outlet }) => outlet === 'past');
  return isPast ? [-20 * day, 3 * 60 * minute, 20 * minute, 5 * day, 60 * day] : [60 * day, 5 * day, 3 * 60 * minute, 400 * day];
}

/** The start, and milestones that those who have not passed them jump to. */
function rootsOf({ entry, nodes }: Journey): readonly string[] {
  const jumped = Object.entries(nodes).flatMap(([nodeId, node]) => (jumpOf(node) === undefined ? [] : [nodeId]));
  return [...(entry.start === null ? [] : [entry.start]), ...jumped];
}

function jumpOf(node: JourneyNode): Condition | undefined {
  const known = node as KnownNode; // The type tells them apart.
  return known.type === 'milestone' ? known.jumpWhen : undefined;
}

function waitsForDate(node: JourneyNode | undefined): boolean {
  const known = node as KnownNode | undefined; // The type tells them apart.
  return known?.type === 'wait' && known.until.some(({ type }) => type === 'date');
}

function decides(node: JourneyNode | undefined): boolean {
  const known = node as KnownNode | undefined; // The type tells them apart.
  if (known?.type === 'wait') return known.until.some(({ type }) => type === 'condition');
  return known?.type === 'branch' || known?.type === 'switch';
}

function nameOf({ nodeId, outlet }: Leg): string {
  return `${nodeId}\u0000${outlet}`;
}
