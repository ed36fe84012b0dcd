import type { Contact, ContactEvent } from '@sojourn/schema';
import { advance } from '../core/advance.ts';
import type { AdvanceFunction } from '../core/advance-types.ts';
import type { Tenant } from '../ports/store.ts';
import { commandMany } from './command-many.ts';
import { completeTask, reassignTask } from './complete-task.ts';
import { listActs, verifyActs } from './acts/read-acts.ts';
import { archive } from './archive.ts';
import { deleteContact } from './delete-contact.ts';
import { createDefinitionCache } from './definitions.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { commandEnrollment, completeEffect, enroll, patchContact, trackEvents, upsertContacts } from './intake.ts';
import { createFullBuckets } from './full-buckets.ts';
import { createIsolationBook } from './isolate.ts';
import { progressOfJobs } from './jobs/progress-of-jobs.ts';
import { explain } from './explain.ts';
import { readHealth } from './health.ts';
import { listTasks } from './list-tasks.ts';
import { mergeContacts } from './merge-contacts.ts';
import { metrics } from './metrics.ts';
import { observedLogger } from './observe/observed-logger.ts';
import { observedStore } from './observe/observed-store.ts';
import { pause, resume } from './pause.ts';
import { planPublish } from './plan-publish.ts';
import { prune } from './prune.ts';
import { publish } from './publish.ts';
import {
  exportEnrollment,
  getContact,
  listContacts,
  listEnrollments,
  listJourneys,
  listRefusals,
  readJourney,
  readTrace,
} from './queries.ts';
import type { Runtime } from './runtime.ts';
import { runWorker } from './run-worker.ts';
import { settle } from './settle.ts';
import { createSettingsBook } from './settings-book.ts';
import { systemClock, systemPlatform } from './system-clock.ts';
import { toTenant } from './tenant.ts';

/**
 * Makes an engine for the tenant `default`; `forTenant` gives the others.
 *
 * An engine holds no journey, contact or timer itself: all of that is in the store, and any number of engines may share one.
 *
 * @example
 * const engine = createEngine({ store: memoryStore(), catalog, handlers: { send_email: async (effect) => mail(effect.input) } });
 * await engine.publish(document);
 * await engine.track({ id: 'e1', contactId: 'ann', name: 'ebook.downloaded' });
 * await engine.settle();
 */
export function createEngine(options: EngineOptions): Engine {
  return createEngineOn(advance, options);
}

/** Makes an engine on another core: the fault world plants defects in it, to show that they are found. */
export function createEngineOn(core: AdvanceFunction, options: EngineOptions): Engine {
  const { leaseMs = 30_000, telemetry } = options;
  const clock = options.clock ?? systemClock();
  const observer = telemetry === undefined ? undefined : { telemetry, clock };
  const store = observer === undefined ? options.store : observedStore(options.store, observer);
  const platform = options.platform ?? systemPlatform();
  const given = options.logger ?? { log: () => {} };
  const logger = telemetry === undefined ? given : observedLogger(given, telemetry);
  const runtime: Runtime = {
    store,
    clock,
    platform,
    logger,
    leaseMs,
    worker: platform.uniqueName(),
    settingsOf: 'tenants' in options ? (tenant) => options.tenants(tenant) : async () => options,
    definitions: createDefinitionCache(store),
    isolation: createIsolationBook(store, clock, logger),
    fullBuckets: createFullBuckets(),
    settingsBook: createSettingsBook(store),
    advance: core,
    busy: new Set(),
    ...(observer === undefined ? {} : { observer }),
    ...(options.contactReader === undefined ? {} : { contactReader: options.contactReader }),
    ...(options.recordInputs === undefined ? {} : { recordInputs: options.recordInputs }),
    ...(options.choices === undefined ? {} : { choices: options.choices }),
  };
  clock.attach?.({ nextDue: () => store.nextDue(), settle: () => settle(runtime) });
  return engineFor(runtime, toTenant('default'));
}

function engineFor(runtime: Runtime, tenant: Tenant): Engine {
  return {
    forTenant: (id) => engineFor(runtime, toTenant(id)),
    publish: (document, options = {}) => publish(runtime, tenant, document, options),
    planPublish: (document, options = {}) => planPublish(runtime, tenant, document, options.inFlight),
    archive: (id, options = {}) => archive(runtime, tenant, id, options),
    pause: (id, options = {}) => pause(runtime, tenant, id, options),
    resume: (id, options = {}) => resume(runtime, tenant, id, options),
    journeys: () => listJourneys(runtime, tenant),
    journey: (id, version) => readJourney(runtime, tenant, id, version),
    upsertContact: (contact: Contact | readonly Contact[]) => upsertContacts(runtime, tenant, contact),
    patchContact: (id, patch, options = {}) => patchContact(runtime, tenant, id, patch, options),
    mergeContacts: (request) => mergeContacts(runtime, tenant, request),
    deleteContact: (id, options = {}) => deleteContact(runtime, tenant, id, options),
    contact: (id) => getContact(runtime, tenant, id),
    contacts: (query = {}) => listContacts(runtime, tenant, query),
    track: trackFor(runtime, tenant),
    enroll: (request) => enroll(runtime, tenant, request),
    exit: (request) => commandEnrollment(runtime, tenant, 'exit', request),
    retry: (request) => commandEnrollment(runtime, tenant, 'retry', request),
    move: (request) => commandEnrollment(runtime, tenant, 'move', request),
    commandMany: (request) => commandMany(runtime, tenant, request),
    completeEffect: (request) => completeEffect(runtime, tenant, request),
    tasks: (query = {}) => listTasks(runtime, tenant, query),
    completeTask: (request) => completeTask(runtime, tenant, request),
    reassignTask: (request) => reassignTask(runtime, tenant, request),
    enrollments: (query = {}) => listEnrollments(runtime, tenant, query),
    trace: (id) => readTrace(runtime, tenant, id),
    refusals: (query = {}) => listRefusals(runtime, tenant, query),
    exportEnrollment: (id, options = {}) => exportEnrollment(runtime, tenant, id, options),
    explain: (request) => explain(runtime, tenant, request),
    metrics: (journeyId) => metrics(runtime, tenant, journeyId),
    isolated: () => runtime.isolation.list(tenant),
    jobs: () => progressOfJobs(runtime, tenant),
    health: () => readHealth(runtime, tenant),
    acts: (query) => listActs(runtime, tenant, query),
    verifyActs: (journeyId, options = {}) => verifyActs(runtime, tenant, journeyId, options),
    prune: (query) => prune(runtime, tenant, query),
    settle: () => settle(runtime),
    run: (options = {}) => runWorker(runtime, options),
    nextDue: () => runtime.store.nextDue(),
  };
}

function trackFor(runtime: Runtime, tenant: Tenant): Engine['track'] {
  async function track(given: ContactEvent | readonly ContactEvent[]): Promise<unknown> {
    // `Array.isArray` does not narrow a readonly array; each event is looked at before it is believed.
    if (Array.isArray(given)) return trackEvents(runtime, tenant, given as readonly unknown[], true);
    const [only] = await trackEvents(runtime, tenant, [given], false);
    return only;
  }
  // An overload per shape of the argument: one event gives one answer, a list gives a list.
  return track as Engine['track'];
}
