import type { Batch } from '../batch.ts';
import type { RunnableVersion } from '../compiled.ts';
import { EntryVisit } from '../entry-visit.ts';
import { keepWatch } from '../apply-watch.ts';
import { own, withOwn } from '../own.ts';
import { setEntryTimer, waitOnFor } from '../queue-entry.ts';
import type { AbsenceRecord, ContactState, WatchRecord } from '../state.ts';
import type { CompiledTrigger } from '../triggers/compiled-trigger.ts';
import { renumberEntry } from './arrivals.ts';
import type { Renumber } from './arrivals.ts';

/**
 * Takes over what triggers know of a contact, where the journey that is live has them: of two absences the later, which an event
 * of either may have ended; a segment that either was in. Nothing fires: a merge is no change.
 */
export function uniteTriggers(batch: Batch, other: ContactState, renumber: Renumber, renumberOwn: Renumber): void {
  const { contact, index, now, known } = batch;
  contact.absences = Object.fromEntries(
    Object.entries(contact.absences).map(([name, absence]) => [name, { ...absence, n: renumberOwn(absence.n, absence.arrived) }]),
  );
  for (const [rank, definition] of batch.definitions.journeys.entries()) {
    const version = index.liveAt(definition, now, known);
    if (version === undefined) continue;
    for (const trigger of version.compiled.triggers.all) {
      const absence = own(other.absences, trigger.timer);
      if (absence !== undefined)
        contact.absences = withOwn(
          contact.absences,
          trigger.timer,
          laterOf(own(contact.absences, trigger.timer), { ...absence, n: renumber(absence.n, absence.arrived) }),
        );
      uniteAbsence(batch, rank, version, trigger);
      const watched = own(other.watches ?? {}, trigger.timer);
      if (watched !== undefined)
        keepWatch(batch, rank, version, trigger, { type: 'watch', record: uniteWatches(own(contact.watches, trigger.timer), watched) });
    }
  }
}

function laterOf(mine: AbsenceRecord | undefined, theirs: AbsenceRecord): AbsenceRecord {
  if (mine === undefined || theirs.at > mine.at) return theirs;
  return theirs.at === mine.at && theirs.n > mine.n ? theirs : mine;
}

function uniteAbsence(batch: Batch, rank: number, version: RunnableVersion, trigger: CompiledTrigger): void {
  const { contact } = batch;
  if (trigger.unite === undefined || own(contact.absences, trigger.timer) === undefined) return;
  const verdict = trigger.unite(new EntryVisit(batch, batch.scope.atEntry(version.compiled, batch.now, undefined), trigger.timer));
  if (verdict?.type !== 'await') {
    if (verdict?.type === 'cancel') contact.absences = withOwn(contact.absences, trigger.timer, verdict.absence);
    return batch.clearTriggerTimer(trigger.timer);
  }
  const body = { kind: 'trigger', journeyId: version.compiled.id, triggerId: trigger.id, version: version.version } as const;
  batch.setTriggerTimer(trigger.timer, verdict.due, body, rank, trigger.order);
}

/** Its own day and timer win: so do its attributes. */
function uniteWatches(mine: WatchRecord | undefined, theirs: WatchRecord): WatchRecord {
  if (mine === undefined) return theirs;
  const later = (theirs.hadAt ?? 0) > (mine.hadAt ?? 0) ? theirs : mine;
  const { had, hadAt } = later;
  return {
    ...mine,
    ...(mine.matches === true || theirs.matches === true ? { matches: true as const } : {}),
    ...(had === undefined ? {} : { had }),
    ...(hadAt === undefined ? {} : { hadAt }),
  };
}

/** Takes over entries that wait, behind its own. A place under a limit is lost: each is judged now, and finds another. */
export function uniteWaiting(batch: Batch, other: ContactState, renumber: Renumber, renumberOwn: Renumber): void {
  const { contact, index } = batch;
  contact.waiting = contact.waiting.map((waiting) => ({ ...waiting, entry: renumberEntry(waiting.entry, renumberOwn) }));
  for (const waiting of other.waiting ?? []) {
    contact.queued += 1;
    const entry = { ...waiting, n: contact.queued, entry: renumberEntry(waiting.entry, renumber) };
    const isPaused = batch.isPaused(waiting.journeyId);
    const taken = isPaused ? entry : { ...entry, reason: 'paused' as const };
    contact.waiting = [...contact.waiting, taken];
    if (isPaused) waitOnFor(batch, taken, 'paused');
    else setEntryTimer(batch, taken, batch.now, index.rankOf(waiting.journeyId) ?? 0);
  }
}
