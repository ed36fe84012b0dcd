import { addDuration } from '@sojourn/schema';
import type { Duration, Instant } from '@sojourn/schema';
import type { Queued } from './advance-types.ts';
import type { Batch } from './batch.ts';
import type { RunnableVersion } from './compiled.ts';
import { begin, refusalOf, refuse } from './enter.ts';
import { nextRoom } from './entry-limit.ts';
import { keyOf } from './key-of.ts';
import { own, withOwn } from './own.ts';
import type { EntryState, WaitingEntry } from './state.ts';

/** An entry that its journey's rules have let pass. */
export interface PassedEntry {
  readonly rank: number;
  readonly version: RunnableVersion;
  readonly entry: EntryState;
  /** Given outright, not read from the data. */
  readonly key: string | undefined;
}

/**
 * Queues an entry whose journey is paused, or whose limit is reached.
 *
 * @returns Whether it waits.
 */
export function keepWaiting(batch: Batch, passed: PassedEntry): boolean {
  const { compiled } = passed.version;
  if (batch.isPaused(compiled.id)) {
    queue(batch, passed, 'paused');
    return true;
  }
  const due = nextRoom(batch, compiled);
  if (due === undefined) return false;
  setTimer(batch, queue(batch, passed, 'limit'), due, passed.rank);
  return true;
}

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
      drop(batch, waiting);
      log(batch, waiting, 'stale');
    } else setTimer(batch, waiting, now, index.rankOf(journeyId) ?? 0);
  }
}

/** Lets a waiting entry in, if it still may enter: it is judged again, by the version that is live now. */
export function letIn(batch: Batch, { journeyId, n }: { readonly journeyId: string; readonly n: number }): void {
  const { contact, index, now } = batch;
  const waiting = contact.waiting.find((one) => one.n === n);
  const definition = index.journey(journeyId);
  if (waiting === undefined || definition === undefined) return;
  if (batch.isPaused(journeyId)) return wait(batch, waiting, 'paused');
  const version = index.liveAt(definition, now, batch.known);
  const { trigger } = waiting.entry;
  const isGone = version === undefined || !version.compiled.triggers.byId.has(trigger) || index.wasArchived(definition, waiting.since, now);
  const reason = isGone ? 'no_trigger' : refusalOf(batch, version, waiting.entry, keyOf(version.compiled, waiting));
  if (version === undefined || reason !== undefined) {
    drop(batch, waiting);
    return refuse(batch, journeyId, trigger, reason ?? 'no_trigger');
  }
  const rank = index.rankOf(journeyId) ?? 0;
  // A place was taken for it when it was queued, unless a pause came between.
  const due = waiting.reason === 'limit' ? undefined : nextRoom(batch, version.compiled);
  if (due !== undefined) {
    wait(batch, waiting, 'limit');
    return setTimer(batch, waiting, due, rank);
  }
  drop(batch, waiting);
  begin(batch, version, rank, waiting.entry, keyOf(version.compiled, waiting));
}

function queue(batch: Batch, { version, entry, key }: PassedEntry, reason: WaitingEntry['reason']): WaitingEntry {
  const { contact } = batch;
  contact.queued += 1;
  const shared = { n: contact.queued, journeyId: version.compiled.id, entry, since: batch.now, reason };
  const waiting: WaitingEntry = key === undefined ? shared : { ...shared, key };
  contact.waiting = [...contact.waiting, waiting];
  log(batch, waiting, reason);
  return waiting;
}

/** It goes on waiting, for something else than before. */
function wait(batch: Batch, waiting: WaitingEntry, reason: WaitingEntry['reason']): void {
  if (waiting.reason === reason) return;
  const { contact } = batch;
  contact.waiting = contact.waiting.map((one) => (one === waiting ? { ...one, reason } : one));
  log(batch, waiting, reason);
}

function drop({ contact }: Batch, waiting: WaitingEntry): void {
  contact.waiting = contact.waiting.filter((one) => one.n !== waiting.n);
}

function setTimer(batch: Batch, { n, journeyId }: WaitingEntry, due: Instant, rank: number): void {
  batch.setEntryTimer(`entry:${n}`, due, { kind: 'entry', journeyId, n }, rank, n);
}

function log(batch: Batch, { journeyId, entry }: WaitingEntry, reason: Queued['reason']): void {
  const { contact } = batch;
  const seq = (own(contact.refusals, journeyId) ?? 0) + 1;
  contact.refusals = withOwn(contact.refusals, journeyId, seq);
  const { trigger } = entry;
  batch.queued.push({ seq, at: batch.nowText(), kind: 'queued', journeyId, contactId: contact.id, trigger, reason });
}
