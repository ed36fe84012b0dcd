import type { Explanation, Journey, TraceEntry } from '@sojourn/schema';
import { explainTrace } from '../core/explain/explain-trace.ts';
import type { Tenant } from '../ports/store.ts';
import { listRefusals, readJourney, readTrace } from './queries.ts';
import { checkRequest } from './read-request.ts';
import { toEnrollmentState } from './rows.ts';
import { idsOf } from './contact-root.ts';
import type { Runtime } from './runtime.ts';

const none: readonly TraceEntry[] = [];

/** What `explain` is asked. */
export interface ExplainRequest {
  readonly contactId: string;
  readonly journeyId: string;
  /** A node of the journey, such as a message: why it was, or was not, reached. */
  readonly nodeId?: string;
}

/** Explains from what is on record: the latest enrollment's trace, and the refusals. */
export async function explain(runtime: Runtime, tenant: Tenant, request: ExplainRequest): Promise<Explanation> {
  checkRequest(request, 'The request', { contactId: 'name', journeyId: 'name', nodeId: 'optional name' });
  const { contactId, journeyId, nodeId } = request;
  const latest = await latestEnrollment(runtime, tenant, contactId, journeyId);
  const [trace, refused, document] = await Promise.all([
    latest === undefined ? none : readTrace(runtime, tenant, latest.id),
    listRefusals(runtime, tenant, { contactId, journeyId }),
    readJourney(runtime, tenant, journeyId, latest?.version),
  ]);
  // It was parsed when it was published, and is never changed after.
  const journey = document as unknown as Journey;
  return explainTrace({ contactId, journeyId, enrollmentId: latest?.id ?? null, trace, refusals: refused.rows, journey }, nodeId);
}

/** The one that began last. */
async function latestEnrollment(
  runtime: Runtime,
  tenant: Tenant,
  contactId: string,
  journeyId: string,
): Promise<{ readonly id: string; readonly version: number } | undefined> {
  let latest: { readonly id: string; readonly version: number; readonly enteredAt: number; readonly age: number } | undefined;
  for (const id of await idsOf(runtime, tenant, contactId)) {
    let after: string | undefined;
    do {
      const query = { contactId: id, journeyId, limit: 1_000, ...(after === undefined ? {} : { after }) };
      const page = await runtime.store.enrollments(tenant, query);
      for (const row of page.rows) {
        const { enteredAt, age } = toEnrollmentState(runtime.platform, row);
        // Ages of contacts that were merged are not told from each other.
        const isLater = latest === undefined || enteredAt > latest.enteredAt || (enteredAt === latest.enteredAt && age > latest.age);
        if (isLater) latest = { id: row.id, version: row.version, enteredAt, age };
      }
      after = page.next;
    } while (after !== undefined);
  }
  return latest;
}
