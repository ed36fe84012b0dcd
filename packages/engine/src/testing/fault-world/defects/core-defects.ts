import type { Journey, TraceEntry } from '@sojourn/schema';
import type { Advance, AdvanceFunction, Definitions, PlacedInput } from '../../../core/advance-types.ts';
import { compile } from '../../../core/compile.ts';
import { prepareDefinitions } from '../../../core/definitions.ts';
import type { InputBody } from '../../../core/inputs.ts';
import type { ContactState, EnrollmentState } from '../../../core/state.ts';
import { worldCatalog } from '../the-catalog.ts';
import { now } from './planted.ts';
import type { PlantedDefect } from './planted.ts';

type Around = (advance: AdvanceFunction) => AdvanceFunction;

/** A core that runs other documents than those that were published. */
function runningOthers(change: (journey: Journey) => Journey): Around {
  const known = new Map<Definitions, Definitions>();
  const changed = (definitions: Definitions): Definitions => {
    const { policy, index: _index, ...rest } = definitions;
    const shared = { ...rest, ...(policy === undefined ? {} : { policy }) };
    const journeys = definitions.journeys.map((journey) => ({
      ...journey,
      versions: journey.versions.map((version) => ({
        ...version,
        compiled: compile(change(version.compiled.journey), { catalog: worldCatalog, policy }),
      })),
    }));
    return prepareDefinitions({ ...shared, journeys });
  };
  return (advance) => (definitions, snapshot, inputs, options) => {
    const others = known.get(definitions) ?? changed(definitions);
    known.set(definitions, others);
    return advance(others, snapshot, inputs, options);
  };
}

function changingInputs(change: (body: InputBody, state: readonly EnrollmentState[]) => InputBody): Around {
  return (advance) => (definitions, snapshot, inputs, options) =>
    advance(
      definitions,
      snapshot,
      inputs.map((input): PlacedInput => ({ ...input, body: change(input.body, snapshot.enrollments) })),
      options,
    );
}

function changingAnswers(change: (done: Advance) => Advance): Around {
  return (advance) => (definitions, snapshot, inputs, options) => change(advance(definitions, snapshot, inputs, options));
}

function withoutTimers(prefix: string): Around {
  return changingAnswers((done) => ({ ...done, timers: done.timers.filter(({ name }) => !name.startsWith(prefix)) }));
}

/** Writes an entry behind an enrollment's last one of this call. */
function logBehind(done: Advance, which: (entry: TraceEntry, state: EnrollmentState) => TraceEntry | undefined): Advance {
  const trace = [...done.trace];
  const bump = new Map<string, number>();
  for (const state of done.enrollments) {
    const { id } = state;
    const own = trace.filter(({ enrollmentId }) => enrollmentId === id);
    const last = own.at(-1)?.entry;
    const entry = last === undefined ? undefined : which(last, state);
    if (last === undefined || entry === undefined || bump.has(id)) continue;
    trace.push({ enrollmentId: id, entry: { ...entry, seq: last.seq + 1 } });
    bump.set(id, last.seq + 1);
  }
  const counted = (state: EnrollmentState): EnrollmentState => ({ ...state, seq: bump.get(state.id) ?? state.seq });
  const contact: ContactState = { ...done.contact, open: done.contact.open.map(counted) };
  return { ...done, trace, contact, enrollments: done.enrollments.map(counted) };
}

function subscribed<T extends { readonly consent?: Readonly<Record<string, string>> }>(one: T): T {
  return { ...one, consent: { ...one.consent, email: 'subscribed' } };
}

