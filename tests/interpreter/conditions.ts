import type { Comparison, ComparisonCondition, Condition, EventMatch, HistoryQuery, JsonObject, JsonValue, Operand } from '@sojourn/schema';
import { localDate, localTime, plus, readDate, readInstant, text, weekdayOf } from './calendar.ts';
import { byText, zoneOf } from './world.ts';
import type { Contact, Enrollment, Point, Row, World } from './world.ts';

/** Whose condition it is, and what it may look at. */
export interface Scope {
  readonly world: World;
  readonly contact: Contact;
  readonly enrollment: Enrollment;
  readonly now: number;
  /** The event being judged, or the row of the history. */
  readonly event?: Row;
}

type Kind = 'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'list' | 'unknown';
export interface Value {
  readonly kind: Kind;
  /** `undefined` is missing. */
  readonly raw: JsonValue | undefined;
}

export interface Judged {
  readonly holds: boolean;
  readonly because: readonly Comparison[];
}

export function scopeZone({ enrollment, contact }: Scope): string {
  return zoneOf(enrollment.journey, contact);
}

/** Judges a condition; every comparison is listed, judged or not. */
export function judge(condition: Condition, scope: Scope): Judged {
  if ('all' in condition) {
    const parts = condition.all.map((one) => judge(one, scope));
    return { holds: parts.every((one) => one.holds), because: parts.flatMap((one) => one.because) };
  }
  if ('any' in condition) {
    const parts = condition.any.map((one) => judge(one, scope));
    return { holds: parts.some((one) => one.holds), because: parts.flatMap((one) => one.because) };
  }
  if ('not' in condition) {
    const inner = judge(condition.not, scope);
    return { holds: !inner.holds, because: inner.because };
  }
  return compare(condition, scope);
}

function compare({ left, op, right, orMissing }: ComparisonCondition, scope: Scope): Judged {
  const value = resolve(left, scope);
  const holds = holdsFor(value, op, right, orMissing === true, scope);
  return { holds, because: [{ left, op, ...(right === undefined ? {} : { right }), saw: value.raw ?? null, holds }] };
}

function holdsFor(left: Value, op: string, right: Operand | JsonValue | undefined, orMissing: boolean, scope: Scope): boolean {
  if (op === 'exists') return left.raw !== undefined;
  if (op === 'missing') return left.raw === undefined;
  if (left.raw === undefined) return orMissing;
  const inZone = scopeZone(scope);
  const many = op === 'between' || op === 'in' || op === 'notIn' || op.startsWith('includes');
  const rights = many
    ? (right as readonly JsonValue[]).map((one) => literal(one, left)) // The checks have made sure of a list.
    : [isOperandLike(right) ? resolve(right, scope) : literal(right ?? null, left)];
  const [first, second] = rights;
  if (first === undefined) return op === 'notIn' || op === 'includesNone' || op === 'includesAll';
  if (!many && first.raw === undefined) return orMissing;
  const order = (other: Value | undefined): number => orderOf(left, other ?? first, inZone, op === 'on');
  const items = Array.isArray(left.raw) ? (left.raw as readonly JsonValue[]) : []; // A list holds JSON.
  const has = (one: Value): boolean => items.some((item) => item === one.raw);
  switch (op) {
    case 'eq':
    case 'on':
      return order(first) === 0;
    case 'neq':
      return order(first) !== 0;
    case 'gt':
    case 'after':
      return order(first) > 0;
    case 'gte':
      return order(first) >= 0;
    case 'lt':
    case 'before':
      return order(first) < 0;
    case 'lte':
      return order(first) <= 0;
    case 'between':
      return order(first) >= 0 && order(second) <= 0;
    case 'in':
      return rights.some((one) => order(one) === 0);
    case 'notIn':
      return rights.every((one) => order(one) !== 0);
    case 'contains':
      return left.kind === 'list' ? has(first) : textOf(left.raw).includes(textOf(first.raw));
    case 'notContains':
      return left.kind === 'list' ? !has(first) : !textOf(left.raw).includes(textOf(first.raw));
    case 'startsWith':
      return textOf(left.raw).startsWith(textOf(first.raw));
    case 'endsWith':
      return textOf(left.raw).endsWith(textOf(first.raw));
    case 'matches':
      return new RegExp(textOf(first.raw), 'u').test(textOf(left.raw));
    case 'includesAny':
      return rights.some(has);
    case 'includesAll':
      return rights.every(has);
    case 'includesNone':
      return !rights.some(has);
    default:
      throw new Error(`There is no operator ${op}`);
  }
}

