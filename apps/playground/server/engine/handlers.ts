import type { Handlers } from '@sojourn/engine';
import { email, webhook } from '@sojourn/engine/handlers';
import type { Catalog, JsonObject } from '@sojourn/schema';

/** What the handlers of the demo need. */
export interface HandlerOptions {
  readonly catalog: Catalog;
  readonly smtpUrl: string;
  /** This server's own address, where the stand-ins for an SMS gateway, an ad network and a CRM listen. */
  readonly ownUrl: string;
  readonly webhookSecret: string;
  /** The engine's clock. */
  readonly now: () => number;
}

/** The stand-ins listen on this machine; nothing else private may be reached. */
const loopback = { http: true, addresses: ['127.0.0.1/32'] } as const;

/**
 * One handler per action of the catalog: mail over SMTP, everything else as a signed webhook. A host has its own provider
 * where the demo has `ownUrl`.
 */
export function createHandlers({ catalog, smtpUrl, ownUrl, webhookSecret, now }: HandlerOptions): Handlers {
  const handlers: Record<string, Handlers[string]> = {};
  for (const action of Object.keys(catalog.actions ?? {})) {
    handlers[action] = webhook({
      url: `${ownUrl}/demo/hooks/${encodeURIComponent(action)}`,
      secret: webhookSecret,
      now,
      reach: loopback,
      data: ({ key, contactId, contact, journeyId, nodeId, enrollmentId, input }): JsonObject => ({
        key,
        contactId,
        journeyId,
        nodeId,
        enrollmentId,
        input,
        phone: ownValue(contact.attributes, 'phone') ?? null,
      }),
    });
  }
  const tellOwners = handlers['find_owner'];
  // What an owner service would answer: the demo has two people, and they always have room.
  if (tellOwners !== undefined) {
    handlers['find_owner'] = async (effect, context) => {
      await tellOwners(effect, context);
      return { outcome: 'found', data: { owner: 'Ines', backup: 'Jon' } };
    };
  }
  handlers['webhook'] = webhook({ secret: webhookSecret, now, reach: loopback });
  handlers['send_email'] = email({
    smtp: smtpUrl,
    from: { name: 'Sojourn demo', address: 'hello@sojourn.example' },
    now,
    content: ({ contactId, input }) => ({
      subject: textOf(input, 'subject'),
      text: textOf(input, 'body'),
      headers: { 'X-Sojourn-Contact': encodeURIComponent(contactId) },
    }),
  });
  return handlers;
}

function textOf(input: JsonObject, name: string): string {
  const value = ownValue(input, name);
  return typeof value === 'string' ? value : '';
}

function ownValue(values: JsonObject | undefined, name: string): JsonObject[string] | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
