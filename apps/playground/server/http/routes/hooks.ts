import { verifyWebhook } from '@sojourn/engine/handlers';
import { Hono } from 'hono';
import type { Host } from '../../host.ts';
import { RequestRefused } from '../problem.ts';
import { field, isFields, type Fields } from '../read-fields.ts';

/**
 * `POST /demo/hooks/:name`: what a provider on the other side does. Verifies the signature (Standard Webhooks), acts on an id
 * once, and answers only after it is stored.
 */
export function hookRoutes({ messages, deliveries, webhookSecret }: Host): Hono {
  return new Hono().post('/demo/hooks/:name', async (context) => {
    const body = await context.req.text();
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
    const headers = Object.fromEntries(names.map((name) => [name, context.req.header(name) ?? '']));
    if (!verifyWebhook(webhookSecret, { headers, body, now: Date.now() })) {
      throw new RequestRefused({
        title: 'Unauthorized',
        status: 401,
        code: 'signature_invalid',
        detail: 'The signature of this webhook is missing, wrong or too old.',
      });
    }
    // Signed by our own handler, so its shape is known; a host's receiver would parse it.
    const { type, timestamp, data } = JSON.parse(body) as { type: string; timestamp: string; data: Fields };
    const id = headers['webhook-id'] ?? '';
    const contactId = textOf(data, 'contactId') ?? null;
    const at = Date.parse(timestamp);
    await deliveries.add({ id, type, at, contactId, body: data });
    if (type === 'send_sms') {
      const input = field(data, 'input');
      const text = isFields(input) ? (textOf(input, 'text') ?? '') : '';
      await messages.add({
        id,
        kind: 'sms',
        sentAt: at,
        contactId,
        effectKey: id,
        sender: 'Sojourn',
        recipient: textOf(data, 'phone') ?? 'no number',
        subject: text,
        body: text,
      });
    }
    return context.body(null, 204);
  });
}

function textOf(fields: Fields, name: string): string | undefined {
  const value = field(fields, name);
  return typeof value === 'string' ? value : undefined;
}
