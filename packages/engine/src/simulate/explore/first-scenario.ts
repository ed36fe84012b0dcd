import { formatInstant } from '@sojourn/schema';
import type {
  Catalog,
  Condition,
  Contact,
  Journey,
  JsonObject,
  JsonValue,
  KnownNode,
  Operand,
  Scenario,
  ScriptedResult,
  Witness,
} from '@sojourn/schema';
import { exploredFrom } from './attempt-plan.ts';
import type { AttemptPlan } from './attempt-plan.ts';
import { claimsOf, standingClaims, stretchFrom } from './claims.ts';
import type { EntryWay } from './enter-by.ts';
import { fullConsent, present, withRequired } from './values.ts';
import type { Leg } from './walks.ts';

/** The journey as if it had that trigger alone: its event says what types the entry data has. */
export function enteredBy({ journey, trigger }: AttemptPlan): Journey {
  return { ...journey, entry: { ...journey.entry, triggers: [trigger] } };
}

/** What has to hold for the contact to get in and to go the first stretch. */
export function entryClaims({ journey, legs, trigger, arranges }: AttemptPlan, way: EntryWay): readonly Condition[] {
  const stretch = arranges === 'once' ? legs : stretchFrom(journey, legs, 0);
  const walked = stretch.flatMap(({ nodeId, outlet }) => {
    const node = journey.nodes[nodeId];
    return node === undefined ? [] : claimsOf(node, outlet);
  });
  const byTrigger: Condition = { left: { trigger: true }, op: 'eq', right: trigger.id };
  return [...standingClaims(journey), ...way.claims, byTrigger, ...walked];
}

/** The scenario before anything happens: the contact as it is known first, and the answers of splits and actions. */
export function firstScenario(plan: AttemptPlan, way: EntryWay, witness: Witness): Scenario {
  const { journey, catalog, legs } = plan;
  const attributes: Record<string, JsonValue> = withRequiredAttributes(catalog, present(witness.attributes));
  for (const [name, value] of Object.entries({ ...way.first(witness), ...dateValues(plan, 'attribute') })) {
    if (value === undefined) delete attributes[name];
    else attributes[name] = value;
  }
  const contact: Contact = {
    id: 'explorer',
    timezone: journey.timezone === 'contact' ? (journey.fallbackTimezone ?? 'UTC') : journey.timezone,
    attributes,
    consent: consentFor(plan, witness),
    ...(witness.tags === undefined ? {} : { tags: witness.tags }),
    ...(witness.segments === undefined ? {} : { segments: witness.segments }),
  };
  const choices: Record<string, string | boolean> = { holdout: false };
  const results: Record<string, ScriptedResult> = {};
  for (const { nodeId, outlet } of legs) {
    const node = journey.nodes[nodeId];
    if (node?.type === 'split') choices[nodeId] = outlet;
    if (node?.type === 'action') results[nodeId] = resultFor(outlet, present(witness.results)[nodeId]);
  }
  return { name: nameOf(legs), start: formatInstant(exploredFrom), contact, script: [], choices, results };
}

/** What of some values is there. */
export function defined(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function resultFor(outlet: string, data: JsonValue | undefined): ScriptedResult {
  if (outlet === 'failed') return { error: 'not_sent' };
  // The witness writes results as objects.
  const given = data === undefined ? {} : { data: data as JsonObject };
  return outlet === 'next' || outlet === 'withheld' ? given : { outcome: outlet, ...given };
}

function withRequiredAttributes(catalog: Catalog, given: JsonObject): Record<string, JsonValue> {
  return { ...withRequired(catalog.attributes, given) };
}

function consentFor({ journey, catalog, legs }: AttemptPlan, witness: Witness): Record<string, string> {
  const consent = { ...fullConsent(catalog) };
  for (const [name, value] of Object.entries(witness.consent ?? {})) {
    if (typeof value === 'string') consent[name] = value;
    else delete consent[name];
  }
  for (const { nodeId, outlet } of legs) {
    const node = journey.nodes[nodeId] as KnownNode | undefined; // The type tells them apart.
    if (outlet !== 'withheld' || node?.type !== 'action') continue;
    const channel = catalog.actions?.[node.action]?.channel;
    for (const name of Object.keys(consent)) if (name === channel || name.startsWith(`${channel ?? ''}/`)) delete consent[name];
  }
  return consent;
}

/** Values for the dates that the walk waits for, by where they stand; `undefined` leaves one out. */
export function dateValues(
  { journey, catalog, legs, dateIn }: AttemptPlan,
  place: 'attribute' | 'entry',
): Readonly<Record<string, JsonValue | undefined>> {
  const values: Record<string, JsonValue | undefined> = {};
  for (const { nodeId, outlet } of legs) {
    const node = journey.nodes[nodeId] as KnownNode | undefined; // The type tells them apart.
    const date = node?.type === 'wait' ? node.until.find((one) => one.type === 'date') : undefined;
    const name = date === undefined ? undefined : fieldOf(date.on, place);
    if (name === undefined) continue;
    const at = formatInstant(exploredFrom + dateIn);
    const isDay = place === 'attribute' && catalog.attributes?.[name]?.type === 'date';
    values[name] = outlet === 'missing' ? undefined : isDay ? at.slice(0, 10) : at;
  }
  return values;
}

function fieldOf(operand: Operand, place: 'attribute' | 'entry'): string | undefined {
  if (place === 'attribute') return 'attribute' in operand ? operand.attribute : undefined;
  return 'entry' in operand ? operand.entry : undefined;
}

function nameOf(legs: readonly Leg[]): string {
  const last = legs.at(-1);
  return last === undefined ? 'Enters' : `${last.nodeId}:${last.outlet}`;
}
