import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of Standard Webhooks (https://www.standardwebhooks.com). */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  /** Unix seconds. */
  readonly 'webhook-timestamp': string;
  /** Space-separated list of `v1,<base64 of HMAC-SHA256>`. */
  readonly 'webhook-signature': string;
}

/**
 * Signs a webhook's body as Standard Webhooks says.
 *
 * @param secret - Base64, with or without the prefix `whsec_`; at least 24 bytes.
 * @throws RangeError when the secret is shorter.
 */
export function signWebhook(secret: string, message: { readonly id: string; readonly at: number; readonly body: string }): WebhookHeaders {
  const seconds = String(Math.floor(message.at / 1000));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${digest(secret, message.id, seconds, message.body)}`,
  };
}

/**
 * Says whether a received webhook was signed with the secret, not more than five minutes away from now.
 *
 * Compares in constant time. A receiver still has to drop ids it has seen.
 */
export function verifyWebhook(
  secret: string,
  received: { readonly headers: Partial<WebhookHeaders>; readonly body: string; readonly now: number },
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = received.headers;
  if (!id || !seconds || !signatures || !/^\d{1,12}$/.test(seconds)) return false;
  if (Math.abs(received.now - Number(seconds) * 1000) > toleranceMs) return false;
  const expected = Buffer.from(`v1,${digest(secret, id, seconds, received.body)}`);
  return signatures.split(' ').some((one) => isSame(Buffer.from(one), expected));
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const toleranceMs = 5 * 60_000;

function digest(secret: string, id: string, seconds: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < 24) throw new RangeError('A webhook secret has at least 24 bytes, in base64.');
  return createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
}
