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
export function nextRoom(batch: Batch, { id, limit }: CompiledJourney): Instant | undefined {
  if (limit === undefined) return undefined;
  const { count, perMs } = limit;
  const current = Math.floor(batch.now / perMs) * perMs;
  let window = current;
  for (let ahead = 0; ahead < mostWindows; ahead += 1) {
    window = current + ahead * perMs;
    // Ids may hold colons: where one ends has to be plain.
    const bucket = `limit:${encodeURIComponent(id)}:${window}`;
    if (batch.grants.take(bucket, count)) break;
  }
  return window === current ? undefined : window;
}
