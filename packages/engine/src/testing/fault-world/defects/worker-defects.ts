import type { CommitResult } from '../../../ports/store.ts';
import { jobOfInbox } from '../../../runtime/jobs/job-inbox.ts';
import { altered, now } from './planted.ts';
import type { PlantedDefect } from './planted.ts';

/** What may be wrong with a worker, seen from the store and the provider. */
export const workerDefects: readonly PlantedDefect[] = [
  {
    name: 'a worker performs what it was not let commit',
    breaks: 'the provider sees one outcome per key',
    plant: () => ({
      worker: altered((store) => ({ commit: async (writes) => (await store.commit(writes)).map((): CommitResult => 'ok') })),
    }),
  },
  {
    name: 'a worker performs before it has committed, and dies in between',
    breaks: 'the provider sees one outcome per key',
    plant: () => {
      const isDue = now(5);
      return {
        worker: altered((store) => ({
          commit: async (writes) => {
            if (writes.some(({ begun }) => begun.length > 0) && isDue()) return writes.map((): CommitResult => 'ok');
            return store.commit(writes);
          },
        })),
      };
    },
  },
  {
    // The timer that covers a worker's death is what a lost report comes up against otherwise.
    name: 'a report is thrown away, and no timer covers it',
    breaks: 'each requested effect ends',
    plant: () => ({
      worker: altered((store) => ({
        append: async (tenant, inputs) => {
          const kept = inputs.filter(({ dedupe }) => dedupe?.startsWith('result:') !== true);
          if (kept.length > 0) await store.append(tenant, kept);
          return inputs.map(() => true);
        },
        commit: (writes) =>
          store.commit(
            writes.map((write) => ({ ...write, timers: write.timers.filter(({ timer }) => timer?.startsWith('lost:') !== true) })),
          ),
      })),
    }),
  },
  {
    name: 'a handler is called twice for one attempt',
    breaks: 'the provider sees one outcome per key',
    plant: () => ({
      handlers: (handlers) =>
        Object.fromEntries(
          Object.entries(handlers).map(([action, handler]) => [
            action,
            async (effect, context) => {
              await handler(effect, context);
              return handler(effect, context);
            },
          ]),
        ),
    }),
  },
  {
    name: 'each attempt has a key of its own',
    breaks: 'the provider sees one outcome per key',
    plant: () => ({
      handlers: (handlers) =>
        Object.fromEntries(
          Object.entries(handlers).map(([action, handler]) => [
            action,
            (effect, context) => handler(effect, { ...context, idempotencyKey: `${context.idempotencyKey}#${context.attempt}` }),
          ]),
        ),
    }),
  },
  {
    name: "a worker's own clock decides when something happened",
    breaks: 'replay equals state',
    plant: () => ({
      advance: (advance) => (definitions, snapshot, inputs, options) =>
        advance(
          definitions,
          snapshot,
          inputs.map((input) => ({ ...input, at: options.now })),
          options,
        ),
    }),
  },
  {
    name: 'a write has something in it that no input gave',
    breaks: 'replay equals state',
    plant: () => ({
      advance: (advance) => (definitions, snapshot, inputs, options) => {
        const done = advance(definitions, snapshot, inputs, options);
        return { ...done, contact: { ...done.contact, attributes: { ...done.contact.attributes, score: inputs.length } } };
      },
    }),
  },
  {
    name: 'nobody is told that a pause is over',
    breaks: 'after healing everybody has ended or has a wake-up',
    plant: () => ({
      worker: altered((store) => ({
        append: async (tenant, inputs) => {
          const kept = inputs.filter(({ contactId }) => jobOfInbox(contactId) === undefined);
          if (kept.length > 0) await store.append(tenant, kept);
          return inputs.map(() => true);
        },
      })),
    }),
  },
];
