import type { Instant } from '@sojourn/schema';
import type { Definitions } from '../../core/advance-types.ts';
import { isStillAhead, matchesAt, timerFor } from '../../core/schedule-match.ts';
import { nextOccurrence } from '../../core/watch-index.ts';
import type { Occurrence, ScheduledTrigger } from '../../core/watch-index.ts';
import type { Input, StorePage, Tenant } from '../../ports/store.ts';
import { toContactState } from '../rows.ts';
import type { Runtime } from '../runtime.ts';
import type { Job, JobContext, JobPage, JobType } from './job.ts';
import { startJob } from './start-job.ts';

const rowsPerPage = 500;

/** Starts the rounds of a schedule; one that is going round goes on, and looks at its next occurrence anew. */
export async function startSchedule(runtime: Runtime, tenant: Tenant, journeyId: string, triggerId: string, from: Instant): Promise<void> {
  const subject = JSON.stringify([journeyId, triggerId]);
  await startJob(runtime, tenant, { type: 'schedule', subject, journeyId, data: { triggerId, from }, goesOn: true });
}

/**
 * Waits for each occurrence of a schedule, and then gives everybody who matches a timer of that instant: late as it may come, it
 * stands in the contact's order where it belongs.
 */
export const scheduleJob: JobType = {
  type: 'schedule',
  async page(job, context) {
    const { runtime, tenant, now } = context;
    const definitions = await runtime.definitions.load(tenant, await runtime.settingsOf(tenant));
    const { triggerId, from } = dataOf(job);
    const scheduled = definitions.index?.scheduled.find((one) => one.definition.id === job.journeyId && one.triggerId === triggerId);
    const occurrence = scheduled === undefined ? undefined : nextOccurrence(scheduled.definition, triggerId, from);
    // The journey has been archived, or the trigger has gone: a publishing that brings it back starts it again.
    if (scheduled === undefined || occurrence === undefined) return { inputs: [], next: undefined };
    if (occurrence.at > now) return { inputs: [], next: { due: occurrence.at } };
    return goRound(job, context, { definitions, scheduled, occurrence });
  },
};

interface Round {
  readonly definitions: Definitions;
  readonly scheduled: ScheduledTrigger;
  readonly occurrence: Occurrence;
}

async function goRound(job: Job, context: JobContext, round: Round): Promise<JobPage> {
  const { scheduled, occurrence } = round;
  const page = await matching(job, context, round);
  const { name, due, body } = timerFor(scheduled, occurrence);
  const inputs = page.rows.map((contactId): Input => ({
    contactId,
    due,
    // A page that is repeated sets it again, or finds that the occurrence has had its turn: an id to remember would say no more.
    timer: name,
    lane: 'input',
    body: { type: 'timer', timer: body },
  }));
  if (page.next !== undefined) return { inputs, next: { cursor: page.next } };
  return { inputs, next: { data: { ...job.data, from: occurrence.at + 1 } } };
}

/**
 * Contacts who match, from the host's own indexes if it has them. On a clock that is moved by hand everybody who is known comes:
 * while it stands still, nothing else tells what arrives after an occurrence from what arrived before it.
 */
async function matching({ cursor }: Job, { runtime, tenant }: JobContext, round: Round): Promise<StorePage<string>> {
  const { definitions, occurrence, scheduled } = round;
  const query = { limit: rowsPerPage, ...(cursor === undefined ? {} : { after: cursor }) };
  const { condition } = occurrence.trigger.schedule ?? {};
  if (runtime.contactReader !== undefined && condition !== undefined) {
    return runtime.contactReader.find(tenant, { when: condition, ...query });
  }
  const isStill = runtime.clock.attach !== undefined;
  const page = await runtime.store.contacts(tenant, query);
  const rows = page.rows.flatMap(({ id, value }) => {
    const state = toContactState(runtime.platform, value);
    return state.deleted !== true &&
      state.alias === undefined &&
      isStillAhead(state, scheduled.timer, occurrence) &&
      (isStill || matchesAt(definitions, state, occurrence))
      ? [id]
      : [];
  });
  return page.next === undefined ? { rows } : { rows, next: page.next };
}

function dataOf({ data }: Job): { readonly triggerId: string; readonly from: Instant } {
  // `startSchedule` and the rounds gave them.
  return data as { readonly triggerId: string; readonly from: Instant };
}
