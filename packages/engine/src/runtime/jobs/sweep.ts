import type { InputBody } from '../../core/inputs.ts';
import type { Input, Tenant } from '../../ports/store.ts';
import { readIndex } from '../published.ts';
import type { IndexedJourney } from '../published.ts';
import { toContactState, toEnrollmentState } from '../rows.ts';
import type { Runtime } from '../runtime.ts';
import type { Job, JobContext, JobPage, JobType } from './job.ts';
import { startJob } from './start-job.ts';

const rowsPerPage = 500;
/** How often it looks for the act it was started for, and how long, before it takes whoever started it for dead. */
const lookAgainMs = 100;
const lookForMs = 60_000;

/**
 * Starts the sweep of a journey after an act on it: each contact that the act concerns, and that nothing else wakes, is given an
 * input. Started before the index says what was done, so that no crash leaves an act without its sweep.
 *
 * @param revision - The index's that will say so.
 */
export async function startSweep(runtime: Runtime, tenant: Tenant, journeyId: string, revision: number): Promise<void> {
  await startJob(runtime, tenant, { type: 'sweep', subject: journeyId, journeyId, data: { revision, pass: 1 } });
}

/**
 * Gives each contact that is behind an input of no content: catching up is what every input begins with.
 *
 * It goes round twice. A worker that had read the index before the act may commit somebody behind whom the first round has
 * passed; by the second one its lease is over.
 */
export const sweepJob: JobType = {
  type: 'sweep',
  async page(job, context) {
    const { runtime, tenant } = context;
    // `startSweep` gave it.
    const wanted = job.data['revision'] as number;
    const { revision, index } = await readIndex(runtime.store, tenant);
    const journey = index.journeys.find((one) => one.id === job.journeyId);
    if (journey === undefined || revision < wanted) {
      const isDead = context.now >= job.startedAt + lookForMs;
      return { inputs: [], next: isDead ? undefined : { due: context.now + lookAgainMs } };
    }
    const [part = 'inside', after] = job.cursor === undefined ? [] : split(job.cursor);
    const page = part === 'inside' ? await sweepInside(job, context, journey, after) : await sweepWaiting(job, context, after);
    if (page.next !== undefined || job.data['pass'] !== 1) return page;
    return { ...page, next: { due: context.now + runtime.leaseMs, data: { ...job.data, pass: 2 } } };
  },
};

/** Those inside who are behind the newest plan, or have something that waited for the journey to be resumed. */
async function sweepInside(job: Job, context: JobContext, journey: IndexedJourney, after: string | undefined): Promise<JobPage> {
  const { runtime, tenant } = context;
  const to = journey.versions.findLast(({ inFlight }) => inFlight !== undefined)?.version ?? 0;
  const query = { journeyId: job.journeyId, limit: rowsPerPage, ...(after === undefined ? {} : { after }) };
  const page = await runtime.store.enrollments(tenant, query);
  const concerned = page.rows.filter((row) => {
    if (!row.live) return false;
    const { held = [], effect } = toEnrollmentState(runtime.platform, row);
    return row.version < to || held.length > 0 || effect?.phase === 'due';
  });
  const types = new Map(concerned.map((row) => [row.contactId, row.version < to ? 'migrate' : 'resume'] as const));
  const inputs = [...types].map(([contactId, type]) => inputFor(job, context, contactId, type));
  return { inputs, next: { cursor: page.next === undefined ? 'waiting:' : `inside:${page.next}` } };
}

/** Those who wait to get in. */
async function sweepWaiting(job: Job, context: JobContext, after: string | undefined): Promise<JobPage> {
  const { runtime, tenant } = context;
  const page = await runtime.store.contacts(tenant, { limit: rowsPerPage, ...(after === undefined ? {} : { after }) });
  const concerned = page.rows.filter(({ value }) => {
    const { waiting = [] } = toContactState(runtime.platform, value);
    return waiting.some((entry) => entry.journeyId === job.journeyId && entry.reason === 'paused');
  });
  const inputs = concerned.map(({ id }) => inputFor(job, context, id, 'resume'));
  return { inputs, next: page.next === undefined ? undefined : { cursor: `waiting:${page.next}` } };
}

function inputFor({ journeyId, data }: Job, { now }: JobContext, contactId: string, type: 'resume' | 'migrate'): Input {
  const body: InputBody = { type, journeyId };
  return {
    contactId,
    due: now,
    dedupe: JSON.stringify(['sweep', journeyId, data['revision'], data['pass'], contactId]),
    lane: 'input',
    body,
  };
}

function split(cursor: string): readonly [part: string, after: string | undefined] {
  const end = cursor.indexOf(':');
  return [cursor.slice(0, end), cursor.slice(end + 1) || undefined];
}
