import { canonicalJson } from '@sojourn/schema';
import type { TraceEntry } from '@sojourn/schema';
import { advance } from '../core/advance.ts';
import type { Definitions } from '../core/advance-types.ts';
import { prepareDefinitions } from '../core/definitions.ts';
import { own } from '../core/own.ts';
import type { ContactState, EnrollmentState } from '../core/state.ts';
import { keyOf, toDefinition, toRunnable } from '../runtime/definitions.ts';
import type { EnrollmentExport } from '../runtime/enrollment-export.ts';
import { indexAt } from '../runtime/index-at.ts';
import { JourneyError } from '../runtime/journey-error.ts';
import type { RecordedBatch, RecordedContact, Recording } from '../runtime/recording.ts';

/** What a replay comes to. */
export interface Replay {
  /** The trace as it is decided now, from the recorded inputs. */
  readonly trace: readonly TraceEntry[];
  /** Whether it is the recorded trace, byte by byte. */
  readonly matches: boolean;
  /** Where the two differ first; `null` stands for an entry that one of them does not have. */
  readonly firstDifference?: { readonly seq: number; readonly recorded: TraceEntry | null; readonly replayed: TraceEntry | null };
}

/**
 * Decides an exported enrollment again, from the inputs that were recorded, in their recorded order, with what was published and
 * granted then. Nothing is sent, and no store is needed. With the release that recorded it, it gives the same bytes; with another
 * one it shows what that decides otherwise.
 *
 * @param record - What `engine.exportEnrollment` gave, also as JSON that was read again.
 * @throws JourneyError `request_invalid` if the record cannot be replayed: it is redacted, inputs were not recorded or not from the
 * contact's first one on, or the contact has been deleted since.
 */
export function replay(record: EnrollmentExport): Replay {
  const { recording, trace, enrollment } = readRecord(record);
  const definitionsOf = createDefinitionsOf(recording);
  const replayed: TraceEntry[] = [];
  for (const contact of recording.contacts) {
    for (const { enrollmentId, entry } of replayContact(contact, definitionsOf)) if (enrollmentId === enrollment.id) replayed.push(entry);
  }
  replayed.sort((one, other) => one.seq - other.seq);
  const length = Math.max(trace.length, replayed.length);
  for (let place = 0; place < length; place += 1) {
    const [before, after] = [trace[place] ?? null, replayed[place] ?? null];
    if (textOf(before) === textOf(after)) continue;
    return { trace: replayed, matches: false, firstDifference: { seq: place + 1, recorded: before, replayed: after } };
  }
  return { trace: replayed, matches: true };
}

function readRecord(record: EnrollmentExport): EnrollmentExport & { readonly recording: Recording } {
  // Records come from files too: what is looked at here is what is used below.
  const { recording, trace, enrollment } = (record ?? {}) as Partial<EnrollmentExport>;
  if (enrollment === undefined || trace === undefined) throw refusal('It is no record of an enrollment');
  if (recording === undefined) throw refusal('It is redacted, or its inputs were not recorded');
  if (trace.length > 0 && trace[0]?.seq !== 1) throw refusal('Its contact has been deleted, and its log erased');
  return { ...record, recording };
}

/** The traces of all that a contact's batches decide. */
function replayContact(
  { contactId, batches }: RecordedContact,
  definitionsOf: (batch: RecordedBatch) => Definitions,
): readonly { readonly enrollmentId: string; readonly entry: TraceEntry }[] {
  const traces: { readonly enrollmentId: string; readonly entry: TraceEntry }[] = [];
  let contact: ContactState | null = null;
  let live = new Map<string, EnrollmentState>();
  let next = 1;
  for (const batch of batches) {
    if ('state' in batch) {
      contact = batch.state;
      live = new Map();
    } else {
      if (batch.seq !== next || batch.gap === true) throw refusal('Its inputs were not recorded from the first one on');
      const { now, grants, exhausted, full = [], choices } = batch;
      // In their recorded order: their numbers are their places.
      const inputs = batch.inputs.map((input, place) => ({ ...input, seq: BigInt(place) }));
      const given = { ...(grants === undefined ? {} : { grants }), ...(exhausted === undefined ? {} : { exhausted }) };
      const options = { now, full: new Set(full), ...given, ...(choices === undefined ? {} : { choices }) };
      const done = advance(definitionsOf(batch), { contactId, contact, enrollments: [...live.values()] }, inputs, options);
      contact = stored(done.contact);
      for (const state of done.enrollments) {
        if (state.status === 'ended') live.delete(state.id);
        else live.set(state.id, stored(state));
      }
      if (done.handedOver === true) live = new Map();
      for (const one of done.trace) traces.push(one);
    }
    next = batch.seq + 1;
  }
  return traces;
}

/** Definitions by revision and settings, each made once. */
function createDefinitionsOf({ tenant, index, versions, settings }: Recording): (batch: RecordedBatch) => Definitions {
  const documents = new Map(versions.map(({ journeyId, version, document }) => [keyOf(journeyId, version), document]));
  const made = new Map<string, Definitions>();
  return ({ revision, settings: digest }) => {
    const name = `${revision}:${digest}`;
    const known = made.get(name);
    if (known !== undefined) return known;
    const { catalog, policy } = own(settings, digest) ?? {};
    const { journeys } = indexAt(index, revision);
    const runnable = new Map(
      journeys.flatMap(({ id, versions: indexed }) =>
        indexed.flatMap((entry) => {
          const document = documents.get(keyOf(id, entry.version));
          return document === undefined ? [] : [[keyOf(id, entry.version), toRunnable(entry, document, policy)] as const];
        }),
      ),
    );
    const definitions = prepareDefinitions({
      tenant,
      ...(catalog === undefined ? {} : { catalog }),
      ...(policy === undefined ? {} : { policy }),
      journeys: journeys.map((journey) => toDefinition(journey, runnable)),
    });
    made.set(name, definitions);
    return definitions;
  };
}

/** As a store gives it back. */
function stored<T>(state: T): T {
  // A state is plain JSON: reading it again gives the same type.
  return JSON.parse(JSON.stringify(state)) as T;
}

function textOf(entry: TraceEntry | null): string {
  // A log entry is plain JSON; its interface has no index signature to say so.
  return canonicalJson(entry as Parameters<typeof canonicalJson>[0]);
}

function refusal(why: string): JourneyError {
  return new JourneyError('request_invalid', `The record cannot be replayed. ${why}.`);
}
