import type { Catalog, Journey, JourneyNode } from '@sojourn/schema';

/** A small catalog: one event in, one event back, two messages. */
export const sampleCatalog: Catalog = {
  catalogVersion: 1,
  attributes: { plan: { type: 'text' }, score: { type: 'number', owner: 'engine' } },
  events: { signup: { data: { plan: { type: 'text' } } }, bought: {} },
  actions: { welcome: { idempotent: true }, remind: { outcomes: ['read'] } },
};

/** Signup, a message, two days, a reminder, the end; bought is the goal. Nodes may be replaced. */
export function sampleJourney(
  change: {
    readonly id?: string;
    readonly nodes?: Readonly<Record<string, JourneyNode>>;
    readonly reentry?: Journey['entry']['reentry'];
  } = {},
): Journey {
  return {
    schemaVersion: 1,
    id: change.id ?? 'onboarding',
    name: 'Onboarding',
    timezone: 'Europe/Stockholm',
    entry: {
      triggers: [
        { id: 'signed-up', type: 'event', event: 'signup' },
        { id: 'by-hand', type: 'manual' },
      ],
      reentry: change.reentry ?? { mode: 'never' },
      start: 'hello',
    },
    goal: { name: 'Bought', when: { event: 'bought' }, onReached: 'exit' },
    nodes: {
      hello: { type: 'action', action: 'welcome', input: { to: '{{ contact.id }}' }, outlets: { next: 'pause' } },
      pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'again' } },
      again: { type: 'action', action: 'remind', outlets: { next: 'done', read: 'done' } },
      done: { type: 'exit', reason: 'through' },
      ...change.nodes,
    },
  };
}