/** What may be wrong with the interpreter. */
export const coreDefects: readonly PlantedDefect[] = [
  {
    name: 'consent is not asked',
    breaks: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
    plant: () => ({
      advance: changingInputs((body) => {
        if (body.type === 'upsert') return { ...body, contact: subscribed(body.contact) };
        return body.type === 'patch' ? { ...body, patch: subscribed(body.patch) } : body;
      }),
    }),
  },
  {
    name: 'a goal ends nobody',
    breaks: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
    plant: () => ({ advance: runningOthers(({ goal: _gone, ...journey }) => journey) }),
  },
  {
    name: 'suppression is not judged',
    breaks: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
    plant: () => ({ advance: runningOthers(({ suppression: _gone, ...journey }) => journey) }),
  },
  {
    name: "an operator's exit is overheard",
    breaks: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
    plant: () => ({ advance: changingInputs((body) => (body.type === 'exit' ? { type: 'launch', journeyId: 'main' } : body)) }),
  },
  {
    name: 'a deletion is overheard',
    breaks: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
    plant: () => ({ advance: changingInputs((body) => (body.type === 'delete' ? { type: 'launch', journeyId: 'main' } : body)) }),
  },
  {
    name: 'an enrollment that has ended begins once more',
    breaks: 'no send is begun after a committed goal, exit, suppression or unsubscribe',
    plant: () => ({
      advance: changingAnswers((done) =>
        logBehind(done, ({ kind, at, nodeId, visit }, { id }) =>
          kind === 'ended' && nodeId !== undefined && visit !== undefined
            ? { seq: 0, at, kind: 'effect.begun', key: `default:${id}:${nodeId}:${visit}`, attempt: 1, nodeId, visit }
            : undefined,
        ),
      ),
    }),
  },
  {
    name: 're-entry is not judged',
    breaks: 'one live enrollment per entry identity',
    plant: () => ({ advance: runningOthers((journey) => ({ ...journey, entry: { ...journey.entry, reentry: { mode: 'always' } } })) }),
  },
  {
    name: 'everybody goes on in the newest version',
    breaks: 'version changes only by plan',
    plant: () => ({
      advance: (advance) => (definitions, snapshot, inputs, options) => {
        const newest = (id: string, version: number): number =>
          definitions.journeys.find((one) => one.id === id)?.versions.at(-1)?.version ?? version;
        const enrollments = snapshot.enrollments.map((state) => ({ ...state, version: newest(state.journeyId, state.version) }));
        return advance(definitions, { ...snapshot, enrollments }, inputs, options);
      },
    }),
  },
  {
    name: 'a late result moves somebody who has ended',
    breaks: 'one outlet per wait',
    plant: () => ({
      advance: changingAnswers((done) =>
        logBehind(done, ({ kind, at, nodeId, visit }, { status }) =>
          kind === 'effect.completed' && status === 'ended' && nodeId !== undefined && visit !== undefined
            ? { seq: 0, at, kind: 'woke', by: 'result', outlet: 'next', nodeId, visit }
            : undefined,
        ),
      ),
    }),
  },
  {
    name: 'a result is applied to whatever is in flight',
    breaks: 'the provider sees one outcome per key',
    plant: () => ({
      advance: changingInputs((body, states) => {
        if (body.type !== 'result') return body;
        const other = states.find(({ effect }) => effect?.phase === 'begun')?.effect;
        return other === undefined ? body : { ...body, key: other.key, attempt: other.attempt };
      }),
    }),
  },
  {
    name: 'a wait is left twice',
    breaks: 'one outlet per wait',
    plant: () => ({
      advance: changingAnswers((done) => logBehind(done, (entry) => (entry.kind === 'parked' ? woken(done, entry) : undefined))),
    }),
  },
  {
    name: 'an entry of a log is written twice',
    breaks: 'no duplicate transition commit',
    plant: () => ({
      advance: changingAnswers((done) => logBehind(done, (entry) => (entry.kind === 'parked' ? arrivedAgain(done, entry) : undefined))),
    }),
  },
  {
    name: 'a worker is given another key than the one that was begun',
    breaks: 'the provider sees one outcome per key',
    plant: () => ({
      advance: changingAnswers((done) => ({ ...done, begun: done.begun.map((one) => ({ ...one, key: `${one.key}:${one.attempt}` })) })),
    }),
  },
  {
    // The wait's own deadlines would put it back to sleep: they are early, too.
    name: 'a timer fires before it is due',
    breaks: 'no timer early',
    plant: () => ({
      advance: changingAnswers((done) => ({
        ...done,
        timers: done.timers.map((timer) => (timer.name.startsWith('wait:') ? { ...timer, due: timer.due - earlyMs } : timer)),
        enrollments: done.enrollments.map(early),
      })),
    }),
  },
  {
    name: 'no timer covers the death of a worker',
    breaks: 'each requested effect ends',
    plant: () => ({ advance: withoutTimers('lost:') }),
  },
  {
    name: 'no timer lets in who waits for a place',
    breaks: 'after healing everybody has ended or has a wake-up',
    plant: () => ({ advance: withoutTimers('entry:') }),
  },
  {
    name: 'no timer begins the next attempt',
    breaks: 'each requested effect ends',
    plant: () => ({ advance: withoutTimers('begin:') }),
  },
  {
    name: 'timers that a pause holds are forgotten',
    breaks: 'after healing everybody has ended or has a wake-up',
    plant: () => ({
      advance: changingAnswers((done) => ({ ...done, enrollments: done.enrollments.map(({ held: _gone, ...state }) => state) })),
    }),
  },
  {
    name: 'what nobody knows is taken for not sent',
    breaks: 'an uncertain effect is repeated only where that is allowed',
    plant: () => ({
      advance: changingInputs((body) =>
        body.type === 'result' && body.result.status === 'uncertain'
          ? { ...body, result: { status: 'not_sent', code: 'unknown', retryable: true } }
          : body,
      ),
    }),
  },
  {
    name: 'an effect is forgotten between its request and its begin',
    breaks: 'each requested effect ends',
    plant: () => {
      const isDue = now(3);
      return {
        advance: changingAnswers((done) =>
          done.begun.length > 0 && isDue()
            ? {
                ...done,
                begun: [],
                trace: done.trace.filter(({ entry }) => entry.kind !== 'effect.begun'),
                timers: done.timers.filter(({ name }) => !name.startsWith('lost:')),
              }
            : done,
        ),
      };
    },
  },
];

const earlyMs = 1_800_000;

function early(state: EnrollmentState): EnrollmentState {
  if (state.wait === undefined) return state;
  const due = Object.fromEntries(Object.entries(state.wait.due).map(([id, at]) => [id, at - earlyMs]));
  return { ...state, wait: { ...state.wait, due } };
}

function woken(done: Advance, entry: TraceEntry): TraceEntry | undefined {
  const left = done.trace.findLast(({ entry: one }) => one.kind === 'woke')?.entry;
  return left === undefined ? undefined : { ...left, at: entry.at };
}

function arrivedAgain(done: Advance, { at, nodeId }: TraceEntry): TraceEntry | undefined {
  const arrived = done.trace.findLast(({ entry: one }) => one.kind === 'arrived' && one.nodeId === nodeId)?.entry;
  return arrived === undefined ? undefined : { ...arrived, at };
}
