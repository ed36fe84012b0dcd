import type { Catalog, EventType, Field, Journey, JourneyNode, Operand } from '@sojourn/schema';

/** Where the choices of a picker are grouped. */
export type OperandGroup = 'attributes' | 'event' | 'entry' | 'results' | 'consent' | 'membership' | 'history' | 'time';

/** A value that a condition can look at. */
export interface OperandChoice {
  readonly operand: Operand;
  readonly group: OperandGroup;
}

/** Where a condition stands: what it can see depends on it. */
export interface ConditionSite {
  readonly journey: Journey;
  readonly catalog: Catalog;
  /** The event being judged, where there is one. */
  readonly event?: string;
  /** Conditions of the entry are judged before there is any enrollment. */
  readonly inGraph: boolean;
}

/** Everything from the catalog and the journey that a condition can look at here, in the order it is offered. */
export function operandChoices(site: ConditionSite): readonly OperandChoice[] {
  const { catalog } = site;
  const grouped = (group: OperandGroup, operands: readonly Operand[]): readonly OperandChoice[] =>
    operands.map((operand) => ({ operand, group }));
  return [
    ...grouped(
      'event',
      site.event === undefined ? [] : Object.keys(eventType(catalog, site.event)?.data ?? {}).map((path) => ({ event: path })),
    ),
    ...grouped(
      'attributes',
      Object.keys(catalog.attributes ?? {}).map((attribute) => ({ attribute })),
    ),
    ...grouped('entry', site.inGraph ? entryOperands(site) : []),
    ...grouped('results', site.inGraph ? resultOperands(site) : []),
    ...grouped('consent', consentOperands(catalog)),
    ...grouped(
      'membership',
      Object.keys(catalog.segments ?? {}).map((segment) => ({ segment })),
    ),
    ...grouped(
      'membership',
      knownTags(site.journey).map((tag) => ({ tag })),
    ),
    ...grouped('history', historyOperands(catalog)),
    ...grouped('time', [{ now: 'weekday' }, { now: 'time' }, { now: 'date' }]),
  ];
}

/** The declared type of an event, by own property. */
export function eventType(catalog: Catalog, name: string): EventType | undefined {
  return ownOf(catalog.events, name);
}

/** A member of a record from outside, never one of its prototype. */
export function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The fields that the data of the journey's trigger events has; of several events the first that declares a field. */
export function entryFields(journey: Journey, catalog: Catalog): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const trigger of journey.entry.triggers) {
    if (trigger.type === 'event' || trigger.type === 'absence') {
      for (const [path, field] of Object.entries(eventType(catalog, trigger.event)?.data ?? {})) {
        if (!fields.has(path)) fields.set(path, field);
      }
    }
    if (trigger.type === 'attribute') {
      const field = ownOf(catalog.attributes, trigger.attribute);
      for (const path of ['from', 'to']) if (field !== undefined && !fields.has(path)) fields.set(path, { ...field, required: false });
    }
  }
  return fields;
}

/** The fields that a node gives: an action's output, or the data of the events a wait listens for. */
export function resultFields(node: JourneyNode, catalog: Catalog): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  if (node.type === 'action' && typeof node['action'] === 'string') {
    for (const [path, field] of Object.entries(ownOf(catalog.actions, node['action'])?.output ?? {})) fields.set(path, field);
  }
  if (node.type === 'wait' && Array.isArray(node['until'])) {
    // The parser has made sure of a wait's alternatives.
    for (const one of node['until'] as readonly { readonly type: string; readonly event?: string }[]) {
      if (one.type !== 'event' || one.event === undefined) continue;
      for (const [path, field] of Object.entries(eventType(catalog, one.event)?.data ?? {})) if (!fields.has(path)) fields.set(path, field);
    }
  }
  return fields;
}

function entryOperands({ journey, catalog }: ConditionSite): readonly Operand[] {
  const paths: readonly Operand[] = [...entryFields(journey, catalog).keys()].map((entry) => ({ entry }));
  return journey.entry.triggers.length > 1 ? [...paths, { trigger: true }] : paths;
}

function resultOperands({ journey, catalog }: ConditionSite): readonly Operand[] {
  return Object.entries(journey.nodes).flatMap(([id, node]) =>
    [...resultFields(node, catalog).keys()].map((path) => ({ result: `${id}.${path}` })),
  );
}

function consentOperands(catalog: Catalog): readonly Operand[] {
  const channels = Object.entries(catalog.channels ?? {})
    .filter(([, channel]) => channel.consent === true)
    .map(([id]) => id);
  const categories = Object.values(catalog.actions ?? {}).flatMap((action) =>
    action.channel !== undefined && action.category !== undefined && channels.includes(action.channel)
      ? [`${action.channel}/${action.category}`]
      : [],
  );
  return [...channels, ...new Set(categories)].map((consent) => ({ consent }));
}

function historyOperands(catalog: Catalog): readonly Operand[] {
  return Object.entries(catalog.events ?? {}).flatMap(([event, type]) => [
    { count: { event } },
    { last: { event } },
    ...Object.entries(type.data ?? {}).flatMap(([path, field]) => (field.type === 'number' ? [{ sum: { event, path } }] : [])),
  ]);
}

/** Tags that the journey itself gives or takes; others are typed. */
function knownTags(journey: Journey): readonly string[] {
  const tags = new Set<string>();
  for (const node of Object.values(journey.nodes)) {
    if (node.type !== 'update' || !Array.isArray(node['changes'])) continue;
    // The parser has made sure of an update's changes.
    for (const change of node['changes'] as readonly { readonly tag?: string }[]) if (change.tag !== undefined) tags.add(change.tag);
  }
  return [...tags];
}
