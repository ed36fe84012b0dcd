import type { Catalog } from '@sojourn/schema';

/** What the world's host declares: a message that needs consent and may be repeated, one that may be skipped, and a letter that may be neither. */
export const worldCatalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number' },
    score: { type: 'number', owner: 'engine' },
    country: { type: 'text' },
    trialEndsAt: { type: 'datetime' },
    paused: { type: 'boolean' },
  },
  events: {
    start: { data: { id: { type: 'text' } } },
    click: {},
    order: {},
  },
  actions: {
    send_email: { channel: 'email', message: true, idempotent: true, outcomes: ['sent', 'bounced'], emits: ['click'] },
    send_letter: { onUncertain: 'hold' },
    send_sms: { channel: 'sms', message: true, onUncertain: 'skip' },
  },
  channels: { email: { consent: true }, sms: {} },
};
