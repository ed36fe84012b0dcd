import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { ActionHandler, Effect } from '../ports/handlers.ts';
import { NotSentError } from '../ports/not-sent-error.ts';
import { safeRequest, type Reach } from './safe-request.ts';
import { signWebhook } from './sign-webhook.ts';

/** Settings of `webhook`. */
export interface WebhookOptions {
  /** Where to. If absent, the effect's `input.url`. */
  readonly url?: string | ((effect: Effect) => string);
  /** Standard Webhooks secret: base64 of at least 24 bytes, `whsec_` before it or not. Shared with the receiver. */
  readonly secret: string;
  /** The `data` of the body. If absent: `key contactId enrollmentId journeyId version nodeId input`, and nothing else of the contact. */
  readonly data?: (effect: Effect) => JsonObject;
  /** The body's `timestamp`, epoch milliseconds: the engine's clock. The signature's own timestamp is real time, or receivers would refuse it. */
  readonly now?: () => number;
  /** The whole exchange; 10 000 if absent. Keep it under the action's `timeout`. */
  readonly timeoutMs?: number;
  /** 256 KiB if absent; a larger body is a sure failure. */
  readonly maxBodyBytes?: number;
  /** What it may reach beyond https on public addresses; nothing if absent. */
  readonly reach?: Reach;
}

/**
 * A handler that posts the effect as a signed webhook (Standard Webhooks), with the idempotency key as `webhook-id`.
 *
 * Done on any 2xx, with `{ data: { status } }`. A 3xx or 4xx is a sure failure (410 and redirects without another attempt); a 5xx, a
 * lost connection and a timeout after the request was written are uncertain. A receiver that drops ids it has seen gets each
 * effect once, so an action behind this handler may be declared `idempotent`.
 *
 * @example
 * const handlers = { notify_sales: webhook({ url: 'https://crm.example.com/hooks', secret: process.env.WEBHOOK_SECRET ?? '' }) };
 */
export function webhook(options: WebhookOptions): ActionHandler {
  const now = options.now ?? Date.now;
  return async (effect, { signal, idempotencyKey }) => {
    const body = JSON.stringify({
      type: effect.action,
      timestamp: new Date(now()).toISOString(),
      data: (options.data ?? describeEffect)(effect),
    });
    if (Buffer.byteLength(body) > (options.maxBodyBytes ?? 256 * 1024)) {
      throw new NotSentError('The webhook body is too large.', { code: 'body_too_large', retryable: false });
    }
    const { status } = await safeRequest({
      url: addressOf(effect, options.url),
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'sojourn-webhook',
        ...signWebhook(options.secret, { id: idempotencyKey, at: Date.now(), body }),
      },
      signal,
      timeoutMs: options.timeoutMs ?? 10_000,
      maxResponseBytes: 64 * 1024,
      ...(options.reach ? { reach: options.reach } : {}),
    });
    return judgeStatus(status);
  };
}

function judgeStatus(status: number): { data: { status: number } } {
  if (status >= 200 && status < 300) return { data: { status } };
  const redirects = status >= 300 && status < 400;
  if (redirects || (status >= 400 && status < 500)) {
    throw new NotSentError(`The receiver answered ${status}.`, {
      code: redirects ? 'redirect_refused' : `http_${status}`,
      retryable: !redirects && status !== 410,
    });
  }
  throw new Error(`The receiver answered ${status}; it may have acted on the request.`);
}

function addressOf(effect: Effect, url: WebhookOptions['url']): string {
  const address: JsonValue | undefined =
    typeof url === 'function' ? url(effect) : (url ?? (Object.hasOwn(effect.input, 'url') ? effect.input['url'] : undefined));
  if (typeof address !== 'string' || address === '')
    throw new NotSentError('There is no address to post to.', { code: 'address_missing', retryable: false });
  return address;
}

function describeEffect(effect: Effect): JsonObject {
  const { key, contactId, enrollmentId, journeyId, version, nodeId, input } = effect;
  return { key, contactId, enrollmentId, journeyId, version, nodeId, input };
}
