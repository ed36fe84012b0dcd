import { isOperand, type ComparisonCondition, type Condition, type JsonValue } from '@sojourn/schema';

/** Values that make a condition hold, by what carries them. */
export interface Wishes {
  readonly attributes: ReadonlyMap<string, JsonValue>;
  readonly consent: ReadonlyMap<string, string>;
  readonly tags: ReadonlySet<string>;
  readonly segments: ReadonlySet<string>;
  readonly event: ReadonlyMap<string, JsonValue>;
}

interface Gathered {
  readonly attributes: Map<string, JsonValue>;
  readonly consent: Map<string, string>;
  readonly tags: Set<string>;
  readonly segments: Set<string>;
  readonly event: Map<string, JsonValue>;
}

/**
 * Values for a sample contact that lean towards a condition: of `any` the first, of `not` nothing. A help for starting, not a
 * solver: where it falls short the simulator says who was not let in and why, and every value can be changed.
 */
export function wishesOf(condition: Condition | undefined): Wishes {
  const wishes: Gathered = { attributes: new Map(), consent: new Map(), tags: new Set(), segments: new Set(), event: new Map() };
  if (condition !== undefined) gather(condition, wishes);
  return wishes;
}

function gather(condition: Condition, wishes: Gathered): void {
  if ('all' in condition) for (const one of condition.all) gather(one, wishes);
  else if ('any' in condition) {
    const [first] = condition.any;
    if (first !== undefined) gather(first, wishes);
  } else if ('left' in condition) wish(condition, wishes);
}

function wish(comparison: ComparisonCondition, wishes: Gathered): void {
  const { left } = comparison;
  const value = valueFor(comparison);
  if ('tag' in left && value === true) wishes.tags.add(left.tag);
  if ('segment' in left && value === true) wishes.segments.add(left.segment);
  if (value === undefined) return;
  if ('attribute' in left) wishes.attributes.set(left.attribute, value);
  if ('consent' in left && typeof value === 'string') wishes.consent.set(left.consent, value);
  if ('event' in left || 'entry' in left) wishes.event.set('event' in left ? left.event : left.entry, value);
}

function valueFor({ op, right }: ComparisonCondition): JsonValue | undefined {
  if (isOperand(right)) return undefined;
  const literal: JsonValue | undefined = right;
  if (op === 'eq' || op === 'gte' || op === 'lte' || op === 'contains' || op === 'startsWith' || op === 'endsWith' || op === 'on')
    return literal;
  if ((op === 'neq' || op === 'notIn') && typeof firstOf(literal) === 'number') return largest(literal) + 1;
  if (op === 'gt' && typeof literal === 'number') return above(literal);
  if (op === 'lt' && typeof literal === 'number') return literal - 1;
  if ((op === 'in' || op === 'between') && Array.isArray(literal)) return firstOf(literal);
  return (op === 'includesAny' || op === 'includesAll') && Array.isArray(literal) ? literal : undefined;
}

function firstOf(value: JsonValue | undefined): JsonValue | undefined {
  return isList(value) ? value[0] : value;
}

/** A number over another that looks like one a person would give. */
function above(limit: number): number {
  return limit < 20 ? Math.floor(limit) + 1 : Math.ceil((limit * 1.3) / 10) * 10;
}

function largest(value: JsonValue | undefined): number {
  const numbers = (isList(value) ? value : [value]).filter((one): one is number => typeof one === 'number');
  return Math.max(0, ...numbers);
}

// The platform's own test does not narrow readonly lists.
function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
