import { isSame } from '../diff/same.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { conflict } from './merging.ts';
import type { MergeValue, Merging, Sides } from './merging.ts';

type Item = JsonObject & { readonly id: string };
type Items = readonly Item[];

/** Whether a value is a list of members with ids, each id once. */
export function isIdList(value: JsonValue | undefined): value is Items {
  if (!Array.isArray(value)) return false;
  const ids = value.map((item: JsonValue) => (typeof item === 'object' && item !== null && 'id' in item ? item['id'] : undefined));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

/** Merges members by id, and their order. */
export function mergeIdList(merging: Merging, path: readonly string[], sides: Sides<Items>, mergeValue: MergeValue): JsonValue {
  const [base, ours, theirs] = [byId(sides.base), byId(sides.ours), byId(sides.theirs)];
  const merged = new Map<string, JsonValue>();
  for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const value = mergeValue(merging, [...path, id], { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) });
    if (value !== undefined) merged.set(id, value);
  }
  return orderOf(merging, path, sides, (id) => merged.has(id)).flatMap((id) => merged.get(id) ?? []);
}

function byId(items: Items): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** The order that one side changed, else that of the base; new members stand behind the one they were put behind. */
function orderOf(merging: Merging, path: readonly string[], sides: Sides<Items>, isKept: (id: string) => boolean): readonly string[] {
  const lists: Sides<readonly string[]> = { base: idsOf(sides.base), ours: idsOf(sides.ours), theirs: idsOf(sides.theirs) };
  const known = (list: readonly string[]): readonly string[] => list.filter((id) => lists.base.includes(id) && isKept(id));
  const common = (list: readonly string[], other: readonly string[]): readonly string[] => known(list).filter((id) => other.includes(id));
  const isMoved = (list: readonly string[]): boolean => !isSame(common(list, lists.base), common(lists.base, list));
  const isOther = !isSame(common(lists.ours, lists.theirs), common(lists.theirs, lists.ours));
  const isBoth = isMoved(lists.ours) && isMoved(lists.theirs) && isOther;
  if (isBoth) conflict(merging, 'order', path, lists);
  const preferred = lists[merging.prefer];
  const order = isBoth ? preferred : isMoved(lists.ours) ? lists.ours : lists.theirs;
  // One side may lack what the other kept in spite of it.
  const missing = lists.base.filter((id) => isKept(id) && !order.includes(id));
  const spine = [...known(order), ...missing];
  return withAdded(merging, path, { lists, spine, isKept });
}

interface Spine {
  readonly lists: Sides<readonly string[]>;
  readonly spine: readonly string[];
  readonly isKept: (id: string) => boolean;
}

function withAdded(merging: Merging, path: readonly string[], { lists, spine, isKept }: Spine): readonly string[] {
  const anchored = (list: readonly string[]): ReadonlyMap<string, readonly string[]> => {
    const groups = new Map<string, string[]>();
    let anchor = '';
    for (const id of list) {
      if (spine.includes(id)) anchor = id;
      else if (isKept(id)) groups.set(anchor, [...(groups.get(anchor) ?? []), id]);
    }
    return groups;
  };
  const [ours, theirs] = [anchored(lists.ours), anchored(lists.theirs)];
  const placed = new Set<string>();
  const behind = (anchor: string): readonly string[] => {
    const [mine, yours] = [ours.get(anchor) ?? [], theirs.get(anchor) ?? []];
    const isEither = mine.length === 0 || yours.length === 0 || isSame(mine, yours);
    // Of cases the first that holds wins: which of two new ones that is nobody has said.
    if (!isEither && path.at(-1) === 'cases') conflict(merging, 'order', path, lists);
    const [first, second] = merging.prefer === 'ours' ? [mine, yours] : [yours, mine];
    const group = isEither ? [...mine, ...yours] : path.at(-1) === 'cases' ? [...first, ...second] : [...mine, ...yours].toSorted();
    return group.filter((id) => !placed.has(id) && placed.add(id));
  };
  return ['', ...spine].flatMap((id) => (id === '' ? behind(id) : [id, ...behind(id)]));
}

function idsOf(items: Items): readonly string[] {
  return items.map(({ id }) => id);
}