/** A text as it is, anything else as JSON. */
function textOf(raw: JsonValue | undefined): string {
  return typeof raw === 'string' ? raw : JSON.stringify(raw ?? null);
}

/** Instants against each other; as soon as one is a date, or `on`, both as local dates. */
function orderOf(left: Value, right: Value, zone: string, asDates: boolean): number {
  const temporal = (value: Value): boolean => value.kind === 'date' || value.kind === 'datetime';
  if (!temporal(left)) return plainOrder(left.raw, right.raw);
  if (left.kind === 'date' || right.kind === 'date' || asDates) return byText(dateOf(left, zone), dateOf(right, zone));
  return (readInstant(left.raw) ?? 0) - (readInstant(right.raw) ?? 0);
}

function dateOf(value: Value, zone: string): string {
  return value.kind === 'date' ? textOf(value.raw) : localDate(readInstant(value.raw) ?? 0, zone);
}

function plainOrder(left: JsonValue | undefined, right: JsonValue | undefined): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return byText(left, right);
  return left === right ? 0 : Number.NaN;
}

/** A literal on the right of a value. */
function literal(raw: JsonValue, left: Value): Value {
  if (left.kind !== 'date' && left.kind !== 'datetime') return { kind: left.kind, raw };
  if (readDate(raw) !== undefined) return { kind: 'date', raw };
  return { kind: 'datetime', raw: readInstant(raw) === undefined ? undefined : raw };
}

export function isOperandLike(value: unknown): value is Operand {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an operand is worth. */
export function resolve(operand: Operand, scope: Scope): Value {
  const { contact, enrollment, now, world } = scope;
  if ('attribute' in operand) {
    return typed(world.catalog.attributes?.[operand.attribute]?.type, contact.attributes[operand.attribute]);
  }
  if ('entry' in operand) return typed(entryKind(operand.entry, scope), path(enrollment.data, operand.entry));
  if ('trigger' in operand) return { kind: 'text', raw: enrollment.trigger };
  if ('event' in operand) {
    const { event } = scope;
    if (event === undefined) return { kind: 'unknown', raw: undefined };
    return typed(world.catalog.events?.[event.name]?.data?.[operand.event]?.type, path(event.data, operand.event));
  }
  if ('result' in operand) return resultOf(operand.result, scope);
  if ('tag' in operand) return { kind: 'boolean', raw: contact.tags.includes(operand.tag) };
  if ('segment' in operand) return { kind: 'boolean', raw: isIn(operand.segment, scope) };
  if ('consent' in operand) return { kind: 'text', raw: consentOf(contact, operand.consent) };
  if ('now' in operand) {
    const date = localDate(now, scopeZone(scope));
    if (operand.now === 'date') return { kind: 'date', raw: date };
    return { kind: 'text', raw: operand.now === 'time' ? localTime(now, scopeZone(scope)) : weekdayOf(date) };
  }
  if ('count' in operand) return { kind: 'number', raw: rowsOf(operand.count, scope).length };
  if ('sum' in operand) {
    const { path: field } = operand.sum;
    const numbers = rowsOf(operand.sum, scope).map((row) => path(row.data, field));
    return { kind: 'number', raw: numbers.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0) };
  }
  if ('last' in operand) {
    const rows = rowsOf(operand.last, scope);
    return { kind: 'datetime', raw: rows.length === 0 ? undefined : text(Math.max(...rows.map((row) => row.at))) };
  }
  const [length, sign] = 'ago' in operand ? ([operand.ago, -1] as const) : ([operand.in, 1] as const);
  return { kind: 'datetime', raw: text(plus(now, length, scopeZone(scope), sign)) };
}

