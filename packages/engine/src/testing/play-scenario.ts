import { formatInstant } from '@sojourn/schema';
import type { Catalog, EnrollmentRecord, Instant, Journey, Policy, Scenario, ScriptedResult } from '@sojourn/schema';
import type { Refusal } from '../core/advance-types.ts';
import { compile } from '../core/compile.ts';
import { own } from '../core/own.ts';
import { answerOf } from '../core/tasks/task-answer.ts';
import type { ActionHandler, Effect, Handlers } from '../ports/handlers.ts';
import { NotSentError } from '../ports/not-sent-error.ts';
import type { Store } from '../ports/store.ts';
import { createEngine } from '../runtime/create-engine.ts';
import type { Engine } from '../runtime/engine.ts';
import { compareText } from '../runtime/memory/compare-text.ts';
import { toContactState, toEnrollmentState } from '../runtime/rows.ts';
import { systemPlatform } from '../runtime/system-clock.ts';
import { later, virtualClock } from '../runtime/virtual-clock.ts';
import type { VirtualClock } from '../runtime/virtual-clock.ts';
import { toTenant } from '../runtime/tenant.ts';
import { asksExisting, isAtRest, recurringTimers } from '../simulate/at-rest.ts';
import { scenarioPerson } from '../simulate/inputs-of.ts';
import { timeScript } from '../simulate/script.ts';
import type { TimedStep } from '../simulate/script.ts';

/** What a scenario is played on. */
export interface PlayOptions {
  /** Empty: versions count from 1 and the contact is unknown. */
  readonly store: Store;
  readonly catalog: Catalog;
  readonly policy?: Policy;
}

/** The trace of one enrollment as the store has it. */
export interface PlayedTrace {
  readonly enrollmentId: string;
  readonly journeyId: string;
  /** Entries as they are stored: canonical JSON, one text each. */
  readonly lines: readonly string[];
}

/** What became of a scenario on a real engine. */
export interface PlayedScenario {
  /** By enrollment id. */
  readonly traces: readonly PlayedTrace[];
  readonly refusals: readonly Refusal[];
  /** Attempts that reached a handler, in order. */
  readonly effects: readonly { readonly nodeId: string; readonly key: string; readonly attempt: number; readonly at: Instant }[];
}

/**
 * Plays a scenario on the real engine: publishes the journeys, makes the contact known, sends the script's steps at their
 * instants, answers effects as the scenario says, and lets time run out as a simulation does.
 *
 * @param journeys - The first one's zone counts for the script.
 * @throws JourneyError as `publish` and the steps of the script do; RangeError for a time that cannot be read.
 */
export async function playScenario(
  journeys: readonly Journey[],
  scenario: Scenario,
  { store, catalog, policy }: PlayOptions,
): Promise<PlayedScenario> {
  const [first] = journeys;
  if (first === undefined) throw new RangeError('A scenario is played on at least one journey.');
  const clock = virtualClock(scenario.start);
  const effects: { readonly nodeId: string; readonly key: string; readonly attempt: number; readonly at: Instant }[] = [];
  const handler: ActionHandler = async (effect, { attempt }) => {
    effects.push({ nodeId: effect.nodeId, key: effect.key, attempt, at: clock.now() });
    return answer(own(scenario.results ?? {}, effect.nodeId), effect);
  };
  const actions = [...Object.keys(catalog.actions ?? {}), 'task', 'approval'];
  const handlers: Handlers = Object.fromEntries(actions.map((action) => [action, handler]));
  const engine = createEngine({
    store,
    catalog,
    handlers,
    clock,
    ...(policy === undefined ? {} : { policy }),
    ...(scenario.choices === undefined ? {} : { choices: scenario.choices }),
  });
  for (const journey of journeys) if (!asksExisting(journey)) await engine.publish(journey);
  await engine.upsertContact(scenario.contact);
  // Those that ask for who is there already find the contact.
  for (const journey of journeys) if (asksExisting(journey)) await engine.publish(journey);
  const script = timeScript(scenario, first);
  for (const timed of script)
    await playStep(engine, clock, scenario, first, timed, (nodeId) => effects.findLast((one) => one.nodeId === nodeId)?.key);
  const compiled = journeys.map((journey) => compile(journey, { catalog, policy }));
  await runOn({ engine, store, clock, contactId: scenario.contact.id, recurring: recurringTimers(compiled) }, later(clock.now(), 'P2Y'));
  return {
    traces: await tracesOf(engine, store, scenario),
    refusals: (await engine.refusals({ contactId: scenario.contact.id })).rows,
    effects,
  };
}

