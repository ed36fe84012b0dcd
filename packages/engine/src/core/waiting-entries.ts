import { addDuration } from '@sojourn/schema';
import type { Duration } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import { begin, refusalOf, refuse } from './enter.ts';
import { nextRoom } from './entry-limit.ts';
import { keyOf } from './key-of.ts';
import { dropEntry, logQueued, setEntryTimer, waitOnFor } from './queue-entry.ts';

/** Takes up what waits for a paused journey: drops what is stale; the others are let in after everything else of this instant. */
export function resumeEntries(batch: Batch, journeyId: string, skipOlderThan: Duration | undefined): void {
  const { contact, index, now } = batch;
  const definition = index.journey(journeyId);
  const compiled = definition?.versions.at(-1)?.compiled;
  if (compiled === undefined) return;
  const { zone } = batch.scope.atEntry(compiled, now, undefined);
  for (const waiting of contact.waiting) {
    if (waiting.journeyId !== journeyId || waiting.reason !== 'paused') continue;
    if (skipOlderThan !== undefined && addDuration(waiting.since, skipOlderThan, zone) < now) {
      dropEntry(batch, waiting);
      logQueued(batch, waiting, 'stale');
    } else setEntryTimer(batch, waiting, now, index.rankOf(journeyId) ?? 0);
  }
}

/** Lets a waiting entry in, if it still may enter: it is judged again, by the version that is live now. */
export function letIn(batch: Batch, { journeyId, n }: { readonly journeyId: string; readonly n: number }): void {
  const { contact, index, now } = batch;
  const waiting = contact.waiting.find((one) => one.n === n);
  const definition = index.journey(journeyId);
  if (waiting === undefined || definition === undefined) return;
  if (batch.isPaused(journeyId)) return waitOnFor(batch, waiting, 'paused');
  const version = index.liveAt(definition, now, batch.known);
  const { trigger } = waiting.entry;
  const isGone = version === undefined || !version.compiled.triggers.byId.has(trigger) || index.wasArchived(definition, waiting.since, now);
  const reason = isGone ? 'no_trigger' : refusalOf(batch, version, waiting.entry, keyOf(version.compiled, waiting));
  if (version === undefined || reason !== undefined) {
    dropEntry(batch, waiting);
    return refuse(batch, journeyId, trigger, reason ?? 'no_trigger');
  }
  const rank = index.rankOf(journeyId) ?? 0;
  // A place was taken for it when it was queued, unless a pause came between.
  const due = waiting.reason === 'limit' ? undefined : nextRoom(batch, version.compiled);
  if (due !== undefined) {
    waitOnFor(batch, waiting, 'limit');
    return setEntryTimer(batch, waiting, due, rank);
  }
  dropEntry(batch, waiting);
  begin(batch, version, rank, waiting.entry, keyOf(version.compiled, waiting));
}
