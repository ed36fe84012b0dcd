import type { Instant } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { CompiledJourney } from './compiled.ts';

/** How many windows ahead an entry looks for a place before it waits for the last of them to look again. */
const mostWindows = 100_000;

/**
 * The window in which a journey's limit has room for one more: fixed windows of its length from the epoch, in UTC.
 *
 * A place ahead is taken at once, so that whoever is queued first is let in first, nobody asks again every window, and a
 * window's places are given out once, whoever comes meanwhile.
 *
 * @returns The window's first instant; `undefined` if there is room now, or no limit.
 */
export function nextRoom(
  { grants, now }: Pick<Batch, 'grants' | 'now'>,
  { id, limit }: Pick<CompiledJourney, 'id' | 'limit'>,
): Instant | undefined {
  if (limit === undefined) return undefined;
  const { count, perMs } = limit;
  const current = Math.floor(now / perMs) * perMs;
  // Ids may hold colons: where one ends has to be plain. Windows of another length count apart.
  const prefix = `limit:${encodeURIComponent(id)}:${perMs}:`;
  const windowAt = (ahead: number): Instant => current + ahead * perMs;
  const isFull = (ahead: number): boolean => !grants.has(`${prefix}${windowAt(ahead)}`, count);
  for (let ahead = firstFree(isFull); ahead < mostWindows; ahead += 1) {
    if (grants.take(`${prefix}${windowAt(ahead)}`, count)) return ahead === 0 ? undefined : windowAt(ahead);
  }
  return windowAt(mostWindows);
}

/** The first window that is not known to be full. They fill up one after the other: where one is full, so are those before it. */
function firstFree(isFull: (ahead: number) => boolean): number {
  if (!isFull(0)) return 0;
  let full = 0;
  let free = 1;
  while (free < mostWindows && isFull(free)) {
    full = free;
    free *= 2;
  }
  while (free - full > 1) {
    const middle = (full + free) >>> 1;
    if (isFull(middle)) full = middle;
    else free = middle;
  }
  return free;
}