interface Running {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly contactId: string;
  readonly recurring: ReadonlySet<string>;
}

/** Lets time run out as a simulation does. */
async function runOn(running: Running, until: Instant): Promise<void> {
  const { engine, clock, recurring } = running;
  if (recurring.size === 0) return clock.advanceTo(formatInstant(until));
  for (;;) {
    await clock.advanceTo(formatInstant(clock.now()));
    const { contact, enrollments } = await readStates(running);
    const next = await engine.nextDue();
    if (next === null || next > until || isAtRest(contact, enrollments, recurring)) return;
    await clock.advanceTo(formatInstant(next));
  }
}

async function readStates({ store, contactId }: Running) {
  const platform = systemPlatform();
  const tenant = toTenant('default');
  const [row] = (await store.contacts(tenant, { id: contactId, limit: 1 })).rows;
  const { rows } = await store.enrollments(tenant, { contactId, limit: 1_000 });
  return {
    contact: row === undefined ? null : toContactState(platform, row.value),
    enrollments: rows.map((one) => toEnrollmentState(platform, one)),
  };
}

async function playStep(
  engine: Engine,
  clock: VirtualClock,
  scenario: Scenario,
  first: Journey,
  timed: TimedStep,
  keyOf: (nodeId: string) => string | undefined,
): Promise<void> {
  const { number, at, step } = timed;
  const contactId = scenario.contact.id;
  await clock.advanceTo(formatInstant(at), async () => {
    if ('event' in step) {
      const effect = step.of === undefined ? undefined : keyOf(step.of);
      await engine.track({
        id: `event-${number}`,
        contactId,
        name: step.event,
        ...(step.data === undefined ? {} : { data: step.data }),
        ...(effect === undefined ? {} : { effect }),
      });
    } else if ('contact' in step) await engine.patchContact(contactId, step.contact);
    else if ('enroll' in step) {
      const { journey, key, data } = step.enroll;
      await engine.enroll({
        journeyId: journey ?? first.id,
        contactId,
        ...(key === undefined ? {} : { key }),
        ...(data === undefined ? {} : { data }),
      });
    } else if ('result' in step) {
      const { node, outcome, data } = step.result;
      const key = keyOf(node);
      if (key !== undefined) await engine.completeEffect({ key, outcome, ...(data === undefined ? {} : { data }) });
    } else if ('decide' in step) await decide(engine, contactId, step.decide);
  });
}

/** Answers the open task of a node, in the newest enrollment that has one. What is refused is no input, as in a simulation. */
async function decide(
  engine: Engine,
  contactId: string,
  { node, outcome }: { readonly node: string; readonly outcome: string },
): Promise<void> {
  const enrollments = await enrollmentsOf(engine, contactId);
  const newest = enrollments.toSorted((one, other) => compareText(other.enteredAt, one.enteredAt) || compareText(one.id, other.id));
  for (const { id: enrollmentId } of newest) {
    const { rows: tasks } = await engine.tasks({ enrollmentId, nodeId: node });
    const task = tasks.find(({ state }) => state === 'open' || state === 'overdue');
    if (task === undefined) continue;
    if (answerOf(task.kind, outcome).type !== 'refused') await engine.completeTask({ taskId: task.id, outcome, by: scenarioPerson });
    return;
  }
}

function answer(scripted: ScriptedResult | undefined, effect: Effect): Awaited<ReturnType<ActionHandler>> {
  if (scripted === undefined) return undefined;
  if (!('error' in scripted)) return scripted;
  if (scripted.error === 'not_sent') throw new NotSentError(`The scenario says that ${effect.nodeId} was not sent.`);
  throw Object.assign(new Error(`The scenario says that ${effect.nodeId} is uncertain.`), { code: scripted.error });
}

async function enrollmentsOf(engine: Engine, contactId: string): Promise<readonly EnrollmentRecord[]> {
  const all: EnrollmentRecord[] = [];
  let after: string | undefined;
  do {
    const page = await engine.enrollments({ contactId, limit: 1_000, ...(after === undefined ? {} : { after }) });
    all.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return all;
}

async function tracesOf(engine: Engine, store: Store, scenario: Scenario): Promise<readonly PlayedTrace[]> {
  const rows = await enrollmentsOf(engine, scenario.contact.id);
  const decoder = new TextDecoder();
  const read = rows.map(async ({ id, journeyId }) => {
    const entries = await store.log(toTenant('default'), id, 0, 10_000);
    return { enrollmentId: id, journeyId, lines: entries.map((bytes) => decoder.decode(bytes)) };
  });
  return Promise.all(read);
}
