import type { Store, Tenant } from '../../ports/store.ts';
import type { Job } from './job.ts';

const kind = 'job';

/** Reads a job; revision 0 if there never was one. */
export async function readJob(
  store: Store,
  tenant: Tenant,
  id: string,
): Promise<{ readonly revision: number; readonly job: Job | undefined }> {
  const row = await store.get(tenant, kind, id);
  // Only `writeJob` writes these documents.
  return row === null ? { revision: 0, job: undefined } : { revision: row.revision, job: row.value as Job };
}

/** Writes a job if nobody else has since it was read. */
export async function writeJob(store: Store, tenant: Tenant, revision: number, job: Job): Promise<boolean> {
  return store.put(tenant, kind, job.id, revision, job);
}

/** All jobs of a tenant, by id. */
export async function listJobs(store: Store, tenant: Tenant): Promise<readonly Job[]> {
  const rows = await store.list(tenant, kind);
  // As above.
  return rows.map((row) => row.value as Job).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
