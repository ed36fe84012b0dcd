import type { TraceEntry } from '@sojourn/schema';
import type { ContactState, EnrollmentState } from '../../core/state.ts';
import type { InputBody } from '../../core/inputs.ts';
import type { DueInput, EnrollmentRow } from '../../ports/store.ts';
import { jobOfInbox } from '../../runtime/jobs/job-inbox.ts';
import { systemPlatform } from '../../runtime/system-clock.ts';
import type { CommitHappening } from './history.ts';
import type { WorldRun } from './run-plan.ts';

/** One committed write of a contact, read. */
export interface Transition {
  readonly commit: CommitHappening;
  readonly contactId: string;
  /** As the write left it. */
  readonly contact: ContactState | undefined;
  readonly changed: readonly ChangedEnrollment[];
  readonly consumed: readonly ReadInput[];
  /** Of enrollments only, in the order of writing; none of what was erased with its contact. */
  readonly entries: readonly ReadEntry[];
}

/** An enrollment in a write, and as the write before had it. */
export interface ChangedEnrollment {
  readonly row: EnrollmentRow;
  readonly state: EnrollmentState;
  readonly before: EnrollmentState | undefined;
}

/** A consumed input, read. */
export interface ReadInput {
  readonly input: DueInput;
  readonly body: InputBody;
}

/** An entry of a trace, read. */
export interface ReadEntry {
  readonly enrollmentId: string;
  readonly entry: TraceEntry;
}

/** A run, read once for all that judge it. */
export interface Digest {
  readonly run: WorldRun;
  /** Of contacts, in the order of their commits. */
  readonly transitions: readonly Transition[];
  readonly byContact: ReadonlyMap<string, readonly Transition[]>;
  /** Whole traces as they were committed, by enrollment. */
  readonly traces: ReadonlyMap<string, readonly TraceEntry[]>;
  /** The last committed state of each enrollment. */
  readonly states: ReadonlyMap<string, EnrollmentState>;
  /** Enrollments that were over when their contact was deleted. */
  readonly erased: ReadonlySet<string>;
  readonly decode: (bytes: Uint8Array) => string;
}

/** Reads a run. */
export function digestRun(run: WorldRun): Digest {
  const { decode } = systemPlatform();
  const states = new Map<string, EnrollmentState>();
  const traces = new Map<string, TraceEntry[]>();
  const transitions: Transition[] = [];
  for (const commit of run.happenings) {
    if (commit.kind !== 'committed' || commit.result !== 'ok' || jobOfInbox(commit.write.lease.contactId) !== undefined) continue;
    const transition = readCommit(commit, states, decode);
    transitions.push(transition);
    for (const { enrollmentId, entry } of transition.entries) {
      const trace = traces.get(enrollmentId);
      if (trace === undefined) traces.set(enrollmentId, [entry]);
      else trace.push(entry);
    }
    for (const { state } of transition.changed) states.set(state.id, state);
  }
  const byContact = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const list = byContact.get(transition.contactId);
    if (list === undefined) byContact.set(transition.contactId, [transition]);
    else list.push(transition);
  }
  const erased = new Set(
    transitions.flatMap(({ commit: { write } }) =>
      write.erase === true ? write.enrollments.filter(({ live }) => !live).map(({ id }) => id) : [],
    ),
  );
  return { run, transitions, erased, byContact, traces, states, decode };
}

function readCommit(
  commit: CommitHappening,
  states: ReadonlyMap<string, EnrollmentState>,
  decode: (bytes: Uint8Array) => string,
): Transition {
  const { write, loaded } = commit;
  const consumed = new Set(write.consume);
  return {
    commit,
    contactId: write.lease.contactId,
    // Only the runtime writes these bytes.
    contact: write.contact === undefined ? undefined : (JSON.parse(decode(write.contact)) as ContactState),
    changed: write.enrollments.map((row) => {
      // Likewise.
      const state = JSON.parse(decode(row.state)) as EnrollmentState;
      return { row, state, before: states.get(row.id) };
    }),
    consumed: loaded.inputs.filter(({ seq }) => consumed.has(seq)).map(readInput),
    // Ids of enrollments have no colon; streams of a contact have. What was deleted with its contact has no bytes.
    entries: write.log.filter(({ stream, entry }) => !stream.includes(':') && entry.length > 0).map((entry) => readEntry(entry, decode)),
  };
}

function readInput(input: DueInput): ReadInput {
  // Only the engine fills inboxes.
  return { input, body: input.body as InputBody };
}

function readEntry({ stream, entry }: CommitHappening['write']['log'][number], decode: (bytes: Uint8Array) => string): ReadEntry {
  // Only the runtime writes these bytes.
  return { enrollmentId: stream, entry: JSON.parse(decode(entry)) as TraceEntry };
}
