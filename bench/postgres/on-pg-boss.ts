import { bucket } from '@sojourn/schema';
import { PgBoss } from 'pg-boss';
import { contactOf, emptyTally, eventOf, workload } from '../engine/workload.ts';
import type { Tally } from '../engine/workload.ts';

const batchSize = 1_000;
const intakeSize = 500;

interface Job {
  readonly id: string;
  readonly event: unknown;
  readonly person: Record<string, unknown>;
  readonly trace: readonly object[];
}

/**
 * The workload as jobs of pg-boss, three a contact, in its fastest style: fetched, inserted and completed a thousand at a time, with
 * no polling between. A job carries what became of the contact so far. Its waits are over at once, since it takes the time from
 * the server: nothing is parked, which spares it an index of timers.
 */
export async function runOnPgBoss(connectionString: string, contacts: number): Promise<Tally> {
  const tally = emptyTally();
  const boss = new PgBoss({ connectionString, schema: 'pgboss', supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  for (const name of ['enter', 'mail', 'text']) await boss.createQueue(name);

  const intake = async (): Promise<void> => {
    for (let from = 0; from < contacts; from += intakeSize) {
      const batch = Array.from({ length: Math.min(intakeSize, contacts - from) }, (_, n) => from + n);
      await boss.insert(
        'enter',
        batch.map((index) => ({
          data: { id: `c${index}`, event: eventOf(index), person: { ...contactOf(index) }, trace: [] } satisfies Job,
        })),
      );
    }
  };
  await intake();
  await drain(boss, 'enter', contacts, async (job) => {
    const trace = [entry('entered', 'score'), entry('updated', 'score', 5), entry('decided', 'who', 'swedish'), entry('parked', 'days')];
    return { to: 'mail', data: { ...job, trace } };
  });
  await drain(boss, 'mail', contacts, async (job) => {
    tally.emails += 1;
    const trace = [
      entry('woke', 'days'),
      entry('effect.begun', 'mail'),
      entry('effect.completed', 'mail'),
      entry('decided', 'opened', 'else'),
      entry('parked', 'more'),
    ];
    return { to: 'text', data: { ...job, trace: [...job.trace, ...trace] } };
  });
  await drain(boss, 'text', contacts, async (job) => {
    tally.texts += 1;
    const arm = bucket(workload.id, job.id, 'half') < 0.5 ? 'a' : 'b';
    tally.arms[arm] = (tally.arms[arm] ?? 0) + 1;
    tally.ended += 1;
    return undefined;
  });
  await boss.stop({ graceful: false });
  return tally;
}

function entry(kind: string, nodeId: string, value?: unknown): object {
  return { at: '2026-03-02T08:00:00.000Z', kind, nodeId, visit: 1, ...(value === undefined ? {} : { value }) };
}

type Step = (job: Job) => Promise<{ readonly to: string; readonly data: Job } | undefined>;

async function drain(boss: PgBoss, name: string, contacts: number, step: Step): Promise<void> {
  for (let done = 0; done < contacts;) {
    const jobs = await boss.fetch<Job>(name, { batchSize });
    if (jobs.length === 0) throw new Error(`pg-boss ran out of jobs of ${name}`);
    const next = (await Promise.all(jobs.map(({ data }) => step(data)))).filter((one) => one !== undefined);
    const [first] = next;
    if (first !== undefined)
      await boss.insert(
        first.to,
        next.map(({ data }) => ({ data })),
      );
    await boss.complete(
      name,
      jobs.map(({ id }) => id),
    );
    done += jobs.length;
  }
}
