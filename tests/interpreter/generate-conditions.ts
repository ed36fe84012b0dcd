import type { Condition, EventMatch, Operand } from '@sojourn/schema';
import type { Draw } from './draw.ts';

/** What a generated condition may look at. */
export interface Reach {
  /** Waits and actions whose result may be looked at, by node id: the event or action whose data they have. */
  readonly results?: readonly string[];
  /** Nodes that `since` may name. */
  readonly nodes?: readonly string[];
  /** Action nodes that `of` may name. */
  readonly messages?: readonly string[];
  /** Whether it may look at the entry. */
  readonly entry?: boolean;
  /** Whether the entry has the fields of an event. */
  readonly fields?: boolean;
  /** Whether time may change it. */
  readonly timed?: boolean;
  readonly triggers?: readonly string[];
}

export const lengths = ['PT10M', 'PT1H', 'PT12H', 'P1D', 'PT24H', 'P2D', 'P1DT2H', 'P1W', 'P1M'] as const;
export const times = ['00:00', '02:30', '09:00', '12:00', '18:30', '23:45'] as const;
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const dates = [
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-04-02',
  '2026-10-25',
  '2026-10-31',
  '2026-11-02',
  '2024-02-29',
] as const;
export const instants = [
  '2026-03-28T12:00:00Z',
  '2026-03-29T01:30:00+01:00',
  '2026-03-30T09:00:00+02:00',
  '2026-10-25T00:30:00Z',
  '2026-10-26T09:00:00-04:00',
  '2026-11-01T06:30:00Z',
] as const;

/** A condition, seldom deeper than two. */
export function aCondition(draw: Draw, reach: Reach, depth = 2): Condition {
  const kind = depth === 0 ? 9 : draw.int(10);
  if (kind === 0) return { not: aCondition(draw, reach, depth - 1) };
  if (kind === 1) return { all: several(draw, reach, depth) };
  if (kind === 2) return { any: several(draw, reach, depth) };
  return aComparison(draw, reach);
}

function several(draw: Draw, reach: Reach, depth: number): readonly Condition[] {
  return Array.from({ length: 1 + draw.int(2) }, () => aCondition(draw, reach, depth - 1));
}

function aComparison(draw: Draw, reach: Reach): Condition {
  const one = draw.pick<(draw: Draw, reach: Reach) => Condition>([
    ofNumber,
    ofNumber,
    ofText,
    ofFlag,
    ofList,
    ofConsent,
    ofHistory,
    ofHistory,
    ...(reach.entry === true ? [ofEntry, ofEntry] : []),
    ...(reach.timed === true ? [ofDate, ofNow, ofLast] : []),
    ...((reach.results ?? []).length > 0 ? [ofResult] : []),
  ]);
  return one(draw, reach);
}

function missing(draw: Draw): { readonly orMissing?: boolean } {
  return draw.chance(30) ? { orMissing: true } : {};
}

