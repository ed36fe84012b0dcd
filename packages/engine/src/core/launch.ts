import type { Instant } from '@sojourn/schema';
import { launchWatch, dropWatch } from './apply-watch.ts';
import { settleInput } from './apply-input.ts';
import type { Batch } from './batch.ts';
import type { RunnableVersion } from './compiled.ts';
import { isInForce } from './definitions.ts';
import { enter } from './enter.ts';
import { EntryVisit } from './entry-visit.ts';
import { own, withOwn } from './own.ts';
import { firstSinceLaunch } from './watch-index.ts';
import type { WatchingJourney } from './watch-index.ts';

/** A version whose launch a contact has still to see. */
export interface Launch {
  readonly at: Instant;
  readonly watching: WatchingJourney;
  readonly version: RunnableVersion;
}

/**
 * The first launch that a contact has not seen and that comes before its next input. A contact that nobody knew until this input
 * has nothing to see: it counts as not matching.
 */
export function nextLaunch(batch: Batch, { at, known }: { readonly at: Instant; readonly known: number | undefined }): Launch | undefined {
  const { contact } = batch;
  if (batch.index.watching.length === 0) return undefined;
  if (!contact.isKnown) {
    passLaunches(batch, at, known);
    return undefined;
  }
  let first: Launch | undefined;
  for (const watching of batch.index.watching) {
    const { versions, id } = watching.definition;
    const seen = own(contact.launched, id) ?? 0;
    const version = (versions.at(-1)?.version ?? 0) <= seen ? undefined : versions.find((one) => one.version > seen);
    if (version === undefined || !isInForce(version.publishedAt, version.revision, at, known)) continue;
    const launch = { at: Math.max(version.publishedAt, contact.lastAt), watching, version };
    if (first === undefined || isBefore(launch, first)) first = launch;
  }
  return first;
}

/** Takes the contact's state for every trigger of a version that watches it, and lets in those who are there already and are asked for. */
export function applyLaunch(batch: Batch, { at, watching: { definition, rank }, version }: Launch): void {
  batch.startInput(at, version.revision);
  const { contact } = batch;
  const { watching } = version.compiled.triggers;
  contact.launched = withOwn(contact.launched, definition.id, version.version);
  const place = definition.versions.indexOf(version);
  for (const earlier of definition.versions.slice(0, place)) {
    for (const { timer } of earlier.compiled.triggers.watching) if (!watching.some((one) => one.timer === timer)) dropWatch(batch, timer);
  }
  const before = definition.versions.slice(firstSinceLaunch(definition, place), place);
  let isTaken = false;
  for (const trigger of watching) {
    const isAsked = before.some(({ compiled }) => compiled.triggers.byId.get(trigger.id)?.asksExisting === true);
    const visit = new EntryVisit(batch, batch.scope.atEntry(version.compiled, at, undefined), trigger.timer);
    const watch = trigger.launch?.(visit, trigger.asksExisting && !isAsked);
    if (watch === undefined) continue;
    launchWatch(batch, rank, version, trigger, watch);
    if (watch.offer !== undefined) isTaken = enter(batch, { rank, version, trigger, offer: watch.offer, isTaken }) || isTaken;
  }
  settleInput(batch);
}

function passLaunches({ contact, index }: Batch, at: Instant, known: number | undefined): void {
  for (const { definition } of index.watching) {
    const version = definition.versions.findLast((one) => isInForce(one.publishedAt, one.revision, at, known))?.version;
    if (version !== undefined) contact.launched = withOwn(contact.launched, definition.id, version);
  }
}

function isBefore(one: Launch, other: Launch): boolean {
  if (one.at !== other.at) return one.at < other.at;
  const [first, second] = [one.version.revision ?? 0, other.version.revision ?? 0];
  return first === second ? one.watching.rank < other.watching.rank : first < second;
}
