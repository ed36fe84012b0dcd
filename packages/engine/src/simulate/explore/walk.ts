import { formatInstant, satisfy } from '@sojourn/schema';
import type { Condition, Contact, ContactPatch, JsonObject, JsonValue, KnownNode, ScriptStep, Witness } from '@sojourn/schema';
import type { Simulation } from '../simulation.ts';
import type { AttemptPlan } from './attempt-plan.ts';
import { claimsOf, parks, standingClaims, stretchFrom } from './claims.ts';
import { pastEvents } from './read-history.ts';
import { present, withRequired } from './values.ts';
import type { Leg } from './walks.ts';

const minute = 60_000;
const fewDays = 5 * 86_400_000;
const mostSteps = 400;

/** Plays on until the walk is done, and writes down what was done on the way. @returns Whether it went the way. */
export function walk(plan: AttemptPlan, simulation: Simulation, script: ScriptStep[]): boolean {
  const { journey, legs } = plan;
  const settle = (): void => simulation.runTo(simulation.now);
  const act = (step: Done): void => {
    script.push({ at: formatInstant(simulation.now), ...step });
    if ('event' in step) simulation.inject(step);
    else if ('contact' in step) simulation.patchContact(step.contact);
    else simulation.choose(step.decide.node, step.decide.outcome);
    settle();
  };
  const acted = new Set<number>();
  settle();
  for (let step = 0; step < mostSteps; step += 1) {
    const own = simulation.enrollments.findLast((one) => one.journeyId === journey.id);
    const path = own === undefined ? [] : pathIn(simulation, own.id);
    if (path.some((taken, index) => legs[index] !== undefined && !isSame(taken, legs[index]))) return false;
    if (path.length >= legs.length) return true;
    if (own?.status === 'ended') return false;
    const leg = legs[path.length];
    const isHere = leg !== undefined && own?.nodeId === leg.nodeId && parks(journey.nodes[leg.nodeId]);
    if (isHere && !acted.has(path.length)) {
      acted.add(path.length);
      actOn(plan, path.length, act, simulation);
      settle();
    } else if (!stays(plan, path.length, act, simulation) && !simulation.step()) return false;
  }
  return false;
}

/**
 * While time is to let it go on, another alternative's condition must not come to hold: what speaks against it happens again every
 * few days. @returns Whether something was done.
 */
function stays(plan: AttemptPlan, place: number, act: (step: Done) => void, simulation: Simulation): boolean {
  const { journey, catalog, legs } = plan;
  const leg = legs[place];
  const node = leg === undefined ? undefined : (journey.nodes[leg.nodeId] as KnownNode); // The type tells them apart.
  const own = simulation.enrollments.findLast((one) => one.journeyId === journey.id);
  if (leg === undefined || node?.type !== 'wait' || own?.nodeId !== leg.nodeId || plan.arranges !== 'again and again') return false;
  const against = node.until.flatMap((one): readonly Condition[] =>
    one.type === 'condition' && one.id !== leg.outlet ? [{ not: one.when }] : [],
  );
  const wanted = [...against, ...claimsFrom(plan, place + 1)];
  const happened = pastEvents(solve(plan, wanted)?.history, wanted);
  if (happened.length === 0) return false;
  for (const { event, data, of } of happened) {
    act({ event, data: withRequired(catalog.events?.[event]?.data, data), ...(of === undefined ? {} : { of }) });
  }
  simulation.runTo(simulation.now + fewDays);
  return true;
}

/** What somebody outside can do while an enrollment is parked. */
type Done =
  | { readonly event: string; readonly data: JsonObject; readonly of?: string }
  | { readonly contact: ContactPatch }
  | { readonly decide: { readonly node: string; readonly outcome: string } };

function isSame(one: Leg, other: Leg): boolean {
  return one.nodeId === other.nodeId && one.outlet === other.outlet;
}

/** Does what makes a parked node be left by the wanted outlet, and makes the contact fit what follows. */
function actOn(plan: AttemptPlan, place: number, act: (step: Done) => void, simulation: Simulation): void {
  const { journey, catalog, legs, arranges } = plan;
  const leg = legs[place];
  const node = leg === undefined ? undefined : (journey.nodes[leg.nodeId] as KnownNode); // The type tells them apart.
  if (leg === undefined || node === undefined) return;
  const next = claimsFrom(plan, place + 1);
  const alternative = node.type === 'wait' ? node.until.find((one) => one.id === leg.outlet) : undefined;
  const wanted = alternative?.type === 'condition' ? [alternative.when] : [];
  const late = pastEvents(solve(plan, next)?.history, next).filter((one) => one.isLate);
  if ((arranges !== 'once' && next.length > 0) || wanted.length > 0 || late.length > 0) {
    const witness = solve(plan, [...standingClaims(journey), ...next, ...wanted]);
    simulation.runTo(simulation.now + minute);
    for (const one of pastEvents(witness?.history, [...next, ...wanted])) {
      act({
        event: one.event,
        data: withRequired(catalog.events?.[one.event]?.data, one.data),
        ...(one.of === undefined ? {} : { of: one.of }),
      });
    }
    const set = changedIn(simulation.contact, present(witness?.attributes));
    if (Object.keys(set).length > 0) act({ contact: { set } });
  }
  if (alternative?.type === 'event') {
    const { event, where, of } = alternative;
    simulation.runTo(simulation.now + minute);
    const found = where === undefined ? undefined : satisfy(where, { catalog, journey, event }).witness?.event;
    act({ event, data: withRequired(catalog.events?.[event]?.data, present(found)), ...(of === undefined ? {} : { of }) });
  }
  if ((node.type === 'task' || node.type === 'approval') && leg.outlet !== 'overdue') {
    simulation.runTo(simulation.now + minute);
    act({ decide: { node: leg.nodeId, outcome: leg.outlet === 'next' ? 'done' : leg.outlet } });
  }
}

/** What has to hold from a leg on to where the contact can be changed again. */
function claimsFrom({ journey, legs }: AttemptPlan, place: number): readonly Condition[] {
  return stretchFrom(journey, legs, place).flatMap((one) => {
    const node = journey.nodes[one.nodeId];
    return node === undefined ? [] : claimsOf(node, one.outlet);
  });
}

function solve({ catalog, journey }: AttemptPlan, claims: readonly Condition[]): Witness | undefined {
  return claims.length === 0 ? undefined : satisfy({ all: claims }, { catalog, journey }).witness;
}

function changedIn({ attributes }: Contact, wanted: JsonObject): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => JSON.stringify(attributes?.[name]) !== JSON.stringify(value)));
}

function pathIn(simulation: Simulation, enrollmentId: string): readonly Leg[] {
  return simulation
    .traceOf(enrollmentId)
    .flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [{ nodeId: entry.nodeId ?? '', outlet: entry.outlet }] : []));
}
