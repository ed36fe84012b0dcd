import type { Effect, HandlerContext } from '../../ports/handlers.ts';

/** An effect of a mail to Anna, with some fields changed. */
export function anEffect(changes: Partial<Effect> = {}): Effect {
  return {
    key: 'default:k3v:mail:1',
    action: 'send_email',
    input: { subject: 'Hello Anna', body: 'A short letter.' },
    contactId: 'anna',
    contact: { id: 'anna', attributes: { email: 'anna@example.com' } },
    journeyId: 'welcome',
    version: 1,
    nodeId: 'mail',
    enrollmentId: 'k3v',
    channel: 'email',
    ...changes,
  };
}

/** What the engine passes beside it. */
export function aContext(effect: Effect, changes: Partial<HandlerContext> = {}): HandlerContext {
  return { signal: new AbortController().signal, idempotencyKey: effect.key, attempt: 1, ...changes };
}
