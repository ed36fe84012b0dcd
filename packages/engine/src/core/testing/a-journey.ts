import type { Catalog, Journey, JourneyNode } from '@sojourn/schema';

/** A catalog with one of everything the core's tests need. */
export const aCatalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number' },
    country: { type: 'text' },
    birthday: { type: 'date' },
    trialEndsAt: { type: 'datetime' },
    interests: { type: 'list', of: 'text' },
    score: { type: 'number', owner: 'engine' },
    paused: { type: 'boolean' },
  },
  events: {
    start: { data: { total: { type: 'number' }, id: { type: 'text' } } },
    click: { data: { link: { type: 'text' } } },
    order: { data: { total: { type: 'number' } } },
  },
  actions: {
    send_email: { channel: 'email', message: true, idempotent: true, outcomes: ['sent', 'bounced'], emits: ['click'] },
    send_letter: { onUncertain: 'hold' },
    send_sms: { channel: 'sms', onUncertain: 'skip' },
  },
  channels: { email: { consent: true }, sms: {} },
};

/** A journey that one `start` event begins; say only what the test is about. */
export function aJourney(
  nodes: Readonly<Record<string, JourneyNode>>,
  more: Partial<Omit<Journey, 'entry'>> & { readonly entry?: Partial<Journey['entry']> } = {},
): Journey {
  const { entry, ...rest } = more;
  return {
    schemaVersion: 1,
    id: 'j',
    name: 'A journey',
    timezone: 'Europe/Stockholm',
    nodes,
    ...rest,
    entry: {
      triggers: [{ id: 'started', type: 'event', event: 'start' }],
      reentry: { mode: 'never' },
      start: Object.keys(nodes)[0] ?? null,
      ...entry,
    },
  };
}
