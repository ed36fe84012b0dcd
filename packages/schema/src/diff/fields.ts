import { toPointer } from '../guard/pointer.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { ConditionChange, Difference, FieldDifference, ListedPart } from './difference.ts';
import { isSame } from './same.ts';

/** Whose fields are compared. */
export interface Owner {
  readonly path: readonly string[];
  readonly nodeId?: string;
  readonly part?: ListedPart;
  readonly id?: string;
}

/** Says how one condition became another. */
export type CompareConditions = (before: JsonValue, after: JsonValue, owner: Owner) => ConditionChange;

const conditionFields: ReadonlySet<string> = new Set(['when', 'where', 'criteria', 'jumpWhen']);

/** A member of a list that one of two journeys has. */
export type Member = JsonObject & { readonly id: string };

/** The difference of one field, if there is one. */
export function fieldDifference(
  owner: Owner,
  field: string,
  [from, to]: readonly [JsonValue | undefined, JsonValue | undefined],
  compare: CompareConditions,
): readonly FieldDifference[] {
  if (isSame(from, to)) return [];
  const isCondition = conditionFields.has(field) && from !== undefined && to !== undefined;
  const { path, ...named } = owner;
  return [
    {
      kind: 'field_changed',
      pointer: toPointer([...path, field]),
      ...named,
      field,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(isCondition && { change: compare(from, to, owner) }),
    },
  ];
}

/** The differences of all fields of two objects, those left out aside. */
export function objectDifferences(
  owner: Owner,
  [from, to]: readonly [JsonObject, JsonObject],
  compare: CompareConditions,
  leaveOut: readonly string[] = [],
): readonly FieldDifference[] {
  const fields = new Set([...Object.keys(from), ...Object.keys(to)].filter((field) => !leaveOut.includes(field)));
  return [...fields].flatMap((field) => fieldDifference(owner, field, [own(from, field), own(to, field)], compare));
}

/** Members by id: added, taken away, changed field by field, and in another order. */
export function listDifferences(
  owner: Owner & { readonly part: ListedPart },
  [from, to]: readonly [readonly Member[], readonly Member[]],
  compare: CompareConditions,
  targets: (id: string) => { readonly from?: string | null; readonly to?: string | null } = () => ({}),
): readonly Difference[] {
  const { path, ...named } = owner;
  const before = new Map(from.map((item, index) => [item.id, { item, index }]));
  const after = new Map(to.map((item, index) => [item.id, { item, index }]));
  const differences: Difference[] = [];
  for (const [id, { item, index }] of before) {
    if (after.has(id)) continue;
    const target = targets(id).from;
    const led = target === undefined ? {} : { to: target };
    differences.push({ kind: 'item_removed', pointer: toPointer([...path, index]), ...named, item, id, ...led });
  }
  for (const [id, { item, index }] of after) {
    const old = before.get(id);
    const target = targets(id).to;
    const led = target === undefined ? {} : { to: target };
    if (old === undefined) differences.push({ kind: 'item_added', pointer: toPointer([...path, index]), ...named, item, id, ...led });
    else differences.push(...objectDifferences({ ...owner, path: [...path, String(index)], id }, [old.item, item], compare));
  }
  const order = [from, to].map((list) => list.map(({ id }) => id).filter((id) => before.has(id) && after.has(id)));
  const [kept = [], now = []] = order;
  if (kept.join('\n') !== now.join('\n'))
    differences.push({ kind: 'items_reordered', pointer: toPointer(path), ...named, from: kept, to: now });
  return differences;
}

/** An own field; nothing of a prototype. */
export function own(object: JsonObject, field: string): JsonValue | undefined {
  return Object.hasOwn(object, field) ? object[field] : undefined;
}
