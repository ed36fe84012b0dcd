import { parseInstant } from '@sojourn/schema';
import type { InstantText } from '@sojourn/schema';
import type { Tenant } from '../ports/store.ts';
import { finding, refuseFindings } from './finding.ts';
import { JourneyError } from './journey-error.ts';
import { readLimit } from './queries.ts';
import { checkRequest } from './read-request.ts';
import { toEnrollmentState } from './rows.ts';
import type { Runtime } from './runtime.ts';

/** Which enrollments to forget. */
export interface PruneQuery {
  /** Those that ended before it. */
  readonly endedBefore: InstantText;
  /** `next` of the page before. */
  readonly after?: string;
  /** Enrollments looked through, 1 to 1,000. 1,000 if absent. */
  readonly limit?: number;
}

/** What one call of `prune` did. */
export interface PrunePage {
  readonly forgotten: number;
  /** Where to go on; absent at the end. */
  readonly next?: string;
}

/** Forgets enrollments that ended long ago, a page of ended ones at a time. */
export async function prune(runtime: Runtime, tenant: Tenant, query: PruneQuery): Promise<PrunePage> {
  checkRequest(query, 'The query', { endedBefore: 'text', after: 'optional name' });
  const before = parseInstant(query.endedBefore);
  if (before === undefined) {
    refuseFindings('request_invalid', 'The query', [finding('value_invalid', '/endedBefore', { expected: 'an instant with its offset' })]);
    return { forgotten: 0 };
  }
  const { store } = runtime;
  if (store.forget === undefined) throw new JourneyError('not_supported', 'This store cannot forget: it has no `forget`.');
  const page = await store.enrollments(tenant, {
    status: 'ended',
    limit: query.limit === undefined ? 1_000 : readLimit(query.limit),
    ...(query.after === undefined ? {} : { after: query.after }),
  });
  const old = page.rows.filter((row) => (toEnrollmentState(runtime.platform, row).endedAt ?? before) < before).map(({ id }) => id);
  const forgotten = old.length === 0 ? 0 : await store.forget(tenant, old);
  return page.next === undefined ? { forgotten } : { forgotten, next: page.next };
}
