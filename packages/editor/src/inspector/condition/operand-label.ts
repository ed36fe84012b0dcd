import type { Catalog, Field, HistoryQuery, Journey, Operand } from '@sojourn/schema';
import type { Words } from '../../messages/words.ts';
import { formatDuration } from '../fields/duration-text.ts';
import { entryFields, eventType, ownOf, resultFields } from './operand-choices.ts';

/** What names come from. */
export interface NameSources {
  readonly journey: Journey;
  readonly catalog: Catalog;
  /** The event being judged, where there is one. */
  readonly event?: string | undefined;
}

/** An operand as a person would call it: the catalog's labels, never a path where a label is known. */
export function operandLabel(operand: Operand, sources: NameSources, words: Words): string {
  const { catalog, journey } = sources;
  if ('attribute' in operand) return labelOf(ownOf(catalog.attributes, operand.attribute), operand.attribute);
  if ('entry' in operand) return labelOf(entryFields(journey, catalog).get(operand.entry), operand.entry);
  if ('event' in operand)
    return labelOf(sources.event === undefined ? undefined : ownOf(eventType(catalog, sources.event)?.data, operand.event), operand.event);
  if ('trigger' in operand) return words('operand.trigger');
  if ('result' in operand) return resultLabel(operand.result, sources, words);
  if ('tag' in operand) return words('operand.tag', { name: operand.tag });
  if ('segment' in operand) return words('operand.segment', { name: ownOf(catalog.segments, operand.segment)?.label ?? operand.segment });
  if ('consent' in operand) return consentLabel(operand.consent, catalog, words);
  if ('now' in operand) return words(`operand.now.${operand.now}`);
  if ('ago' in operand) return words('operand.ago', { duration: formatDuration(operand.ago, words.locale) });
  if ('in' in operand) return words('operand.in', { duration: formatDuration(operand.in, words.locale) });
  return historyLabel(operand, sources, words);
}

/** An event as a person would call it. */
export function eventLabel(name: string, catalog: Catalog): string {
  return eventType(catalog, name)?.label ?? name;
}

function historyLabel(
  operand: Extract<Operand, { readonly count: unknown } | { readonly sum: unknown } | { readonly last: unknown }>,
  { catalog }: NameSources,
  words: Words,
): string {
  if ('last' in operand) return words('operand.last', { event: eventLabel(operand.last.event, catalog) });
  if ('count' in operand)
    return withPeriod(words('operand.count', { event: eventLabel(operand.count.event, catalog) }), operand.count, words);
  const field = labelOf(ownOf(eventType(catalog, operand.sum.event)?.data, operand.sum.path), operand.sum.path);
  return withPeriod(words('operand.sum', { field, event: eventLabel(operand.sum.event, catalog) }), operand.sum, words);
}

function withPeriod(text: string, query: HistoryQuery, words: Words): string {
  if (query.within !== undefined) return words('operand.within', { what: text, duration: formatDuration(query.within, words.locale) });
  return query.since === undefined ? text : words('operand.since', { what: text });
}

function resultLabel(path: string, { journey, catalog }: NameSources, words: Words): string {
  const dot = path.indexOf('.');
  const nodeId = dot === -1 ? path : path.slice(0, dot);
  const field = dot === -1 ? '' : path.slice(dot + 1);
  const node = ownOf(journey.nodes, nodeId);
  const name = node === undefined ? field : labelOf(resultFields(node, catalog).get(field), field);
  return words('operand.result', { name, step: node?.name ?? nodeId });
}

function consentLabel(key: string, catalog: Catalog, words: Words): string {
  const [channel = key, category] = key.split('/');
  const name = ownOf(catalog.channels, channel)?.label ?? channel;
  return category === undefined
    ? words('operand.consent', { channel: name })
    : words('operand.consentCategory', { channel: name, category });
}

function labelOf(field: Field | undefined, path: string): string {
  return field?.label ?? path;
}
