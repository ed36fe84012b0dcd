import type { Catalog, Field } from '../catalog.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { Trigger } from '../triggers/trigger.ts';
import type { JsonValue } from '../values.ts';
import type { Operand } from './condition.ts';
import type { MaybeField } from './evaluator.ts';
import { hasField, ownField } from './operand.ts';

/** The parts of a journey that give its operands types. */
export type OperandTypeSource = Pick<Journey, 'entry' | 'nodes'>;

const boolean: Field = { type: 'boolean', required: true };
const amount: Field = { type: 'number', required: true };
const count: Field = { type: 'number', integer: true, min: 0, required: true };
const instant: Field = { type: 'datetime', required: true };
const now: Readonly<Record<string, Field>> = {
  date: { type: 'date', required: true },
  time: { type: 'text', required: true },
  weekday: { type: 'text', values: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], required: true },
};

/**
 * The declared type of an operand, or `unknown` where nothing is declared or several triggers disagree.
 *
 * @param journey - Gives types to `entry`, `trigger` and `result`.
 * @param event - The name of the event being judged, which gives `event` a type.
 */
export function typeOfOperand(operand: Operand, catalog: Catalog, journey?: OperandTypeSource, event?: string): MaybeField {
  if (hasField(operand, 'attribute')) return ownField(catalog.attributes, String(operand.attribute)) ?? 'unknown';
  if (hasField(operand, 'tag') || hasField(operand, 'segment')) return boolean;
  if (hasField(operand, 'consent')) return { type: 'text' };
  if (hasField(operand, 'now')) return ownField(now, String(operand.now)) ?? 'unknown';
  if (hasField(operand, 'count')) return count;
  if (hasField(operand, 'sum')) return amount;
  if (hasField(operand, 'last')) return { type: 'datetime' };
  if (hasField(operand, 'ago') || hasField(operand, 'in')) return instant;
  if (hasField(operand, 'event')) return event === undefined ? 'unknown' : typeOfEventField(catalog, event, String(operand.event));
  if (journey === undefined) return 'unknown';
  if (hasField(operand, 'entry')) return agreed(typesOfEntry(String(operand.entry), catalog, journey).map(([, field]) => field));
  if (hasField(operand, 'trigger')) return { type: 'text', values: journey.entry.triggers.map(({ id }) => id), required: true };
  return hasField(operand, 'result') ? typeOfResult(String(operand.result), catalog, journey) : 'unknown';
}

/** The declared type of a field of an event's data. */
export function typeOfEventField(catalog: Catalog, event: string, path: string): MaybeField {
  return ownField(ownField(catalog.events, event)?.data, path) ?? 'unknown';
}

/** What each trigger of a journey declares for a path of the entry data, by trigger id. */
export function typesOfEntry(path: string, catalog: Catalog, journey: OperandTypeSource): readonly (readonly [string, MaybeField])[] {
  return journey.entry.triggers.map((trigger) => [trigger.id, typeOfTriggerField(trigger, path, catalog)]);
}

function typeOfTriggerField(trigger: Trigger, path: string, catalog: Catalog): MaybeField {
  if (trigger.type === 'event' || trigger.type === 'absence') return typeOfEventField(catalog, trigger.event, path);
  if (trigger.type !== 'attribute' || (path !== 'from' && path !== 'to')) return 'unknown';
  const field = ownField(catalog.attributes, trigger.attribute);
  if (field === undefined) return 'unknown';
  // An attribute that is never missing may still have been so before the change.
  const { required: _, ...rest } = field;
  return rest;
}

function typeOfResult(path: string, catalog: Catalog, journey: OperandTypeSource): MaybeField {
  const [nodeId = '', ...rest] = path.split('.');
  const node = ownField(journey.nodes, nodeId);
  return node === undefined ? 'unknown' : typeOfNodeField(node, rest.join('.'), catalog);
}

function typeOfNodeField(node: JourneyNode, path: string, catalog: Catalog): MaybeField {
  if (hasField(node, 'action') && node.type === 'action') {
    return optional(ownField(ownField(catalog.actions, String(node.action))?.output, path) ?? 'unknown');
  }
  if (node.type !== 'wait' || !hasField(node, 'until') || !Array.isArray(node.until)) return 'unknown';
  const events = node.until.filter(
    (alternative: unknown) => hasField(alternative, 'type') && alternative.type === 'event' && hasField(alternative, 'event'),
  );
  return optional(
    agreed(events.map((alternative: { readonly event: unknown }) => typeOfEventField(catalog, String(alternative.event), path))),
  );
}

/** A node may not have run yet, so what it gives is never certain to be there. */
function optional(field: MaybeField): MaybeField {
  if (field === 'unknown') return field;
  const { required: _, ...rest } = field;
  return rest;
}

/** The type that all of them name, required only if all say so. */
function agreed(fields: readonly MaybeField[]): MaybeField {
  const [first, ...others] = fields;
  if (first === undefined || first === 'unknown') return 'unknown';
  const shape = (field: Field): string => canonicalJson([field.type, field.of ?? null, field.values ?? null] satisfies JsonValue);
  for (const other of others) if (other === 'unknown' || shape(other) !== shape(first)) return 'unknown';
  return others.every((other) => other !== 'unknown' && other.required === true) ? first : optional(first);
}
