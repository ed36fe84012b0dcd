import { createEngine, memoryStore } from '@sojourn/engine';
import type { ActionHandler, Engine } from '@sojourn/engine';
import type { Catalog, Policy } from '@sojourn/schema';
import { aStillClock } from '../../semantics/support/a-journey.ts';
import { textOf } from './clock-face.ts';

/** A step that was taken, and what the clock showed then. */
export interface Step {
  readonly journey: string;
  readonly contact: string;
  readonly node: string;
  readonly at: number;
}

/** An engine whose clock only the test moves: a step that is taken before its time shows when. */
export interface TimedHost {
  readonly engine: Engine;
  readonly steps: readonly Step[];
  now(): number;
  /** Moves the clock, and does what is due by then. */
  goTo(instant: number): Promise<void>;
}

/** What journeys in time are about: `done`, `past` and `missing` are nodes that call the provider. */
export const timedCatalog: Catalog = {
  catalogVersion: 1,
  attributes: { kind: { type: 'number' }, day: { type: 'date' }, born: { type: 'date' }, moment: { type: 'datetime' } },
  events: { go: { data: { kind: { type: 'number' }, nothing: { type: 'datetime' } } } },
  actions: {
    hook: { idempotent: true },
    mail: { channel: 'email', message: true, idempotent: true },
    sms: { channel: 'sms', message: true, idempotent: true },
    push: { channel: 'push', message: true, idempotent: true },
  },
  channels: { email: {}, sms: {}, push: {} },
  calendar: { holidays: ['2024-10-28', '2026-03-30', '2027-03-29'] },
};

export function aTimedHost(start: number, policy?: Policy): TimedHost {
  const clock = aStillClock(textOf(start));
  const steps: Step[] = [];
  const handler: ActionHandler = async ({ journeyId, contactId, nodeId }) => {
    steps.push({ journey: journeyId, contact: contactId, node: nodeId, at: clock.now() });
  };
  const engine = createEngine({
    store: memoryStore(),
    clock,
    catalog: timedCatalog,
    ...(policy === undefined ? {} : { policy }),
    handlers: { hook: handler, mail: handler, sms: handler, push: handler },
  });
  return {
    engine,
    steps,
    now: () => clock.now(),
    async goTo(instant) {
      clock.set(textOf(instant));
      await engine.settle();
    },
  };
}
