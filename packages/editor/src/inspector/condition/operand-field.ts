import type { Field, Operand } from '@sojourn/schema';
import { entryFields, eventType, ownOf, resultFields, type ConditionSite } from './operand-choices.ts';

/** What the catalog says of an operand's value; `undefined` where it says nothing. */
export function operandField(operand: Operand, site: ConditionSite): Field | undefined {
  const { catalog, journey } = site;
  if ('attribute' in operand) return ownOf(catalog.attributes, operand.attribute);
  if ('entry' in operand) return entryFields(journey, catalog).get(operand.entry);
  if ('event' in operand) return site.event === undefined ? undefined : ownOf(eventType(catalog, site.event)?.data, operand.event);
  if ('result' in operand) return resultField(operand.result, site);
  if ('trigger' in operand) return { type: 'text', values: journey.entry.triggers.map((trigger) => trigger.id), required: true };
  if ('tag' in operand || 'segment' in operand) return { type: 'boolean', required: true };
  if ('consent' in operand) return { type: 'text', values: ['subscribed', 'unsubscribed'] };
  if ('count' in operand) return { type: 'number', min: 0, integer: true, required: true };
  if ('sum' in operand) return { type: 'number', required: true };
  if ('last' in operand) return { type: 'datetime' };
  if ('now' in operand) return operand.now === 'date' ? { type: 'date', required: true } : { type: 'text', required: true };
  return { type: 'datetime', required: true };
}

function resultField(path: string, { journey, catalog }: ConditionSite): Field | undefined {
  const dot = path.indexOf('.');
  const node = dot === -1 ? undefined : ownOf(journey.nodes, path.slice(0, dot));
  const field = node === undefined ? undefined : resultFields(node, catalog).get(path.slice(dot + 1));
  // A node that was not visited gave nothing: its result may be missing, whatever the catalog promises.
  return field === undefined ? undefined : { ...field, required: false };
}
