import { copyFragment, parseFragment, pasteFragment, targetOf } from '@sojourn/schema/editing';
import type { Catalog, Fragment, Journey, Operation, Place } from '@sojourn/schema';
import { ownOf } from '../nodes/names.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { lastOfPath, placeAfter } from './place-after.ts';

/** The operation that puts a fragment after a step, at the end of the main path without one. */
export function pasteAfter(
  journey: Journey,
  catalog: Catalog,
  fragment: Fragment,
  after: string | undefined,
): Extract<Operation, { op: 'paste' }> {
  const at = after === undefined ? mainPathEnd(journey, catalog) : placeAfter(journey, catalog, after);
  const operation = pasteFragment(journey, fragment, { random: Math.random, ...(at === undefined ? {} : { at }) });
  // pasteFragment makes no other.
  return operation as Extract<Operation, { op: 'paste' }>;
}

/** A copy of steps after the last of them; `undefined` if the journey has none of them. */
export function duplicate(journey: Journey, catalog: Catalog, ids: readonly string[]): Extract<Operation, { op: 'paste' }> | undefined {
  const fragment = copyFragment(journey, ids);
  return fragment === undefined ? undefined : pasteAfter(journey, catalog, fragment, lastOfPath(journey, fragment.start, new Set(ids)));
}

/** Takes steps out one by one; each heals the path by the way that leads on to a step that stays, else by its first. */
export function removeAll(journey: Journey, ids: readonly string[]): readonly Operation[] {
  const gone = new Set(ids);
  return ids.map((nodeId): Operation => {
    const node = ownOf(journey.nodes, nodeId);
    const outlets = Object.keys(node?.outlets ?? {});
    const targets = outlets.flatMap((outlet) => {
      const to = node === undefined ? null : targetOf(node, outlet);
      return to === null ? [] : [{ outlet, to }];
    });
    const kept = targets.find(({ to }) => !gone.has(to)) ?? targets[0];
    return { op: 'remove', nodeId, keep: kept?.outlet ?? null };
  });
}

/** The steps in a text from a clipboard; `undefined` if it is none of ours. */
export function readSteps(text: string): Fragment | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const parsed = parseFragment(text);
  return parsed.ok ? parsed.fragment : undefined;
}

function mainPathEnd(journey: Journey, catalog: Catalog): Place | undefined {
  const { start } = journey.entry;
  const first = start !== null && ownOf(journey.nodes, start) !== undefined ? start : ENTRY_CARD;
  return placeAfter(journey, catalog, first === ENTRY_CARD ? first : lastOfPath(journey, first, new Set(Object.keys(journey.nodes))));
}
