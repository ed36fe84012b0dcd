import type { ContactWrite, Input, Lease, Loaded, Store } from '../../../ports/store.ts';
import { jobOfInbox } from '../../../runtime/jobs/job-inbox.ts';
import { altered, now } from './planted.ts';
import type { PlantedDefect } from './planted.ts';

/** Each write as it should be but for some. */
function changingWrites(change: (write: ContactWrite) => ContactWrite): (store: Store) => Store {
  return altered((store) => ({ commit: (writes) => store.commit(writes.map((write) => (isJob(write) ? write : change(write)))) }));
}

function isJob({ lease }: ContactWrite): boolean {
  return jobOfInbox(lease.contactId) !== undefined;
}

function isHostInput({ dedupe }: Input): boolean {
  return dedupe?.startsWith('event:') === true;
}

/** Lets whoever has lost its lease write with the one that is in force. One store for all workers of a world. */
function withoutFence(): (store: Store) => Store {
  const newest = new Map<string, Lease>();
  return altered((store) => ({
    claim: async (request) => {
      const loaded = await store.claim(request);
      for (const { lease } of loaded) newest.set(lease.contactId, lease);
      return loaded;
    },
    commit: (writes) => store.commit(writes.map((write) => ({ ...write, lease: newest.get(write.lease.contactId) ?? write.lease }))),
  }));
}

/** Gives each claim the contact that the claim before was given. The append-only log would refuse what comes of it: that defence is off. */
function withStaleReads(): (store: Store) => Store {
  const before = new Map<string, Loaded>();
  const written = new Map<string, number>();
  return altered((store) => ({
    claim: async (request) => {
      const loaded = await store.claim(request);
      return loaded.map((one) => {
        const known = before.get(one.lease.contactId);
        before.set(one.lease.contactId, one);
        return known === undefined || known.contact === null ? one : { ...one, contact: known.contact };
      });
    },
    commit: (writes) =>
      store.commit(
        writes.map((write) => {
          const log = write.log.filter(({ stream, seq }) => seq > (written.get(stream) ?? 0));
          for (const { stream, seq } of log) written.set(stream, seq);
          return { ...write, log };
        }),
      ),
  }));
}

/** Without the last entry of an enrollment's log. */
function withoutLast(log: ContactWrite['log']): ContactWrite['log'] {
  const last = log.findLastIndex(({ stream }) => !stream.includes(':'));
  return log.filter((_, index) => index !== last);
}

/** What may be wrong with a store. */
export const storeDefects: readonly PlantedDefect[] = [
  {
    name: 'a stale lease may still write',
    breaks: 'a fenced acknowledgement changes nothing',
    plant: () => ({ store: withoutFence() }),
  },
  {
    name: 'a lease keeps nobody out, and there is no fence behind it',
    breaks: 'a fenced acknowledgement changes nothing',
    plant: () => {
      const unfenced = withoutFence();
      return { store: (store) => altered((inner) => ({ claim: (request) => inner.claim({ ...request, leaseMs: 1 }) }))(unfenced(store)) };
    },
  },
  {
    name: 'ids that were seen are forgotten',
    breaks: 'what was accepted is applied once',
    plant: () => ({
      store: altered((store) => ({
        append: (tenant, inputs) =>
          store.append(
            tenant,
            inputs.map(({ dedupe: _forgotten, ...input }) => input),
          ),
      })),
    }),
  },
  {
    name: 'an input is accepted and not kept',
    breaks: 'what was accepted is applied once',
    plant: () => {
      const isDue = now(5);
      return {
        store: altered((store) => ({
          append: async (tenant, inputs) => {
            const kept = inputs.filter((input) => !isHostInput(input) || !isDue());
            await store.append(tenant, kept);
            return inputs.map(() => true);
          },
        })),
      };
    },
  },
  {
    name: 'what was applied is not consumed',
    breaks: 'no duplicate transition commit',
    plant: () => {
      const isDue = now(6);
      return { store: changingWrites((write) => (isDue() ? { ...write, consume: [] } : write)) };
    },
  },
  {
    name: 'a timer is not kept',
    breaks: 'after healing everybody has ended or has a wake-up',
    plant: () => ({
      store: changingWrites((write) => ({ ...write, timers: write.timers.filter(({ timer }) => timer?.startsWith('wait:') !== true) })),
    }),
  },
  {
    name: 'inputs are loaded an hour before they are due',
    breaks: 'no timer early',
    plant: () => ({ store: altered((store) => ({ claim: (request) => store.claim({ ...request, now: request.now + 3_600_000 }) })) }),
  },
  {
    name: 'an entry of a log is lost',
    breaks: 'no duplicate transition commit',
    plant: () => {
      const isDue = now(7);
      return { store: changingWrites((write) => (isDue() ? { ...write, log: withoutLast(write.log) } : write)) };
    },
  },
  {
    name: 'a commit is two transactions, and a crash comes between them',
    breaks: 'no duplicate transition commit',
    plant: () => {
      const isDue = now(6);
      return { store: changingWrites((write) => (isDue() ? { ...write, consume: [], timers: [], clear: [] } : write)) };
    },
  },
  {
    name: 'a contact is loaded as it was before its last commit',
    breaks: 'what was accepted is applied once',
    plant: () => ({ store: withStaleReads() }),
  },
  {
    name: 'what one contact hands over to another is lost',
    breaks: 'what was accepted is applied once',
    plant: () => ({ store: changingWrites((write) => ({ ...write, send: [] })) }),
  },
  {
    name: 'an enrollment is filed under another version',
    breaks: 'version changes only by plan',
    plant: () => ({
      worker: changingWrites((write) => ({
        ...write,
        enrollments: write.enrollments.map((row) => ({ ...row, version: row.version + 1 })),
      })),
    }),
  },
];
