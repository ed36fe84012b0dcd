import type { TraceEntry } from '@sojourn/schema';
import type { Advance, AdvanceOptions, Definitions, PlacedInput, Snapshot } from './advance-types.ts';
import { createAgenda } from './agenda.ts';
import type { Agenda, AgendaItem, Place } from './agenda.ts';
import { Batch } from './batch.ts';
import { CommitTimers } from './commit-timers.ts';
import { indexOf } from './definitions.ts';
import type { DefinitionsIndex } from './definitions.ts';
import { LiveContact, unknownContact } from './live-contact.ts';

/** One call of `advance`: a batch over what was loaded, its inputs in their order, and what the commit will write. */
export interface OpenBatch {
  readonly batch: Batch;
  readonly agenda: Agenda;
  result(): Advance;
}

/** Opens a batch over a snapshot. */
export function openBatch(
  definitions: Definitions,
  snapshot: Snapshot,
  inputs: readonly PlacedInput[],
  options: AdvanceOptions,
): OpenBatch {
  const state = snapshot.contact ?? unknownContact(snapshot.contactId);
  const trace: { readonly enrollmentId: string; readonly entry: TraceEntry }[] = [];
  const agenda = agendaOf(indexOf(definitions), snapshot, state.lastAt, inputs);
  const timers = new CommitTimers(agenda, options.now);
  const batch = new Batch(definitions, new LiveContact(state), timers, options, (enrollmentId, entry) => {
    trace.push({ enrollmentId, entry });
  });
  batch.load(snapshot.enrollments, state.open);
  return {
    batch,
    agenda,
    result: () => ({
      contact: batch.contact.toState(batch.open.map((one) => one.toState())),
      enrollments: batch.touched.filter((one) => one.isChanged).map((one) => one.toState()),
      ...timers.result(),
      begun: batch.begun,
      trace,
      refusals: batch.refusals,
      queued: batch.queued,
      changes: batch.changes,
      asks: batch.asks,
      trips: batch.trips,
      ...(batch.sent.length === 0 ? {} : { sent: batch.sent }),
      ...(batch.metFull === undefined || batch.metFull.size === 0 ? {} : { metFull: [...batch.metFull] }),
    }),
  };
}

function agendaOf(index: DefinitionsIndex, { contact, enrollments }: Snapshot, lastAt: number, inputs: readonly PlacedInput[]): Agenda {
  const known = [...enrollments, ...(contact?.open ?? [])];
  const items = inputs.map((input): AgendaItem => {
    const { seq, body, timer: name } = input;
    return { at: Math.max(input.at, lastAt), place: placeOf(index, known, input), body, name, seq, isDropped: false };
  });
  return createAgenda(items);
}

function placeOf(index: DefinitionsIndex, known: Snapshot['enrollments'], { seq, body, timer }: PlacedInput): Place {
  if (body.type !== 'timer') return { lane: 0, seq };
  if (body.timer.kind === 'trigger') {
    const { journeyId, triggerId, version } = body.timer;
    const order = index.versionOf(journeyId, version)?.compiled.triggers.byId.get(triggerId)?.order ?? 0;
    return { lane: 2, rank: index.rankOf(journeyId) ?? 0, order };
  }
  if (body.timer.kind === 'entry') return { lane: 3, rank: index.rankOf(body.timer.journeyId) ?? 0, n: body.timer.n };
  const { enrollmentId } = body.timer;
  const one = known.find(({ id }) => id === enrollmentId);
  const rank = one === undefined ? 0 : (index.rankOf(one.journeyId) ?? 0);
  return { lane: 1, rank, age: one?.age ?? 0, nodeId: one?.nodeId ?? '', name: timer ?? '' };
}
