import { outletsOf, unreachableOutlets } from '@sojourn/schema';
import type { Catalog, Journey, JourneyNode, Policy, Scenario } from '@sojourn/schema';
import type { ScenarioOutcome } from './run-scenario.ts';

/** Whether a way out of a node is taken by a scenario that expects something. */
export interface OutletCoverage {
  readonly nodeId: string;
  readonly outlet: string;
  /** `unreachable`: the checks have proved that nobody takes it; it does not count. */
  readonly state: 'covered' | 'uncovered' | 'unreachable';
}

/** How much of a journey its scenarios walk. */
export interface Coverage {
  /** In document order. */
  readonly outlets: readonly OutletCoverage[];
  /** Covered ones among those that count, from 0 to 1; 1 where none counts. */
  readonly share: number;
}

/** A scenario that was played, with what became of it. */
export interface PlayedScenario {
  readonly scenario: Scenario;
  readonly outcome: Pick<ScenarioOutcome, 'traces'>;
}

/**
 * Tells which outlets of a journey its scenarios take.
 *
 * Every outlet counts but those that the checks prove unreachable, and open ones of which nobody expects a way on: `failed`,
 * `withheld`, `overdue` and an action's outcomes. A scenario without `expect` covers nothing: it could not fail.
 *
 * @param played - Scenarios with the traces they gave; those of other journeys in them are left aside.
 */
export function measureCoverage(
  journey: Journey,
  played: readonly PlayedScenario[],
  { catalog, policy }: { readonly catalog: Catalog; readonly policy?: Policy | undefined },
): Coverage {
  const taken = new Set(played.flatMap(({ scenario, outcome }) => (scenario.expect === undefined ? [] : takenIn(journey.id, outcome))));
  const excluded = new Set(
    unreachableOutlets(journey, { catalog, ...(policy === undefined ? {} : { policy }) }).map((one) => nameOf(one.nodeId, one.outlet)),
  );
  const outlets = Object.entries(journey.nodes).flatMap(([nodeId, node]) =>
    outletsOf(node, catalog)
      .filter((outlet) => isConnected(node, outlet) || !staysAside(node, outlet))
      .map((outlet): OutletCoverage => ({ nodeId, outlet, state: stateOf(nameOf(nodeId, outlet), taken, excluded) })),
  );
  const counted = outlets.filter((one) => one.state !== 'unreachable');
  const covered = counted.filter((one) => one.state === 'covered');
  return { outlets, share: counted.length === 0 ? 1 : covered.length / counted.length };
}

function takenIn(journeyId: string, { traces }: PlayedScenario['outcome']): readonly string[] {
  return traces
    .filter((trace) => trace.journeyId === journeyId)
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [nameOf(entry.nodeId ?? '', entry.outlet)] : []));
}

function stateOf(name: string, taken: ReadonlySet<string>, excluded: ReadonlySet<string>): OutletCoverage['state'] {
  if (taken.has(name)) return 'covered';
  return excluded.has(name) ? 'unreachable' : 'uncovered';
}

function isConnected(node: JourneyNode, outlet: string): boolean {
  return typeof node.outlets?.[outlet] === 'string';
}

/** Open, these take the enrollment where its other outlets or an operator would. */
function staysAside(node: JourneyNode, outlet: string): boolean {
  return node.type === 'action' ? outlet !== 'next' : outlet === 'withheld' || outlet === 'failed' || outlet === 'overdue';
}

function nameOf(nodeId: string, outlet: string): string {
  return `${nodeId}\u0000${outlet}`;
}