function numeric(draw: Draw, left: Operand): Condition {
  const op = draw.pick(['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'notIn', 'exists', 'missing'] as const);
  if (op === 'exists' || op === 'missing') return { left, op };
  if (op === 'between') return { left, op, right: [1, 3], ...missing(draw) };
  if (op === 'in' || op === 'notIn') return { left, op, right: [1, 2, 5], ...missing(draw) };
  return { left, op, right: draw.int(5), ...missing(draw) };
}

function textual(draw: Draw, left: Operand): Condition {
  const op = draw.pick([
    'eq',
    'neq',
    'in',
    'notIn',
    'contains',
    'notContains',
    'startsWith',
    'endsWith',
    'matches',
    'gt',
    'lte',
    'exists',
    'missing',
  ] as const);
  if (op === 'exists' || op === 'missing') return { left, op };
  if (op === 'in' || op === 'notIn') return { left, op, right: ['free', 'a'], ...missing(draw) };
  if (op === 'matches') return { left, op, right: draw.pick(['^f', 'r.e', '[a-c]$']), ...missing(draw) };
  return { left, op, right: draw.pick(['free', 'pro', 'a', 'r']), ...missing(draw) };
}

function ofNumber(draw: Draw): Condition {
  return numeric(draw, { attribute: draw.pick(['orders', 'orders', 'score']) });
}

function ofText(draw: Draw): Condition {
  return textual(draw, { attribute: draw.pick(['plan', 'name']) });
}

function ofFlag(draw: Draw): Condition {
  const left = draw.pick<Operand>([{ attribute: 'vip' }, { tag: 'hot' }, { segment: 'big' }, { segment: 'busy' }, { segment: 'listed' }]);
  return { left, op: draw.pick(['eq', 'neq'] as const), right: draw.chance(50), ...missing(draw) };
}

function ofList(draw: Draw): Condition {
  const op = draw.pick(['contains', 'notContains', 'includesAny', 'includesAll', 'includesNone', 'exists', 'missing'] as const);
  const left = { attribute: 'likes' };
  if (op === 'exists' || op === 'missing') return { left, op };
  return { left, op, right: op === 'contains' || op === 'notContains' ? 'tea' : ['tea', 'jam'], ...missing(draw) };
}

function ofConsent(draw: Draw): Condition {
  const left = { consent: draw.pick(['email', 'sms', 'email/marketing', 'email/offers']) };
  return { left, op: draw.pick(['eq', 'neq'] as const), right: draw.pick(['subscribed', 'unsubscribed']), ...missing(draw) };
}

/** How a history is looked at. */
function aQuery(draw: Draw, reach: Reach): { event: string; where?: Condition; within?: string; since?: string; of?: string } {
  const event = draw.pick(['ping', 'pong', 'paid', 'brief']);
  const since = reach.entry === true && draw.chance(25) ? ['entry', ...(reach.nodes ?? []).map((id) => `node:${id}`)] : [];
  const of = draw.chance(15) && (event === 'ping' || event === 'pong') ? (reach.messages ?? []) : [];
  return {
    event,
    ...(draw.chance(30) ? { where: ofEvent(draw) } : {}),
    ...(reach.timed === true && draw.chance(40) ? { within: draw.pick(['PT1H', 'P1D', 'P2D', 'P1W']) } : {}),
    ...(since.length > 0 ? { since: draw.pick(since) } : {}),
    ...(of.length > 0 ? { of: draw.pick(of) } : {}),
  };
}

function ofHistory(draw: Draw, reach: Reach): Condition {
  const query = aQuery(draw, reach);
  const left: Operand = draw.chance(70) ? { count: query } : { sum: { ...query, path: 'n' } };
  return { left, op: draw.pick(['eq', 'gte', 'gt', 'lt', 'neq'] as const), right: draw.int(4) };
}

function ofEntry(draw: Draw, reach: Reach): Condition {
  if (draw.chance(20) && (reach.triggers ?? []).length > 0) {
    return { left: { trigger: true }, op: draw.pick(['eq', 'neq'] as const), right: draw.pick(reach.triggers ?? []) };
  }
  if (reach.fields !== true) return ofNumber(draw);
  return draw.chance(60) ? numeric(draw, { entry: 'n' }) : textual(draw, { entry: 'k' });
}

function ofResult(draw: Draw, reach: Reach): Condition {
  return numeric(draw, { result: `${draw.pick(reach.results ?? [])}.n` });
}

function ofDate(draw: Draw): Condition {
  const left = draw.pick<Operand>([{ attribute: 'due' }, { attribute: 'born' }]);
  const op = draw.pick(['before', 'after', 'on', 'gte', 'lt', 'between', 'missing'] as const);
  if (op === 'missing') return { left, op };
  if (op === 'between') return { left, op, right: [draw.pick(dates), draw.pick(dates)], ...missing(draw) };
  const right = draw.pick<Operand | string>([
    { ago: draw.pick(lengths) },
    { in: draw.pick(lengths) },
    { now: 'date' },
    draw.pick(dates),
    draw.pick(instants),
  ]);
  return { left, op, right, ...missing(draw) };
}

function ofLast(draw: Draw): Condition {
  const event = draw.pick(['ping', 'paid', 'brief']);
  const right = draw.pick<Operand>([{ ago: draw.pick(lengths) }, { ago: 'PT1H' }]);
  return {
    left: { last: { event, ...(draw.chance(30) ? { where: ofEvent(draw) } : {}) } },
    op: draw.pick(['before', 'after', 'on'] as const),
    right,
    ...missing(draw),
  };
}

function ofNow(draw: Draw): Condition {
  const now = draw.pick(['date', 'time', 'weekday'] as const);
  if (now === 'date') return { left: { now }, op: draw.pick(['eq', 'before', 'after', 'neq'] as const), right: draw.pick(dates) };
  if (now === 'weekday')
    return { left: { now }, op: draw.pick(['in', 'notIn'] as const), right: draw.pick([['sat', 'sun'], ['mon', 'wed'], ['fri']]) };
  const op = draw.pick(['gte', 'lt', 'eq', 'between'] as const);
  return { left: { now }, op, right: op === 'between' ? ['09:00', '18:30'] : draw.pick(times) };
}

/** A condition on the event being judged. */
export function ofEvent(draw: Draw): Condition {
  const one = draw.chance(70) ? numeric(draw, { event: 'n' }) : numeric(draw, { attribute: 'orders' });
  return draw.chance(20) ? { not: one } : one;
}

/** A goal or an exit: an event, or a condition. */
export function aMatch(draw: Draw, reach: Reach): Condition | EventMatch {
  if (draw.chance(45)) return aCondition(draw, { ...reach, results: [] }, 1);
  const of = draw.chance(25) ? (reach.messages ?? []) : [];
  return {
    event: of.length > 0 ? 'ping' : draw.pick(['ping', 'pong', 'paid']),
    ...(draw.chance(40) ? { where: ofEvent(draw) } : {}),
    ...(of.length > 0 ? { of: draw.pick(of) } : {}),
  };
}
