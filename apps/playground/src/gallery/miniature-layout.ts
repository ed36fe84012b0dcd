import { nodeDefinition, outletsOf } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';
import { placeRows, type Spot } from './place-rows.ts';

/** A box of the miniature; the entry has the id `#entry`. */
export interface MiniBox {
  readonly id: string;
  /** Which tint its icon has. */
  readonly family: string;
  /** Middle, in units of one column. */
  readonly column: number;
  readonly row: number;
}

/** A line down, as the places it goes through, first and last of them boxes; one place alone is an open outlet. */
export type MiniLine = readonly { readonly column: number; readonly row: number }[];

/** Boxes and lines on a grid, and how large it is. */
export interface Miniature {
  readonly boxes: readonly MiniBox[];
  readonly lines: readonly MiniLine[];
  readonly columns: number;
  readonly rows: number;
}

const entryId = '#entry';

/**
 * Places a journey on a coarse grid: a row below the last of those that lead to it, a column near its neighbours. A picture to
 * recognise a journey by, not the editor's layout; ways back up are left out.
 */
export function miniatureOf(journey: Journey, catalog: Catalog | undefined): Miniature {
  const next = (id: string): readonly string[] => targetsOf(journey, catalog, id);
  const rows = rowsOf(next);
  const chains = [...rows]
    .flatMap(([id, row]) => next(id).map((target) => chainOf(id, row, target, rows.get(target) ?? 0)))
    .filter((chain) => chain.length > 1);
  const columns = placeRows(
    chains,
    [...rows].map(([id, row]) => ({ id, row, width: 1 })),
  );
  const place = ({ id, row }: Spot): { column: number; row: number } => ({ column: columns.get(id) ?? 0, row });
  const boxes = [...rows].map(([id, row]) => ({ id, row, family: familyOf(journey, catalog, id), column: columns.get(id) ?? 0 }));
  const ends = boxes.filter((box) => next(box.id).length === 0).map((box) => [box]);
  return {
    boxes,
    lines: [...chains.map((chain) => chain.map(place)), ...ends],
    columns: Math.max(...columns.values()) + 1,
    rows: Math.max(...rows.values()) + 1,
  };
}

/** Where a box leads, each once. */
function targetsOf(journey: Journey, catalog: Catalog | undefined, id: string): readonly string[] {
  const node = Object.hasOwn(journey.nodes, id) ? journey.nodes[id] : undefined;
  const targets =
    id === entryId
      ? [journey.entry.start]
      : node === undefined
        ? []
        : outletsOf(node, catalog).map((outlet) => node.outlets?.[outlet] ?? null);
  return [...new Set(targets.filter((target) => target !== null && Object.hasOwn(journey.nodes, target)))] as string[];
}

function rowsOf(next: (id: string) => readonly string[]): Map<string, number> {
  const rows = new Map<string, number>();
  const place = (id: string, row: number, path: ReadonlySet<string>): void => {
    // A way back up does not push anything down.
    if (path.has(id) || (rows.get(id) ?? -1) >= row) return;
    rows.set(id, row);
    for (const target of next(id)) place(target, row + 1, new Set(path).add(id));
  };
  place(entryId, 0, new Set());
  return rows;
}

/** A line over several rows takes a narrow place in each of them, so that it passes beside the boxes. */
function chainOf(from: string, fromRow: number, to: string, toRow: number): readonly Spot[] {
  if (toRow <= fromRow) return [];
  const between = Array.from({ length: toRow - fromRow - 1 }, (_, index) => ({
    id: `${from}>${to}#${index}`,
    row: fromRow + index + 1,
    width: 0.4,
  }));
  return [{ id: from, row: fromRow, width: 1 }, ...between, { id: to, row: toRow, width: 1 }];
}

function familyOf(journey: Journey, catalog: Catalog | undefined, id: string): string {
  const node = Object.hasOwn(journey.nodes, id) ? journey.nodes[id] : undefined;
  if (node === undefined) return 'entry';
  const family = nodeDefinition(node.type)?.family ?? 'end';
  if (family !== 'message' || !('action' in node) || typeof node.action !== 'string') return family;
  const action = catalog?.actions !== undefined && Object.hasOwn(catalog.actions, node.action) ? catalog.actions[node.action] : undefined;
  return action?.message === true ? 'message' : 'action';
}
