import { NotSentError, createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { ActionHandler, Engine, VirtualClock } from '@sojourn/engine';
import { canonicalJson, checkJourney, formatInstant, locateProblems, parseInstant, parseJourney } from '@sojourn/schema';
import type { Catalog, Contact, EnrollmentRecord, Instant, Journey, JsonValue, TraceEntry } from '@sojourn/schema';
import { CommandError, exitCode } from '../io.ts';
import type { CommandIo } from '../io.ts';
import { printProblems } from '../print-problems.ts';
import { readContacts } from '../read-contacts.ts';
import { readWorkspace } from '../read-documents.ts';
import type { Workspace } from '../read-documents.ts';
import { readEvents } from '../read-events.ts';
import type { DatedEvent } from '../read-events.ts';
import { readText } from '../read-file.ts';
import type { NdjsonProblem } from '../read-ndjson.ts';

/** Settings of `sojourn run`. */
export interface RunOptions {
  readonly contacts?: string | undefined;
  readonly events?: string | undefined;
  readonly until?: string | undefined;
  readonly from?: string | undefined;
  readonly catalog?: string | undefined;
  readonly policy?: string | undefined;
  /** `node=code` each: that node's action surely fails. */
  readonly fail: readonly string[];
}

/**
 * Runs journeys headless on a virtual clock, in memory, and prints each enrollment's trace entries as canonical JSON, one a line,
 * by the order of entry. Every file is read and judged before anything runs; a bad line refuses the whole run.
 */
export async function run(files: readonly string[], options: RunOptions, io: CommandIo): Promise<number> {
  const [first] = files;
  if (first === undefined) throw new CommandError('run: name at least one journey file', exitCode.usage);
  const workspace = readWorkspace(first, options);
  const journeys = files.map((file) => readJourney(file, workspace, io));
  const { contacts, events } = readPeople(options, workspace.catalog, io);
  const until = instantOf(options.until, '--until');
  const from = options.from === undefined ? (events[0]?.at ?? until) : instantOf(options.from, '--from');
  refuseDisorder(from, until, events);

  const clock = virtualClock(formatInstant(from));
  const engine = createEngine({ store: memoryStore(), clock, handlers: recordingHandlers(workspace.catalog, options.fail), ...workspace });
  for (const journey of journeys) await engine.publish(journey);
  await play({ engine, clock, contacts, events, until });
  await printTraces(engine, journeys, io);
  return exitCode.ok;
}

function readJourney(file: string, workspace: Workspace, io: CommandIo): Journey {
  const source = readText(file, 'a journey');
  const parsed = parseJourney(source);
  if (!parsed.ok) throw new CommandError(printProblems(file, parsed.problems).trimEnd(), exitCode.problems);
  const problems = locateProblems(source, checkJourney(parsed.journey, workspace));
  const words = printProblems(file, problems, { journey: parsed.journey, catalog: workspace.catalog });
  if (problems.some((problem) => problem.severity === 'error')) throw new CommandError(words.trimEnd(), exitCode.problems);
  io.err(words);
  return parsed.journey;
}

function readPeople(options: RunOptions, catalog: Catalog, io: CommandIo): { contacts: readonly Contact[]; events: readonly DatedEvent[] } {
  if (options.events === undefined) throw new CommandError('run: name the events with --events FILE', exitCode.usage);
  const read = {
    contacts: options.contacts === undefined ? { contacts: [], problems: [] } : readContacts(options.contacts),
    events: readEvents(options.events, catalog),
  };
  const lines = [...located(options.contacts ?? '', read.contacts.problems), ...located(options.events, read.events.problems)];
  if (lines.length > 0) {
    const more = lines.length > 100 ? `\n… and ${lines.length - 100} more` : '';
    throw new CommandError(`${lines.slice(0, 100).join('\n')}${more}\nNothing was run.`, exitCode.problems);
  }
  io.err(`${read.contacts.contacts.length} contacts, ${read.events.events.length} events\n`);
  return { contacts: read.contacts.contacts, events: read.events.events };
}

const located = (path: string, problems: readonly NdjsonProblem[]): string[] =>
  problems.map(({ line, message }) => `${path}:${line}: ${message}`);

function instantOf(text: string | undefined, option: string): Instant {
  if (text === undefined)
    throw new CommandError(`run: say how far time runs with ${option} INSTANT, such as ${option} 2026-04-01T00:00:00Z`, exitCode.usage);
  const instant = parseInstant(text);
  if (instant === undefined)
    throw new CommandError(`run: ${option} must be an instant such as 2026-04-01T00:00:00Z, not "${text}"`, exitCode.usage);
  return instant;
}

function refuseDisorder(from: Instant, until: Instant, events: readonly DatedEvent[]): void {
  if (until < from)
    throw new CommandError(`run: --until ${formatInstant(until)} is before the start, ${formatInstant(from)}`, exitCode.usage);
  const [earliest] = events;
  if (earliest !== undefined && earliest.at < from) {
    throw new CommandError(`run: --from ${formatInstant(from)} is after the earliest event, ${formatInstant(earliest.at)}`, exitCode.usage);
  }
}

function recordingHandlers(catalog: Catalog, fail: readonly string[]): Record<string, ActionHandler> {
  const failures = new Map(
    fail.map((one): [string, string] => {
      const [node, code] = one.split('=');
      if (node === undefined || node === '' || code === undefined || code === '')
        throw new CommandError(`run: --fail takes NODE=CODE, not "${one}"`, exitCode.usage);
      return [node, code];
    }),
  );
  const record: ActionHandler = (effect) => {
    const code = failures.get(effect.nodeId);
    return code === undefined ? Promise.resolve() : Promise.reject(new NotSentError(code));
  };
  return Object.fromEntries(Object.keys(catalog.actions ?? {}).map((action) => [action, record]));
}

interface Play {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly contacts: readonly Contact[];
  readonly events: readonly DatedEvent[];
  readonly until: Instant;
}

/** Events of one instant go in together; what they cause is settled before the next instant. */
async function play({ engine, clock, contacts, events, until }: Play): Promise<void> {
  for (const contact of contacts) await engine.upsertContact(contact);
  await engine.settle();
  const due = events.filter((one) => one.at <= until);
  for (let index = 0; index < due.length;) {
    const at = due[index]?.at ?? until;
    await clock.advanceTo(formatInstant(at));
    while (due[index]?.at === at) {
      const next = due[index];
      if (next !== undefined) await engine.track(next.event);
      index += 1;
    }
    await engine.settle();
  }
  await clock.advanceTo(formatInstant(until));
}

async function printTraces(engine: Engine, journeys: readonly Journey[], io: CommandIo): Promise<void> {
  const counts = new Map<string, number>();
  for (const journey of journeys) {
    for (const enrollment of await allEnrollments(engine, journey.id)) {
      const state = enrollment.status === 'ended' ? (enrollment.end ?? 'ended') : enrollment.status;
      counts.set(state, (counts.get(state) ?? 0) + 1);
      const { id: enrollmentId, journeyId, contactId } = enrollment;
      for (const entry of await engine.trace(enrollmentId)) io.out(line({ ...entry, enrollmentId, journeyId, contactId }));
    }
  }
  const words = [...counts].sort((a, b) => b[1] - a[1]).map(([state, count]) => `${count} ${state}`);
  io.err(`${[...counts.values()].reduce((sum, count) => sum + count, 0)} enrollments: ${words.join(', ') || 'nobody entered'}\n`);
}

/** Canonical JSON of an entry; entries are plain JSON all the way down, which their union type hides. */
const line = (entry: TraceEntry & { readonly enrollmentId: string; readonly journeyId: string; readonly contactId: string }): string =>
  `${canonicalJson(entry as unknown as JsonValue)}\n`; // See above: plain JSON.

async function allEnrollments(engine: Engine, journeyId: string): Promise<EnrollmentRecord[]> {
  const all: EnrollmentRecord[] = [];
  let after: string | undefined;
  do {
    const page = await engine.enrollments({ journeyId, limit: 500, ...(after === undefined ? {} : { after }) });
    all.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return all.sort((a, b) => (a.enteredAt < b.enteredAt ? -1 : a.enteredAt > b.enteredAt ? 1 : a.id < b.id ? -1 : 1));
}
