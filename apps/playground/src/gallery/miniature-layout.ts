import { nodeDefinition, outletsOf } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';

/** A box of the miniature; the entry has the id `#entry`. */
export interface MiniBox {
  readonly id: string;
  /** Which tint its icon has. */
  readonly family: string;
  /** Middle, in units of one column. */
  readonly column: number;
  readonly row: number;
}

/** A line from box to box; `null` as its end is an open outlet. */
export interface MiniLine {
  readonly from: MiniBox;
  readonly to: MiniBox | null;
  /** Where an open outlet's stub stands, in columns. */
  readonly column: number;
}

/** Boxes and lines on a grid, and how large it is. */
export interface Miniature {
  readonly boxes: readonly MiniBox[];
  readonly lines: readonly MiniLine[];
  readonly columns: number;
  readonly rows: number;
}

const entryId = '#entry';

/**
 * Places a journey on a coarse grid: a row below the last of those that lead to it, a column in the middle of what hangs below
 * it. A picture to recognise a journey by, not the editor's layout.
 */
export function miniatureOf(journey: Journey, catalog: Catalog | undefined): Miniature {
  const next = (id: string): readonly (string | null)[] => targetsOf(journey, catalog, id);
  const rows = rowsOf(next);
  const columns = columnsOf(next, rows);
  const boxes = new Map(
    [...rows].map(([id, row]) => [id, { id, family: familyOf(journey, catalog, id), column: columns.get(id) ?? 0, row }]),
  );
  const lines = [...boxes.values()].flatMap((from) => linesFrom(from, next(from.id), boxes));
  const used = [...boxes.values()].map((box) => box.column);
  return { boxes: [...boxes.values()], lines, columns: Math.max(...used) + 1, rows: Math.max(...rows.values()) + 1 };
}

/** Where a box leads, each once; an open outlet only where it is the only one, or people drop out by it. */
function targetsOf(journey: Journey, catalog: Catalog | undefined, id: string): readonly (string | null)[] {
  if (id === entryId) return [journey.entry.start];
  const node = Object.hasOwn(journey.nodes, id) ? journey.nodes[id] : undefined;
  if (node === undefined) return [];
  const targets = outletsOf(node, catalog).map((outlet) => node.outlets?.[outlet] ?? null);
  const known = [...new Set(targets.filter((target) => target !== null && Object.hasOwn(journey.nodes, target)))];
  return known.length > 0 ? known : [null];
}

function rowsOf(next: (id: string) => readonly (string | null)[]): Map<string, number> {
  const rows = new Map<string, number>();
  const place = (id: string, row: number, path: ReadonlySet<string>): void => {
    // A way back up does not push anything down.
    if (path.has(id) || (rows.get(id) ?? -1) >= row) return;
    rows.set(id, row);
    for (const target of next(id)) if (target !== null) place(target, row + 1, new Set(path).add(id));
  };
  place(entryId, 0, new Set());
  return rows;
}

function columnsOf(next: (id: string) => readonly (string | null)[], rows: ReadonlyMap<string, number>): Map<string, number> {
  const columns = new Map<string, number>();
  let free = 0;
  const place = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    columns.set(id, free);
    const below = next(id).filter(
      (target) => target !== null && (rows.get(target) ?? 0) > (rows.get(id) ?? 0) && !columns.has(target),
    ) as string[];
    if (below.length === 0) columns.set(id, free++);
    else {
      const placed = below.map(place);
      columns.set(id, (Math.min(...placed) + Math.max(...placed)) / 2);
    }
    return columns.get(id) ?? 0;
  };
  place(entryId);
  return joinColumns(next, rows, columns);
}

/** Where paths meet again, the box goes to the middle of those that lead to it, and what follows in line goes with it. */
function joinColumns(
  next: (id: string) => readonly (string | null)[],
  rows: ReadonlyMap<string, number>,
  columns: Map<string, number>,
): Map<string, number> {
  const parents = new Map<string, string[]>();
  for (const id of rows.keys())
    for (const target of next(id)) if (target !== null) parents.set(target, [...(parents.get(target) ?? []), id]);
  for (const id of [...rows.keys()].toSorted((a, b) => (rows.get(a) ?? 0) - (rows.get(b) ?? 0))) {
    const above = (parents.get(id) ?? [])
      .filter((parent) => (rows.get(parent) ?? 0) < (rows.get(id) ?? 0))
      .map((parent) => columns.get(parent) ?? 0);
    const isAlone = above.length === 1 && next((parents.get(id) ?? [''])[0] ?? '').length === 1;
    if (above.length > 1 || isAlone) columns.set(id, (Math.min(...above) + Math.max(...above)) / 2);
  }
  return columns;
}

function linesFrom(from: MiniBox, targets: readonly (string | null)[], boxes: ReadonlyMap<string, MiniBox>): readonly MiniLine[] {
  return targets.map((target) => ({ from, to: target === null ? null : (boxes.get(target) ?? null), column: from.column }));
}

function familyOf(journey: Journey, catalog: Catalog | undefined, id: string): string {
  const node = Object.hasOwn(journey.nodes, id) ? journey.nodes[id] : undefined;
  if (node === undefined) return 'entry';
  const family = nodeDefinition(node.type)?.family ?? 'end';
  if (family !== 'message' || !('action' in node) || typeof node.action !== 'string') return family;
  const action = catalog?.actions !== undefined && Object.hasOwn(catalog.actions, node.action) ? catalog.actions[node.action] : undefined;
  return action?.message === true ? 'message' : 'action';
}
