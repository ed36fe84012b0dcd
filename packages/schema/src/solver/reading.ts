import type { Catalog, Field } from '../catalog.ts';
import type { Operand } from '../conditions/condition.ts';
import { ownField } from '../conditions/operand.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Cell } from './formula.ts';

/** Something a contact's data decides: a variable of the search. */
export interface Reading {
  readonly key: string;
  readonly operand: Operand;
  readonly field: Field;
  readonly canBeMissing: boolean;
}

/** An example contact with what conditions read: `null` is missing. */
export interface Witness extends JsonObject {
  readonly attributes?: JsonObject;
  readonly entry?: JsonObject;
  readonly consent?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  readonly segments?: readonly string[];
  readonly trigger?: string;
}

/**
 * The name under which two operands are the same thing; `undefined` for what one contact's plain data does not decide: history, time,
 * results, a segment that the catalog defines, a category's consent (which the channel's may overrule).
 */
export function keyOf(operand: Operand, catalog: Catalog): string | undefined {
  if ('attribute' in operand) return `attribute ${operand.attribute}`;
  if ('entry' in operand) return `entry ${operand.entry}`;
  if ('tag' in operand) return `tag ${operand.tag}`;
  if ('trigger' in operand) return 'trigger';
  if ('segment' in operand)
    return ownField(catalog.segments, operand.segment)?.when === undefined ? `segment ${operand.segment}` : undefined;
  return 'consent' in operand && !operand.consent.includes('/') ? `consent ${operand.consent}` : undefined;
}

/** The type of what is read, and whether it may be missing; `undefined` where nobody declares it. */
export function fieldOf(operand: Operand, declared: Field | 'unknown'): Pick<Reading, 'field' | 'canBeMissing'> | undefined {
  if (declared === 'unknown') return undefined;
  // Missing consent counts as not subscribed, and is never the example.
  if ('consent' in operand) return { field: { type: 'text', values: ['subscribed', 'unsubscribed'] }, canBeMissing: false };
  return { field: declared, canBeMissing: declared.required !== true };
}

/** The example contact that has these values. */
export function witnessOf(values: readonly (readonly [Reading, Cell])[]): Witness {
  const parts = new Map<string, JsonObject>();
  const put = (part: string, name: string, value: JsonValue): void => void parts.set(part, { ...parts.get(part), [name]: value });
  const facts = new Map<string, string[]>();
  let trigger: string | undefined;
  for (const [{ operand }, cell] of values) {
    const value = cell ?? null;
    if ('attribute' in operand) put('attributes', operand.attribute, value);
    else if ('entry' in operand) parts.set('entry', withPath(parts.get('entry') ?? {}, operand.entry.split('.'), value));
    else if ('consent' in operand) put('consent', operand.consent, value);
    else if ('tag' in operand) facts.set('tags', [...(facts.get('tags') ?? []), ...(value === true ? [operand.tag] : [])]);
    else if ('segment' in operand) facts.set('segments', [...(facts.get('segments') ?? []), ...(value === true ? [operand.segment] : [])]);
    else if ('trigger' in operand && typeof value === 'string') trigger = value;
  }
  return { ...Object.fromEntries(parts), ...Object.fromEntries(facts), ...(trigger !== undefined && { trigger }) };
}

/** An object with a value at a path of names, and all that it had. */
function withPath(object: JsonObject, [name = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  const container = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : {}; // Neither list nor null.
  return { ...object, [name]: withPath(container, rest, value) };
}
