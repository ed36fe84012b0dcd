import type { ActionHandler, Handlers, HandlerResult } from '../../ports/handlers.ts';
import { NotSentError } from '../../ports/not-sent-error.ts';
import type { HandlerFault } from './plan.ts';
import type { World } from './world.ts';

/** What the host's handlers talk to: it counts requests apart from what came of them. */
export interface Provider {
  handlersOf(process: string): Handlers;
  /** Requests by key. */
  readonly requests: ReadonlyMap<string, number>;
  /** What somebody received, by key. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Attempts that surely did nothing, as `key attempt`: only these may be repeated where nobody knows what came of one. */
  readonly unsent: ReadonlySet<string>;
  /** Keys in the order of their first request. */
  readonly keys: readonly string[];
}

/** Within an action's time, and beyond it. */
const slowMs = 25_000;
const lateMs = 95_000;

/** A provider of a world. */
export function createProvider(world: World): Provider {
  const requests = new Map<string, number>();
  const outcomes = new Map<string, number>();
  const keys: string[] = [];
  const unsent = new Set<string>();
  const faults = new Map(world.plan.handling.map((fault) => [fault.nth, fault.does]));
  let asked = 0;

  const request = (key: string): void => {
    if (!requests.has(key)) keys.push(key);
    requests.set(key, (requests.get(key) ?? 0) + 1);
  };
  const deliver = (key: string): void => {
    if (world.plan.honoursKeys && outcomes.has(key)) return;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  };

  const handlerOf =
    (by: string): ActionHandler =>
    (effect, { idempotencyKey: key, attempt }) => {
      const { action, contactId, contact, channel } = effect;
      world.history.add({ kind: 'attempted', by, key, attempt, action, contactId, consent: contact.consent ?? {}, channel });
      request(key);
      asked += 1;
      const does =
        (world.isFaulty ? faults.get(asked) : undefined) ?? (action === 'task' && world.random.chance(0.25) ? 'unavailable' : undefined);
      if (does === 'not_sent') unsent.add(`${key} ${attempt}`);
      return new Promise((resolve, reject) => {
        const { scheduler, random } = world;
        const quick = random.chance(0.7) ? 0 : random.below(3_000);
        // The provider goes on with what it was asked, also when whoever asked is gone.
        if (reaches(does)) scheduler.add('provider', quick, () => deliver(key));
        const delay = does === 'late' ? lateMs : does === 'slow' ? slowMs : quick;
        if (does !== 'hangs') scheduler.add(by, delay, () => conclude(does, action, resolve, reject));
      });
    };

  return {
    requests,
    outcomes,
    unsent,
    keys,
    handlersOf(process) {
      const handler = handlerOf(process);
      const handlers: Handlers = { send_email: handler, send_letter: handler, send_sms: handler, task: handler, approval: handler };
      return world.defect.handlers?.(handlers) ?? handlers;
    },
  };
}

function reaches(does: HandlerFault['does'] | undefined): boolean {
  return does !== 'not_sent' && does !== 'refused' && does !== 'throws_before';
}

function conclude(
  does: HandlerFault['does'] | undefined,
  action: string,
  resolve: (result: HandlerResult | void) => void,
  reject: (error: Error) => void,
): void {
  switch (does) {
    case 'not_sent':
      return reject(new NotSentError('The world says that nothing was sent.', { code: 'busy' }));
    case 'refused':
      return reject(new NotSentError('The world says that nothing will be sent.', { code: 'no_address', retryable: false }));
    case 'throws_before':
    case 'throws_after':
      return reject(new Error('The world says that nobody knows.'));
    case 'bounced':
    case 'unavailable':
      return resolve({ outcome: does });
    default:
      // Whoever is asked to do a task does it later.
      return resolve(action === 'task' || action === 'approval' ? undefined : { outcome: 'sent' });
  }
}
