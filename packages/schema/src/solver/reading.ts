import { canonicalJson } from '../canonical-json.ts';
import type { Field } from '../catalog.ts';
import type { ComparisonCondition, HistoryQuery, Operand } from '../conditions/condition.ts';
import { hasField, isOperand, ownField } from '../conditions/operand.ts';
import { typeOfEventField, typeOfOperand } from '../conditions/type-of-operand.ts';
import type { JsonValue } from '../values.ts';
import type { Use } from './cells.ts';
import type { World } from './world.ts';

/** Something that decides comparisons: a variable of the search. */
export interface Reading {
  readonly key: string;
  readonly operand: Operand;
  readonly field: Field;
  readonly canBeMissing: boolean;
}

/** A comparison of one reading with what it is held against; `undefined` where two readings, or things nobody declares, are compared. */
export function readingOf(
  { left, op, right }: ComparisonCondition,
  world: World,
): { readonly reading: Reading; readonly use: Use } | undefined {
  const use = heldAgainst(op, right);
  const key = keyOf(left);
  if (use === undefined || key === undefined) return undefined;
  const field = fieldOf(left, world);
  return field === undefined ? undefined : { reading: { key, operand: left, ...field }, use };
}

function heldAgainst(op: ComparisonCondition['op'], right: ComparisonCondition['right']): Use | undefined {
  if (!isOperand(right)) return { op, right };
  if ('ago' in right) return { op, right: undefined, shift: { duration: right.ago, sign: -1 } };
  return 'in' in right ? { op, right: undefined, shift: { duration: right.in, sign: 1 } } : undefined;
}

/** The name under which two operands are the same thing. */
export function keyOf(operand: Operand): string | undefined {
  const [kind] = Object.keys(operand);
  if (kind === undefined || 'ago' in operand || 'in' in operand) return undefined;
  // An operand is plain data with one field.
  return `${kind} ${canonicalJson((operand as unknown as Readonly<Record<string, JsonValue>>)[kind] ?? null)}`;
}

function fieldOf(operand: Operand, world: World): Pick<Reading, 'field' | 'canBeMissing'> | undefined {
  if ('consent' in operand) return { field: { type: 'text' }, canBeMissing: true };
  // A host's segment, and one of the catalog that is not judged by its condition here.
  if ('segment' in operand && ownField(world.catalog.segments, operand.segment)?.when !== undefined) return undefined;
  if ('count' in operand) return { field: { type: 'number', integer: true, min: 0 }, canBeMissing: false };
  if ('sum' in operand) return { field: sumField(operand.sum, world), canBeMissing: false };
  if ('last' in operand) return { field: { type: 'datetime' }, canBeMissing: true };
  if ('trigger' in operand && world.journey === undefined) return { field: { type: 'text' }, canBeMissing: true };
  const field = typeOfOperand(operand, world.catalog, world.journey, world.event);
  return field === 'unknown' ? undefined : { field, canBeMissing: field.required !== true };
}

/** A sum of what is never negative is never negative. */
function sumField({ event, path }: HistoryQuery & { readonly path: string }, { catalog }: World): Field {
  const field = typeOfEventField(catalog, event, path);
  if (field === 'unknown' || field.type !== 'number') return { type: 'number' };
  return { type: 'number', ...(field.integer === true && { integer: true }), ...((field.min ?? -1) >= 0 && { min: 0 }) };
}

/** Whether an operand is the time of day. */
export function isClockTime(operand: Operand): boolean {
  return hasField(operand, 'now') && operand.now === 'time';
}
