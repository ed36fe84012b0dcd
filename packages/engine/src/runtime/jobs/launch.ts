import type { Condition, Instant } from '@sojourn/schema';
import type { CompiledJourney, RunnableVersion } from '../../core/compiled.ts';
import type { JourneyDefinition } from '../../core/advance-types.ts';
import type { InputBody } from '../../core/inputs.ts';
import { own } from '../../core/own.ts';
import type { Input, StorePage, Tenant } from '../../ports/store.ts';
import { readIndex } from '../published.ts';
import { toContactState } from '../rows.ts';
import type { Runtime } from '../runtime.ts';
import type { Job, JobContext, JobPage, JobType } from './job.ts';
import { startSchedule } from './schedule.ts';
import { startJob } from './start-job.ts';

const rowsPerPage = 500;
/** How often it looks for the publishing it was started for, and how long, before it takes whoever started it for dead. */
const lookAgainMs = 100;
const lookForMs = 60_000;

/**
 * Starts the launch of a version whose triggers watch contacts or come round. Started before the index names the version, so that
 * no crash leaves a version that nobody is told of.
 *
 * @param revision - The index's that will name it.
 */
export async function startLaunch(runtime: Runtime, tenant: Tenant, { id, triggers }: CompiledJourney, revision: number): Promise<void> {
  if (!triggers.all.some((trigger) => trigger.isWatching || trigger.schedule !== undefined)) return;
  await startJob(runtime, tenant, { type: 'launch', subject: id, journeyId: id, data: { revision, pass: 1 } });
}

/**
 * Sees to it that every contact takes the launch of a version in: gives each that has not an input of no content, since whatever
 * a contact is given begins with the launches it has not seen. Contacts whom only an input of their own can concern are left
 * until it comes.
 *
 * It goes round twice. A worker that had read the index before the publishing may commit a new contact which the first round has
 * passed; by the second one its lease is over.
 */
export const launchJob: JobType = {
  type: 'launch',
  async page(job, context) {
    const { runtime, tenant, now } = context;
    // `startLaunch` gave it.
    const wanted = job.data['revision'] as number;
    const { revision } = await readIndex(runtime.store, tenant);
    if (revision < wanted) return { inputs: [], next: now >= job.startedAt + lookForMs ? undefined : { due: now + lookAgainMs } };
    const definitions = await runtime.definitions.load(tenant, await runtime.settingsOf(tenant));
    const definition = definitions.journeys.find((one) => one.id === job.journeyId);
    const version = definition?.versions.at(-1);
    if (definition === undefined || version === undefined || definition.archivedAt !== undefined) return { inputs: [], next: undefined };
    if (job.cursor === undefined && job.data['pass'] === 1) await startSchedules(context, definition, version);
    if (!version.compiled.triggers.watching.some((trigger) => trigger.needsWaking)) return { inputs: [], next: undefined };
    const page = await tellContacts(job, context, version);
    if (page.next !== undefined || job.data['pass'] !== 1) return page;
    return { ...page, next: { due: now + runtime.leaseMs, data: { ...job.data, pass: 2 } } };
  },
};

async function startSchedules({ runtime, tenant }: JobContext, definition: JourneyDefinition, version: RunnableVersion): Promise<void> {
  for (const { id, schedule } of version.compiled.triggers.all) {
    if (schedule !== undefined) await startSchedule(runtime, tenant, definition.id, id, version.publishedAt);
  }
}

async function tellContacts(job: Job, context: JobContext, version: RunnableVersion): Promise<JobPage> {
  const page = await unlaunched(job, context, version);
  const inputs = page.rows.map((contactId) => inputFor(job, version, contactId, version.publishedAt));
  return { inputs, next: page.next === undefined ? undefined : { cursor: page.next } };
}

/** Contacts that may have to be told, by id; the host's own indexes say who matches, where that is all there is to know. */
async function unlaunched(
  { cursor, journeyId }: Job,
  { runtime, tenant }: JobContext,
  version: RunnableVersion,
): Promise<StorePage<string>> {
  const query = { limit: rowsPerPage, ...(cursor === undefined ? {} : { after: cursor }) };
  const when = askable(version.compiled);
  if (runtime.contactReader !== undefined && when !== undefined) return runtime.contactReader.find(tenant, { when, ...query });
  const page = await runtime.store.contacts(tenant, query);
  const rows = page.rows.flatMap(({ id, value }) => {
    const { launched = {}, deleted, alias } = toContactState(runtime.platform, value);
    return deleted !== true && alias === undefined && (own(launched, journeyId) ?? 0) < version.version ? [id] : [];
  });
  return page.next === undefined ? { rows } : { rows, next: page.next };
}

/** What those match who have to be told now; `undefined` if time may concern anybody. */
function askable({ triggers }: CompiledJourney): Condition | undefined {
  const needing = triggers.watching.filter((trigger) => trigger.needsWaking);
  const asked = needing.flatMap((trigger) => trigger.existing ?? []);
  return asked.length === needing.length ? { any: asked } : undefined;
}

/** Its instant is that of the publishing, unless the contact has been given something since. */
function inputFor({ journeyId, data }: Job, { version }: RunnableVersion, contactId: string, due: Instant): Input {
  const body: InputBody = { type: 'launch', journeyId };
  return { contactId, due, dedupe: JSON.stringify(['launch', journeyId, version, data['pass'], contactId]), lane: 'input', body };
}
