import type { Loaded, Store } from '../../ports/store.ts';
import { timedSpan } from './timed-span.ts';
import type { Observer } from './timed-span.ts';

/**
 * A store whose batch calls are seen: a span and a length each, and what came of them. Tenants are on the spans and not on the
 * figures, which would get one series each.
 */
export function observedStore(store: Store, observer: Observer): Store {
  const { telemetry } = observer;
  return {
    ...unseen(store),
    append: (tenant, inputs) =>
      timedSpan(
        observer,
        'sojourn.append',
        {},
        async () => {
          const accepted = await store.append(tenant, inputs);
          const taken = accepted.filter(Boolean).length;
          telemetry.count('sojourn.inputs', taken, { accepted: true });
          if (taken < accepted.length) telemetry.count('sojourn.inputs', accepted.length - taken, { accepted: false });
          return accepted;
        },
        { 'sojourn.tenant': tenant, 'sojourn.inputs': inputs.length },
      ),
    claim: (request) =>
      timedSpan(observer, 'sojourn.claim', {}, async (add) => {
        const batch = await store.claim(request);
        add({ 'sojourn.contacts': batch.length });
        if (batch.length > 0) telemetry.count('sojourn.contacts.claimed', batch.length, {});
        for (const loaded of batch) telemetry.record('sojourn.lateness', latenessOf(loaded, request.now), {});
        return batch;
      }),
    commit: (writes) =>
      timedSpan(
        observer,
        'sojourn.commit',
        {},
        async () => {
          const results = await store.commit(writes);
          for (const result of ['ok', 'fenced', 'duplicate'] as const) {
            const n = results.filter((one) => one === result).length;
            if (n > 0) telemetry.count('sojourn.commits', n, { result });
          }
          return results;
        },
        { 'sojourn.contacts': writes.length },
      ),
  };
}

/** The rest of a store, which may be of a class: its methods are on no object that could be spread. */
function unseen(store: Store): Omit<Store, 'append' | 'claim' | 'commit'> {
  return {
    release: (leases, until) => store.release(leases, until),
    nextDue: () => store.nextDue(),
    take: (tenant, bucket, n, limit) => store.take(tenant, bucket, n, limit),
    get: (tenant, kind, id) => store.get(tenant, kind, id),
    put: (tenant, kind, id, revision, value) => store.put(tenant, kind, id, revision, value),
    enrollments: (tenant, query) => store.enrollments(tenant, query),
    log: (tenant, stream, after, limit) => store.log(tenant, stream, after, limit),
    list: (tenant, kind) => store.list(tenant, kind),
    count: (tenant, query) => store.count(tenant, query),
    contacts: (tenant, query) => store.contacts(tenant, query),
    ...(store.wake === undefined ? {} : { wake: store.wake.bind(store) }),
    ...(store.forget === undefined ? {} : { forget: store.forget.bind(store) }),
    ...(store.backlog === undefined ? {} : { backlog: store.backlog.bind(store) }),
  };
}

/** How long the first input of a contact has been due, in milliseconds. */
function latenessOf({ inputs }: Loaded, now: number): number {
  return Math.max(0, now - (inputs[0]?.due ?? now));
}
