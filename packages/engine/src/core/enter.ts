import { addDuration, bucket } from '@sojourn/schema';
import type { RefusalReason } from '@sojourn/schema';
import type { RunnableVersion } from './compiled.ts';
import type { Batch } from './batch.ts';
import { enrollmentId } from './enrollment-id.ts';
import { judgeJumps } from './jump.ts';
import { keyOf } from './key-of.ts';
import { keepWaiting } from './queue-entry.ts';
import type { EnrollmentSeed, LiveEnrollment } from './live-enrollment.ts';
import { isEmpty, own, withOwn } from './own.ts';
import { pastOrdinal } from './past-ordinals.ts';
import type { EntryState } from './state.ts';
import { endEnrollment } from './end-enrollment.ts';
import { walk } from './walk.ts';
import type { CompiledTrigger, Offer } from './triggers/compiled-trigger.ts';

/** An entry that a trigger offers to a version of a journey. */
export interface EntryOffer {
  readonly rank: number;
  readonly version: RunnableVersion;
  readonly trigger: CompiledTrigger;
  readonly offer: Offer;
  /** Another trigger of the journey has already let this input in. */
  readonly isTaken: boolean;
}

/**
 * Lets a contact into a journey, or logs why not. A new enrollment walks until it parks before this returns.
 *
 * @returns Whether the contact got in, or waits to be let in.
 */
export function enter(batch: Batch, entryOffer: EntryOffer): boolean {
  const { trigger, offer, version, rank, isTaken } = entryOffer;
  const { compiled } = version;
  const entry: EntryState = {
    trigger: trigger.id,
    at: offer.at,
    arrivals: offer.arrivals,
    data: offer.data,
    ...(offer.event === undefined ? {} : { event: offer.event }),
  };
  const key = keyOf(compiled, { key: offer.key, entry });
  const reason = refusalOf(batch, version, entry, key) ?? (isTaken ? 'duplicate' : undefined);
  if (reason !== undefined) {
    refuse(batch, compiled.id, trigger.id, reason);
    return false;
  }
  if (!keepWaiting(batch, { rank, version, entry, key: offer.key })) begin(batch, version, rank, entry, key);
  return true;
}

/** Logs that a trigger matched and nobody was let in. */
export function refuse(batch: Batch, journeyId: string, trigger: string, reason: RefusalReason): void {
  const { contact } = batch;
  const seq = (own(contact.refusals, journeyId) ?? 0) + 1;
  contact.refusals = withOwn(contact.refusals, journeyId, seq);
  batch.refusals.push({ seq, at: batch.nowText(), kind: 'refused', journeyId, contactId: contact.id, trigger, reason });
}

/** The first reason that applies, in the order in which they are listed. The trigger's own event is no goal and no exit. */
export function refusalOf(batch: Batch, { compiled }: RunnableVersion, entry: EntryState, key: string | null): RefusalReason | undefined {
  const scope = batch.scope.atEntry(compiled, batch.now, entry);
  if (compiled.criteria !== undefined) {
    scope.event = entry.data;
    const holds = compiled.criteria.test(scope);
    scope.event = undefined;
    if (!holds) return 'criteria';
  }
  const goal = compiled.goal?.matcher;
  if (goal?.kind === 'condition' && goal.when.test(scope)) return 'goal';
  if (compiled.exits.some(({ matcher }) => matcher.kind === 'condition' && matcher.when.test(scope))) return 'exit';
  if (!mayComeAgain(batch, compiled, key)) return 'reentry';
  if (compiled.suppression?.when.test(scope) === true) return 'suppressed';
  // Every draw is below 1.
  if (compiled.rollout >= 1) return undefined;
  return bucket(compiled.seed, batch.contact.id, '#rollout') < compiled.rollout ? undefined : 'rollout';
}

function mayComeAgain(batch: Batch, compiled: RunnableVersion['compiled'], key: string | null): boolean {
  const { mode, after } = compiled.reentry;
  if (mode === 'always') return true;
  const journey = own(batch.contact.journeys, compiled.id);
  if (journey === undefined) return true;
  if (mode === 'never') return false;
  const isLive = batch.live.some((one) => one.compiled.id === compiled.id && (mode === 'afterExit' || one.key === key));
  if (isLive) return false;
  const record = mode === 'afterExit' ? journey : own(journey.keys, key ?? '');
  if (record === undefined) return true;
  // Without `after`, a key is good once, and an exit for the next entry at once.
  if (after === undefined) return mode === 'afterExit';
  return record.endedAt === undefined || batch.now >= addDuration(record.endedAt, after, batch.scope.zone);
}

const noVisits: EnrollmentSeed['visits'] = {};
const noResults: EnrollmentSeed['results'] = {};
const noTimers: EnrollmentSeed['timers'] = {};

/** Begins an enrollment, which walks until it parks. */
export function begin(batch: Batch, { version, compiled }: RunnableVersion, rank: number, entry: EntryState, key: string | null): void {
  const { contact } = batch;
  const ordinal = nextOrdinal(batch, compiled.id, key);
  contact.entries += 1;
  const id = enrollmentId({ tenant: batch.definitions.tenant, journeyId: compiled.id, contactId: contact.id, key, ordinal }, batch.hasher);
  const state: EnrollmentSeed = {
    v: 1,
    id,
    journeyId: compiled.id,
    version,
    contactId: contact.id,
    key,
    ordinal,
    age: contact.entries,
    control: isControl(batch, compiled),
    status: 'live',
    nodeId: null,
    enteredAt: batch.now,
    entry,
    seq: 0,
    visits: noVisits,
    results: noResults,
    timers: noTimers,
  };
  const enrollment = batch.newEnrollment(state, compiled, rank);
  batch.admit(enrollment);
  if (!batch.skips(enrollment))
    batch.log(enrollment, { kind: 'entered', trigger: entry.trigger, key, ordinal, version, control: state.control });
  if (state.control) return awaitControlEnd(batch, enrollment);
  if (judgeJumps(batch, enrollment)) return;
  if (compiled.start === null) endEnrollment(batch, enrollment, 'completed');
  else walk(batch, enrollment, compiled.start);
}

function awaitControlEnd(batch: Batch, enrollment: LiveEnrollment): void {
  const within = enrollment.compiled.goal?.within;
  const due = within === undefined ? batch.now : addDuration(enrollment.enteredAt, within, batch.zoneFor(enrollment));
  batch.setTimer(enrollment, `control:${enrollment.id}`, due, { kind: 'control', enrollmentId: enrollment.id });
}

function isControl(batch: Batch, compiled: RunnableVersion['compiled']): boolean {
  const forced = own(batch.options.choices ?? {}, 'holdout');
  if (typeof forced === 'boolean') return forced;
  return compiled.holdout > 0 && bucket(compiled.seed, batch.contact.id, '#holdout') < compiled.holdout;
}

function nextOrdinal(batch: Batch, journeyId: string, key: string | null): number {
  const { contact } = batch;
  const journey = own(contact.journeys, journeyId) ?? { keys: {} };
  const record = own(journey.keys, key ?? '');
  const ordinal = Math.max(record?.ordinal ?? 0, pastOrdinal(batch, journeyId, key ?? '')) + 1;
  const isFirst = record === undefined && isEmpty(contact.journeys);
  contact.journeys = isFirst
    ? { [journeyId]: { keys: { [key ?? '']: { ordinal } } } }
    : withOwn(contact.journeys, journeyId, { ...journey, keys: withOwn(journey.keys, key ?? '', { ...record, ordinal }) });
  return ordinal;
}
