import { canonicalJson } from '@sojourn/schema';
import type { Advance, PlacedInput, Queued, Refusal, Snapshot } from '../core/advance-types.ts';
import type { InputBody } from '../core/inputs.ts';
import type { ContactState, EnrollmentState } from '../core/state.ts';
import { inputStream, recordBatch } from './record-batch.ts';
import type { RecordingSettings } from './record-batch.ts';
import type { Platform } from '../ports/platform.ts';
import type { ContactWrite, DueInput, EnrollmentRow, Input, Loaded } from '../ports/store.ts';

/** A log that hosts see as `refusals`. */
export function refusalStream(contactId: string, journeyId: string): string {
  return `refusals:${contactId}:${journeyId}`;
}

/** What was loaded, as the core takes it. */
export function toSnapshot(platform: Platform, loaded: Loaded): Snapshot {
  return {
    contactId: loaded.lease.contactId,
    contact: loaded.contact === null ? null : toContactState(platform, loaded.contact),
    enrollments: loaded.enrollments.map((row) => toEnrollmentState(platform, row)),
  };
}

/** The bytes of a contact's state, read. */
export function toContactState(platform: Platform, bytes: Uint8Array): ContactState {
  // Only `toWrite` makes these bytes.
  return JSON.parse(platform.decode(bytes)) as ContactState;
}

/** The bytes of an enrollment's state, read. */
export function toEnrollmentState(platform: Platform, row: EnrollmentRow): EnrollmentState {
  // Only `toWrite` makes these bytes.
  return JSON.parse(platform.decode(row.state)) as EnrollmentState;
}

/** An input with its place in the contact's order. */
export function toPlaced(input: DueInput): PlacedInput {
  return {
    seq: input.seq,
    at: input.timer === undefined ? input.arrived : input.due,
    // Only the engine fills inboxes, with bodies of this type.
    body: input.body as InputBody,
    ...(input.timer === undefined ? {} : { timer: input.timer }),
  };
}

/**
 * What one contact's advance writes.
 *
 * @param recording - What the inputs are recorded with; without it they are not.
 */
export function toWrite(platform: Platform, loaded: Loaded, advance: Advance, recording?: RecordingSettings): ContactWrite {
  const { contactId } = loaded.lease;
  const timers: readonly Input[] = advance.timers.map(({ name, due, lane, body }) => ({ contactId, timer: name, due, lane, body }));
  const { erased } = advance;
  const trace = advance.trace.map(({ enrollmentId, entry }) => ({ stream: enrollmentId, seq: entry.seq, entry: encode(platform, entry) }));
  const toRefused = (entry: Refusal | Queued): ContactWrite['log'][number] => ({
    stream: refusalStream(contactId, entry.journeyId),
    seq: entry.seq,
    entry: encode(platform, entry),
  });
  // Refusals and entries that wait are numbered together.
  const refused = [
    ...blankBefore(advance.refusals.map(toRefused), erased?.refusals),
    ...blankBefore(advance.queued.map(toRefused), erased?.queued),
  ].toSorted((one, other) => one.seq - other.seq);
  const record = recordBatch(loaded, advance, recording);
  const inputs =
    record.entry === undefined ? [] : [{ stream: inputStream(contactId), seq: record.entry.seq, entry: encode(platform, record.entry) }];
  return {
    lease: loaded.lease,
    consume: advance.consumed,
    contact: platform.encode(JSON.stringify({ ...advance.contact, recorded: record.counter })),
    enrollments: advance.enrollments.map((state) => (advance.handedOver === true ? toLeaving(platform, state) : toRow(platform, state))),
    timers,
    clear: advance.clear,
    begun: advance.begun.map(({ key, enrollmentId, nodeId }) => ({ key, enrollmentId, nodeId })),
    send: (advance.sent ?? []).map(({ contactId: to, at, body }) => ({ contactId: to, due: at, lane: 'input', body })),
    log: [...blankBefore(trace, erased?.trace), ...refused, ...inputs],
  };
}

/** An enrollment as the store keeps it. */
export function toRow(platform: Platform, state: EnrollmentState): EnrollmentRow {
  const { id, journeyId, identity, version, nodeId, status } = state;
  return { id, journeyId, identity, version, nodeId, status, live: status !== 'ended', state: platform.encode(JSON.stringify(state)) };
}

/** An enrollment on its way to another contact, whose it is as soon as that one writes it: nothing of this one's is taken by it. */
function toLeaving(platform: Platform, state: EnrollmentState): EnrollmentRow {
  return { ...toRow(platform, state), live: false, identity: state.id };
}

function encode(platform: Platform, entry: object): Uint8Array {
  // A log entry is plain JSON; its interface has no index signature to say so.
  return platform.encode(canonicalJson(entry as Parameters<typeof canonicalJson>[0]));
}

const noBytes = new Uint8Array();

/** What is logged of a contact, as it stands once the contact is deleted: entries up to then keep their numbers alone. */
function blankBefore<T extends { readonly entry: Uint8Array }>(rows: readonly T[], count: number | undefined): readonly T[] {
  return count === undefined ? rows : rows.map((row, index) => (index < count ? { ...row, entry: noBytes } : row));
}
