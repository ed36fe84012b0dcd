import type { Journey, JourneyMetrics, TraceEntry } from '@sojourn/schema';
import { enrollmentRecord } from '../core/enrollment-record.ts';
import { createTally } from '../core/metrics/tally.ts';
import type { TalliedEnrollment } from '../core/metrics/tally.ts';
import type { EnrollmentRow, Tenant } from '../ports/store.ts';
import { JourneyError } from './journey-error.ts';
import { readIndex, readVersion } from './published.ts';
import { readStream } from './read-stream.ts';
import { toEnrollmentState } from './rows.ts';
import { readRoot } from './contact-root.ts';
import type { Runtime } from './runtime.ts';

const page = 500;

/** Adds up every enrollment of a journey from its log: exact, and as long as the journey is large. */
export async function metrics(runtime: Runtime, tenant: Tenant, journeyId: string): Promise<JourneyMetrics> {
  const tally = createTally(journeyId, await splitsOf(runtime, tenant, journeyId));
  let after: string | undefined;
  do {
    const { rows, next } = await runtime.store.enrollments(tenant, { journeyId, limit: page, ...(after === undefined ? {} : { after }) });
    for (const row of rows) tally.add(await tallied(runtime, tenant, row));
    after = next;
  } while (after !== undefined);
  return tally.result();
}

async function tallied(runtime: Runtime, tenant: Tenant, row: EnrollmentRow & { readonly contactId: string }): Promise<TalliedEnrollment> {
  const trace = await readStream<TraceEntry>(runtime, tenant, row.id);
  const enrollment = enrollmentRecord(toEnrollmentState(runtime.platform, row));
  const isAnswerable = trace.some((entry) => entry.kind === 'effect.begun');
  return { enrollment, trace, answers: isAnswerable ? await answersOf(runtime, tenant, row.contactId) : [] };
}

/** Events in the contact's kept history that answer a message; the tally knows which are of which enrollment. */
async function answersOf(runtime: Runtime, tenant: Tenant, contactId: string): Promise<TalliedEnrollment['answers']> {
  const { history = {} } = (await readRoot(runtime, tenant, contactId)) ?? {};
  return Object.entries(history).flatMap(([event, kept]) =>
    kept.flatMap(({ effect }) => (effect === undefined ? [] : [{ effect, event }])),
  );
}

async function splitsOf(runtime: Runtime, tenant: Tenant, journeyId: string): Promise<(version: number, nodeId: string) => boolean> {
  const { index } = await readIndex(runtime.store, tenant);
  const indexed = index.journeys.find((journey) => journey.id === journeyId);
  if (indexed === undefined) throw new JourneyError('journey_unknown', `No journey "${journeyId}" is published.`);
  const splits = new Set<string>();
  for (const { version } of indexed.versions) {
    const document = await readVersion(runtime.store, tenant, journeyId, version);
    // It was parsed when it was published, and is never changed after.
    const nodes = (document?.journey as unknown as Journey | undefined)?.nodes ?? {};
    for (const [nodeId, node] of Object.entries(nodes)) if (node.type === 'split') splits.add(`${version}:${nodeId}`);
  }
  return (version, nodeId) => splits.has(`${version}:${nodeId}`);
}
