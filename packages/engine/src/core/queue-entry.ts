import type { Instant } from '@sojourn/schema';
import type { Queued } from './advance-types.ts';
import type { Batch } from './batch.ts';
import type { RunnableVersion } from './compiled.ts';
import { nextRoom } from './entry-limit.ts';
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
  setEntryTimer(batch, queue(batch, passed, 'limit'), due, passed.rank);
  return true;
}

function queue(batch: Batch, { version, entry, key }: PassedEntry, reason: WaitingEntry['reason']): WaitingEntry {
  const { contact } = batch;
  contact.queued += 1;
  const shared = { n: contact.queued, journeyId: version.compiled.id, entry, since: batch.now, reason };
  const waiting: WaitingEntry = key === undefined ? shared : { ...shared, key };
  contact.waiting = [...contact.waiting, waiting];
  logQueued(batch, waiting, reason);
  return waiting;
}

/** Lets an entry go on waiting, for something else than before. */
export function waitOnFor(batch: Batch, waiting: WaitingEntry, reason: WaitingEntry['reason']): void {
  if (waiting.reason === reason) return;
  const { contact } = batch;
  contact.waiting = contact.waiting.map((one) => (one === waiting ? { ...one, reason } : one));
  logQueued(batch, waiting, reason);
}

/** Forgets an entry that waits no more. */
export function dropEntry({ contact }: Batch, waiting: WaitingEntry): void {
  contact.waiting = contact.waiting.filter((one) => one.n !== waiting.n);
}

/** Sets the timer that lets an entry in. */
export function setEntryTimer(batch: Batch, { n, journeyId }: WaitingEntry, due: Instant, rank: number): void {
  batch.setEntryTimer(`entry:${n}`, due, { kind: 'entry', journeyId, n }, rank, n);
}

/** Logs why an entry waits, or that it is given up. */
export function logQueued(batch: Batch, { journeyId, entry }: WaitingEntry, reason: Queued['reason']): void {
  const { contact } = batch;
  const seq = (own(contact.refusals, journeyId) ?? 0) + 1;
  contact.refusals = withOwn(contact.refusals, journeyId, seq);
  const { trigger } = entry;
  batch.queued.push({ seq, at: batch.nowText(), kind: 'queued', journeyId, contactId: contact.id, trigger, reason });
}
