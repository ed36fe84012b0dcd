import { outletsOf, targetOf } from '@sojourn/schema/editing';
import type { Catalog, Journey, Place } from '@sojourn/schema';
import { ownOf } from '../nodes/names.ts';
import { hidesWhenOpen } from '../nodes/registry.ts';
import { ENTRY_CARD } from '../store/editor.ts';

/** The edge on which something stands that comes after a card: an open way out first, else the first. `undefined` after an end. */
export function placeAfter(journey: Journey, catalog: Catalog, id: string): Place | undefined {
  if (id === ENTRY_CARD) return 'start';
  const node = ownOf(journey.nodes, id);
  if (node === undefined) return undefined;
  const ways = outletsOf(node, catalog).filter((outlet) => targetOf(node, outlet) !== null || !hidesWhenOpen(node, outlet));
  const outlet = ways.find((one) => targetOf(node, one) === null) ?? ways[0];
  return outlet === undefined ? undefined : { nodeId: id, outlet };
}

/** The last step of a path that begins at one and stays among some: `next` or the first way that does, of each. */
export function lastOfPath(journey: Journey, first: string, among: ReadonlySet<string>): string {
  const passed = new Set<string>();
  let last = first;
  for (let id: string | undefined = first; id !== undefined && !passed.has(id);) {
    passed.add(id);
    last = id;
    const outlets: Readonly<Record<string, string | null>> = ownOf(journey.nodes, id)?.outlets ?? {};
    const targets = [ownOf(outlets, 'next'), ...Object.values(outlets)];
    id = targets.find((to): to is string => typeof to === 'string' && among.has(to) && !passed.has(to));
  }
  return last;
}
