import type { Instant } from '@sojourn/schema';
import { settleInput } from './apply-input.ts';
import type { Batch } from './batch.ts';
import { isInForce } from './definitions.ts';
import { resumeEnrollments } from './hold.ts';
import { actsAfter } from './journey-act.ts';
import type { PlacedAct } from './journey-act.ts';
import { isBehind, migrateAll } from './migrate.ts';
import { resumeEntries } from './waiting-entries.ts';

/**
 * The next act that the contact has to follow before an input: publishing, pausing and resuming take effect at their arrival,
 * in order with inputs, however late a worker gets to it.
 */
export function nextAct(batch: Batch, at: Instant, known: number | undefined): PlacedAct | undefined {
  const { acts } = batch.index;
  if (acts.length === 0) return undefined;
  const { contact } = batch;
  for (let place = actsAfter(acts, contact.caughtUp); place < acts.length; place += 1) {
    const placed = acts[place];
    if (placed === undefined || !isInForce(placed.act.at, placed.act.revision, at, known)) return undefined;
    contact.caughtUp = placed.act.revision;
    if (concerns(batch, placed)) return placed;
  }
  return undefined;
}

/** Follows an act, as an input of its own. */
export function applyAct(batch: Batch, { journeyId, act }: PlacedAct): void {
  batch.startInput(Math.max(act.at, batch.contact.lastAt), act.revision);
  if (act.type === 'resume') {
    resumeEnrollments(batch, journeyId, act.skipOlderThan);
    resumeEntries(batch, journeyId, act.skipOlderThan);
  }
  if (act.type === 'migrate') migrateAll(batch, journeyId);
  settleInput(batch);
}

/** A pause holds what comes after it, and needs nothing done. */
function concerns({ live, contact }: Batch, { journeyId, act }: PlacedAct): boolean {
  if (act.type === 'pause') return false;
  const inside = live.filter((one) => one.compiled.id === journeyId);
  if (act.type === 'migrate') return inside.some((one) => isBehind(one, act.version));
  return inside.length > 0 || contact.waiting.some((entry) => entry.journeyId === journeyId);
}
