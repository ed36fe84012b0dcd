import type { Instant } from '@sojourn/schema';
import type { Advance, BegunEffect, Definitions } from '../core/advance-types.ts';
import type { CommitResult, Lease, Loaded, Tenant } from '../ports/store.ts';
import { advanceContacts } from './advance-contacts.ts';
import type { Advanced } from './advance-contacts.ts';
import { codeOf, isStoreAway } from './error-code.ts';
import { jobOfInbox } from './jobs/job-inbox.ts';
import { runJob } from './jobs/run-job.ts';
import type { Runtime } from './runtime.ts';
import { hasTaskNews } from './tell-task-changes.ts';

/** What a committed batch leaves to do outside the transaction. */
export interface Begun {
  readonly tenant: Tenant;
  readonly effect: BegunEffect;
}

/** What the engine changed of a contact, or of its tasks. */
export interface Changed {
  readonly tenant: Tenant;
  readonly advance: Advance;
}

/** The work that follows a commit, in the order it was begun. */
export interface AfterCommit {
  readonly begun: readonly Begun[];
  readonly changed: readonly Changed[];
}

/**
 * Advances a batch of leased contacts in memory and commits them in one transaction. A contact that cannot be advanced or
 * committed is isolated; the others go on.
 *
 * @param now - The instant of the claim. A later one would let a timer overtake an input that arrived since and was not loaded.
 * @throws What the store raises when it is away. Leases run out by themselves then.
 */
export async function advanceBatch(runtime: Runtime, batch: readonly Loaded[], now: Instant): Promise<AfterCommit> {
  const advanced: Advanced[] = [];
  for (const [tenant, contacts] of byTenant(await runJobs(runtime, batch, now))) {
    const definitions = await loadDefinitions(runtime, tenant, contacts);
    if (definitions === undefined) continue;
    if (runtime.recordInputs !== false) await runtime.settingsBook.keep(tenant, definitions);
    advanced.push(...(await advanceContacts(runtime, tenant, definitions, contacts, now)));
  }
  const begun: Begun[] = [];
  const changed: Changed[] = [];
  for (const { write, advance: done } of await commitIsolating(runtime, advanced)) {
    const { tenant } = write.lease;
    for (const effect of done.begun) begun.push({ tenant, effect });
    if (done.changes.length > 0 || hasTaskNews(done)) changed.push({ tenant, advance: done });
  }
  return { begun, changed };
}

/** Does a page of each job whose inbox was claimed. @returns The contacts. */
async function runJobs(runtime: Runtime, batch: readonly Loaded[], now: Instant): Promise<readonly Loaded[]> {
  const contacts: Loaded[] = [];
  for (const loaded of batch) {
    const jobId = jobOfInbox(loaded.lease.contactId);
    if (jobId === undefined) contacts.push(loaded);
    else await runJob(runtime, loaded, jobId, now);
  }
  return contacts;
}

function byTenant(batch: readonly Loaded[]): Map<Tenant, Loaded[]> {
  const groups = new Map<Tenant, Loaded[]>();
  for (const loaded of batch) {
    const group = groups.get(loaded.lease.tenant);
    if (group === undefined) groups.set(loaded.lease.tenant, [loaded]);
    else group.push(loaded);
  }
  return groups;
}

async function loadDefinitions(runtime: Runtime, tenant: Tenant, contacts: readonly Loaded[]): Promise<Definitions | undefined> {
  try {
    return await runtime.definitions.load(tenant, await runtime.settingsOf(tenant));
  } catch (error) {
    if (isStoreAway(error)) throw error;
    // The host could not say what applies to this tenant, or a document is broken: its contacts wait, other tenants go on.
    runtime.logger.log('error', 'tenant_unavailable', { tenant, reason: codeOf(error) });
    await runtime.store.release(
      contacts.map((loaded) => loaded.lease),
      runtime.clock.now() + 5_000,
    );
    return undefined;
  }
}

/** Commits; where the batch is refused as a whole, halves it until the contact that cannot be written stands alone. */
async function commitIsolating(runtime: Runtime, batch: readonly Advanced[]): Promise<readonly Advanced[]> {
  if (batch.length === 0) return [];
  let results: readonly CommitResult[];
  try {
    results = await runtime.store.commit(batch.map((one) => one.write));
  } catch (error) {
    if (isStoreAway(error)) throw error;
    return splitBatch(runtime, batch, error);
  }
  const committed: Advanced[] = [];
  for (const [index, one] of batch.entries()) {
    const result = results[index];
    if (result === 'ok') {
      committed.push(one);
      await runtime.isolation.clear(one.write.lease);
    } else if (result === 'duplicate') {
      await runtime.isolation.add(one.write.lease, 'identity_taken');
    } else {
      // Another worker has the contact: what was done here never happened.
      runtime.logger.log('warn', 'commit_fenced', leaseFields(one.write.lease));
    }
  }
  return committed;
}

async function splitBatch(runtime: Runtime, batch: readonly Advanced[], error: unknown): Promise<readonly Advanced[]> {
  const [first] = batch;
  if (batch.length === 1 && first !== undefined) {
    runtime.logger.log('error', 'commit_failed', { ...leaseFields(first.write.lease), reason: codeOf(error) });
    await runtime.isolation.add(first.write.lease, 'commit_failed');
    return [];
  }
  const middle = batch.length >> 1;
  const left = await commitIsolating(runtime, batch.slice(0, middle));
  const right = await commitIsolating(runtime, batch.slice(middle));
  return [...left, ...right];
}

function leaseFields(lease: Lease): { readonly tenant: string; readonly contact: string } {
  return { tenant: lease.tenant, contact: lease.contactId };
}