function entryKind(field: string, { world, enrollment }: Scope): string | undefined {
  const trigger = enrollment.journey.entry.triggers.find(({ id }) => id === enrollment.trigger);
  if (trigger?.type === 'event' || trigger?.type === 'absence') return world.catalog.events?.[trigger.event]?.data?.[field]?.type;
  if (trigger?.type === 'attribute') return world.catalog.attributes?.[trigger.attribute]?.type;
  return undefined;
}

function resultOf(name: string, { world, enrollment }: Scope): Value {
  const [nodeId = '', ...rest] = name.split('.');
  const field = rest.join('.');
  const node = enrollment.journey.nodes[nodeId];
  const raw = path(enrollment.results.get(nodeId) ?? {}, field);
  const output = node?.type === 'action' ? world.catalog.actions?.[textOf(node['action'] as JsonValue)]?.output?.[field]?.type : undefined;
  return typed(output, raw);
}

/** A value that is not of its declared type is missing. */
function typed(kind: string | undefined, raw: JsonValue | undefined): Value {
  if (raw === undefined || raw === null) return { kind: (kind as Kind | undefined) ?? 'unknown', raw: undefined }; // A type of the catalog.
  const inferred = Array.isArray(raw) ? 'list' : typeof raw === 'string' ? 'text' : typeof raw;
  if (kind === undefined) return { kind: inferred as Kind, raw }; // JSON's own types.
  const fits = kind === 'date' ? readDate(raw) !== undefined : kind === 'datetime' ? readInstant(raw) !== undefined : inferred === kind;
  return { kind: kind as Kind, raw: fits ? raw : undefined }; // A type of the catalog.
}

/** A path into data; own fields only. */
export function path(data: JsonValue | undefined, name: string): JsonValue | undefined {
  let at: JsonValue | undefined = data;
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as JsonObject)[part]; // An object or a list: both have their fields by name.
  }
  return at === null ? undefined : at;
}

function isIn(segment: string, scope: Scope): boolean {
  const when = scope.world.catalog.segments?.[segment]?.when;
  return when === undefined ? scope.contact.segments.includes(segment) : judge(when, scope).holds;
}

/** An unsubscribed channel wins, then the category's own answer, then the channel's. */
export function consentOf(contact: Contact, name: string): string | undefined {
  const [channel = '', category] = name.split('/');
  const onChannel = contact.consent[channel];
  if (category === undefined || onChannel === 'unsubscribed') return onChannel;
  return contact.consent[name] ?? onChannel;
}

/** Until when a row is kept. */
export function keptUntil(row: Row, world: World): number {
  return plus(row.at, world.catalog.events?.[row.name]?.keep ?? 'P90D', 'UTC');
}

function rowsOf(query: HistoryQuery, scope: Scope): readonly Row[] {
  return scope.contact.history.filter((row) => {
    if (row.name !== query.event || scope.now >= keptUntil(row, scope.world)) return false;
    if (query.within !== undefined && scope.now >= plus(row.at, query.within, scopeZone(scope))) return false;
    if (query.since !== undefined && !isSince(row, pointOf(query.since, scope.enrollment))) return false;
    if (query.of !== undefined && !answers(row, query.of, scope.enrollment)) return false;
    return query.where === undefined || judge(query.where, { ...scope, event: row }).holds;
  });
}

export function pointOf(since: string, enrollment: Enrollment): Point | undefined {
  return since === 'entry' ? enrollment.since : enrollment.arrivals.get(since.slice('node:'.length));
}

/** By the event's own instant, then by arrival. */
export function isSince(row: Row, point: Point | undefined): boolean {
  return point !== undefined && (row.at > point.at || (row.at === point.at && row.place > point.place));
}

/** Whether an event answers a message of a node, of whichever visit: its key says so. */
export function answers(row: Row, nodeId: string, enrollment: Enrollment): boolean {
  return row.effect?.startsWith(`default:${enrollment.id}:${nodeId}:`) === true;
}

/** Whether an event is the one of a match; its `where` is the reason. */
export function matches(match: EventMatch, row: Row | undefined, scope: Scope): { holds: boolean; because?: readonly Comparison[] } {
  if (row === undefined || row.name !== match.event) return { holds: false };
  if (match.of !== undefined && !answers(row, match.of, scope.enrollment)) return { holds: false };
  return match.where === undefined ? { holds: true } : judge(match.where, { ...scope, event: row });
}
