import { satisfy } from '@sojourn/schema';
import type { Scenario, ScriptStep } from '@sojourn/schema';
import { runScenario } from '../run-scenario.ts';
import { simulate } from '../simulate.ts';
import { exploredFrom } from './attempt-plan.ts';
import type { AttemptPlan } from './attempt-plan.ts';
import { enterBy } from './enter-by.ts';
import type { Untimed } from './enter-by.ts';
import { dateValues, defined, enteredBy, entryClaims, firstScenario } from './first-scenario.ts';
import { pastEvents } from './read-history.ts';
import { withRequired } from './values.ts';
import { walk } from './walk.ts';
import type { Leg } from './walks.ts';

/** A scenario that was played, with the outlets it takes. */
export interface FoundScenario {
  readonly scenario: Scenario;
  readonly taken: readonly Leg[];
}

/** Works a scenario out for a walk and plays it on the engine; `undefined` if it does not go the way. */
export function attempt(plan: AttemptPlan): FoundScenario | undefined {
  const way = enterBy(plan.trigger, plan.journey, plan.catalog, exploredFrom);
  if (way === undefined) return undefined;
  const claims = entryClaims(plan, way);
  const solved = satisfy({ all: claims }, { catalog: plan.catalog, journey: enteredBy(plan) });
  if (solved.answer !== 'yes' || solved.witness === undefined) return undefined;
  const { witness } = solved;
  const first = firstScenario(plan, way, witness);
  const before = pastEvents(witness.history, claims).flatMap((one): readonly Untimed[] =>
    one.isLate ? [] : [{ event: one.event, data: withRequired(plan.catalog.events?.[one.event]?.data, one.data) }],
  );
  const script = [...before, ...way.steps(witness, defined(dateValues(plan, 'entry')))].map((step): ScriptStep => ({
    at: first.start,
    ...step,
  }));
  const simulation = simulate(plan.journey, { ...first, script: [...script] }, { catalog: plan.catalog, policy: plan.policy });
  return walk(plan, simulation, script) ? played(plan, { ...first, script }) : undefined;
}

/** Plays it once more as the document it will be: what was found by hand has to hold by itself. */
function played({ journey, catalog, policy, legs }: AttemptPlan, scenario: Scenario): FoundScenario | undefined {
  const outcome = runScenario(journey, { ...scenario, expect: { path: [] } }, { catalog, policy });
  const own = outcome.traces.filter((trace) => trace.journeyId === journey.id).flatMap(({ entries }) => entries);
  const taken = own.flatMap((entry) =>
    entry.kind === 'decided' || entry.kind === 'woke' ? [{ nodeId: entry.nodeId ?? '', outlet: entry.outlet }] : [],
  );
  const target = legs.at(-1);
  if (target === undefined || !taken.some(({ nodeId, outlet }) => nodeId === target.nodeId && outlet === target.outlet)) return undefined;
  const end = own.findLast((entry) => entry.kind === 'ended');
  const path = taken.map(({ nodeId, outlet }) => `${nodeId}:${outlet}`);
  return { scenario: { ...scenario, expect: { path, ...(end?.kind === 'ended' ? { end: end.end } : {}) } }, taken };
}
