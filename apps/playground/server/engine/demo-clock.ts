import { shiftedClock, systemClock, type ShiftedClock, type Store } from '@sojourn/engine';
import type { ChangeFeed } from '../change-feed.ts';
import { tenant } from './tenant.ts';

/**
 * The demo's clock: it runs, and can be put forward. How far it is ahead is stored before anything is done at that time, so
 * that a restart never sees time go back.
 */
export async function openDemoClock(store: Store, feed: ChangeFeed): Promise<ShiftedClock> {
  const stored = await store.get(tenant, 'playground', 'clock');
  let revision = stored?.revision ?? 0;
  return shiftedClock(systemClock(), readShift(stored?.value), async (shiftMs) => {
    // One server owns the clock: the revision can only be stale if a second one was started on the same database.
    if (!(await store.put(tenant, 'playground', 'clock', revision, { shiftMs })))
      throw new Error('Another playground on this database moves the clock.');
    revision += 1;
    feed.tell('clock');
  });
}

function readShift(value: unknown): number {
  const shift = typeof value === 'object' && value !== null && 'shiftMs' in value ? value.shiftMs : 0;
  return typeof shift === 'number' && Number.isSafeInteger(shift) && shift > 0 ? shift : 0;
}
