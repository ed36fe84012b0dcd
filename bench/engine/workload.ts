import type { Catalog, Contact, ContactEvent, Journey } from '@sojourn/schema';

/** The journey of ten steps that every subject runs: its trigger and nine nodes. Each arm has an exit of its own, to count them by. */
export const workload: Journey = {
  schemaVersion: 1,
  id: 'ten',
  name: 'Ten steps',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'visited', type: 'event', event: 'page.visited' }], reentry: { mode: 'never' }, start: 'score' },
  nodes: {
    score: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 5 }], outlets: { next: 'who' } },
    who: {
      type: 'branch',
      cases: [
        {
          id: 'swedish',
          when: {
            all: [
              { left: { attribute: 'score' }, op: 'gt', right: 3 },
              { left: { attribute: 'country' }, op: 'eq', right: 'SE' },
            ],
          },
        },
      ],
      outlets: { swedish: 'days', else: null },
    },
    days: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'mail' } },
    mail: { type: 'action', action: 'send_email', input: { template: 'welcome' }, outlets: { next: 'opened' } },
    opened: {
      type: 'branch',
      cases: [{ id: 'yes', when: { left: { count: { event: 'email.opened' } }, op: 'gte', right: 1 } }],
      outlets: { yes: 'more', else: 'more' },
    },
    more: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P3D' }], outlets: { next: 'text' } },
    text: { type: 'action', action: 'send_sms', input: { template: 'hello' }, outlets: { next: 'half' } },
    half: {
      type: 'split',
      arms: [
        { id: 'a', weight: 50 },
        { id: 'b', weight: 50 },
      ],
      outlets: { a: 'endA', b: 'endB' },
    },
    endA: { type: 'exit', reason: 'a' },
    endB: { type: 'exit', reason: 'b' },
  },
};

/** The same without an event, for what a waiting contact weighs without its history. */
export const workloadByHand: Journey = {
  ...workload,
  entry: { ...workload.entry, triggers: [{ id: 'visited', type: 'manual' }] },
};

export const catalog: Catalog = {
  catalogVersion: 1,
  attributes: { score: { type: 'number', owner: 'engine' }, country: { type: 'text' } },
  events: { 'page.visited': { data: {} }, 'email.opened': { data: {} } },
  actions: {
    send_email: { channel: 'email', message: true, idempotent: true },
    send_sms: { channel: 'sms', message: true, idempotent: true },
  },
  channels: { email: { consent: true }, sms: {} },
};

/** When the first contact comes: far from any change of clocks, so that a day has 24 hours for whoever counts them. */
export const start: number = Date.UTC(2026, 2, 2, 8);

/** A contact of the population. A hundred come each second. */
export function contactOf(index: number): Contact {
  return { id: `c${index}`, attributes: { country: 'SE' }, consent: { email: 'subscribed' }, tags: [], segments: [] };
}

/** The event that lets a contact in. */
export function eventOf(index: number): ContactEvent {
  return { id: `e${index}`, contactId: `c${index}`, name: 'page.visited' };
}

/** When a contact comes. */
export function comesAt(index: number): number {
  return start + Math.floor(index / 100) * 1_000;
}

/** What became of a population; every subject has to give the same for the same one. */
export interface Tally {
  ended: number;
  emails: number;
  texts: number;
  /** Contacts by arm of the split. */
  arms: Record<string, number>;
  /** Entries of the trace that were streamed; 0 without one. */
  entries: number;
}

/** Nothing has become of anybody. */
export function emptyTally(): Tally {
  return { ended: 0, emails: 0, texts: 0, arms: { a: 0, b: 0 }, entries: 0 };
}
