/** A place in a row. */
export interface Spot {
  readonly id: string;
  readonly row: number;
  /** In columns. */
  readonly width: number;
}

const sweeps = 12;

/**
 * Columns for spots in rows: each as near as it can be to the middle of its neighbours in the row above and below, in an order
 * that stays, without overlap. The leftmost one is at 0.
 *
 * @param chains - Spots that follow each other downwards, a row each.
 */
export function placeRows(chains: readonly (readonly Spot[])[], spots: readonly Spot[]): Map<string, number> {
  const rows = new Map<number, Map<string, Spot>>();
  const above = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  for (const spot of [...spots, ...chains.flat()]) rows.set(spot.row, (rows.get(spot.row) ?? new Map<string, Spot>()).set(spot.id, spot));
  for (const chain of chains) {
    for (const [index, spot] of chain.slice(1).entries()) {
      const upper = chain[index]?.id ?? '';
      above.set(spot.id, [...(above.get(spot.id) ?? []), upper]);
      below.set(upper, [...(below.get(upper) ?? []), spot.id]);
    }
  }
  const columns = new Map<string, number>();
  const inOrder = [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => [...row.values()]);
  for (const row of inOrder) for (const [index, spot] of row.entries()) columns.set(spot.id, index - (row.length - 1) / 2);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? inOrder : inOrder.toReversed()) settle(row, columns, isDown ? above : below, sweep < 4);
  }
  const left = Math.min(...columns.values());
  return new Map([...columns].map(([id, column]) => [id, column - left]));
}

/** Moves the spots of a row towards their neighbours; where two want the same place, both give way as much. */
function settle(
  row: readonly Spot[],
  columns: Map<string, number>,
  neighbours: ReadonlyMap<string, readonly string[]>,
  mayReorder: boolean,
): void {
  const wishes = row.map((spot) => {
    const near = (neighbours.get(spot.id) ?? []).map((id) => columns.get(id) ?? 0);
    return { spot, at: near.length === 0 ? (columns.get(spot.id) ?? 0) : near.reduce((sum, one) => sum + one, 0) / near.length };
  });
  const current = (spot: Spot): number => columns.get(spot.id) ?? 0;
  const sorted = wishes.toSorted((a, b) => (mayReorder ? a.at - b.at : 0) || current(a.spot) - current(b.spot));
  let offset = 0;
  const blocks: { sum: number; members: { id: string; offset: number }[] }[] = [];
  for (const [index, { spot, at }] of sorted.entries()) {
    if (index > 0) offset += ((sorted[index - 1]?.spot.width ?? 0) + spot.width) / 2;
    blocks.push({ sum: at - offset, members: [{ id: spot.id, offset }] });
    // Blocks that would overlap become one, at the mean of their wishes.
    for (;;) {
      const [last, before] = [blocks.at(-1), blocks.at(-2)];
      if (last === undefined || before === undefined || mean(before) <= mean(last)) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, members: [...before.members, ...last.members] });
    }
  }
  for (const block of blocks) for (const member of block.members) columns.set(member.id, mean(block) + member.offset);
}

function mean({ sum, members }: { readonly sum: number; readonly members: readonly unknown[] }): number {
  return sum / members.length;
}
