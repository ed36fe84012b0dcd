/** Writes journeys/data/{contacts,events}.ndjson: the same bytes from the same seed, on any machine. */
import { mkdirSync, writeFileSync } from 'node:fs';

const seed = 20260302;
const people = 320;
const from = Date.parse('2026-03-02T06:00:00Z');
const day = 86_400_000;

/** Mulberry32: small, seeded, good enough for sample data. */
function seededChance(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const chance = seededChance(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T; // The index is always inside: chance() is below 1 and no list is empty.
const between = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));

const firstNames = [
  'Anna',
  'Björn',
  'Cecilia',
  'Dag',
  'Elif',
  'Fatima',
  'Göran',
  'Hanna',
  'Ida',
  'Jonas',
  'Karin',
  'Liam',
  'Maja',
  'Noor',
  'Olof',
  'Priya',
  'Quentin',
  'Rosa',
  'Sven',
  'Tove',
  'Ulla',
  'Vera',
  'William',
  'Yusuf',
  'Zoë',
  '李雷',
];
const lastNames = [
  'Andersson',
  'Berg',
  'Costa',
  'Dahl',
  'Eriksen',
  'Fischer',
  'Grant',
  'Hansen',
  'Ivanova',
  'Jansson',
  'Kaya',
  'Lind',
  'Müller',
  'Nilsson',
  'O’Brien',
  'Persson',
];
const companies = ['Norrsken', 'Fjord & Son', 'Kontur', 'Blue Pine', 'Havre', 'Lumen', undefined, undefined];
const places = [
  { country: 'SE', timezone: 'Europe/Stockholm' },
  { country: 'NO', timezone: 'Europe/Oslo' },
  { country: 'FI', timezone: 'Europe/Helsinki' },
  { country: 'DE', timezone: 'Europe/Berlin' },
  { country: 'GB', timezone: 'Europe/London' },
  { country: 'US', timezone: 'America/New_York' },
  { country: 'US', timezone: 'America/Los_Angeles' },
] as const;

interface Row {
  readonly id: string;
  readonly contactId: string;
  readonly name: string;
  readonly at: string;
  readonly data?: Record<string, unknown>;
}

function makeContact(number: number): Record<string, unknown> & { readonly id: string } {
  const place = pick(places);
  const firstName = chance() < 0.93 ? pick(firstNames) : undefined;
  const company = pick(companies);
  const orders = chance() < 0.85 ? (chance() < 0.45 ? 0 : between(1, 9)) : undefined;
  const id = `c${String(number).padStart(4, '0')}`;
  return {
    id,
    timezone: place.timezone,
    attributes: {
      ...(firstName === undefined ? {} : { firstName }),
      lastName: pick(lastNames),
      email: `${id}@example.com`,
      ...(company === undefined ? {} : { company }),
      country: place.country,
      plan: pick(['free', 'free', 'pro', 'business']),
      lifecycleStage: pick(['subscriber', 'lead', 'qualified', 'customer']),
      ...(orders === undefined ? {} : { orders, lifetimeValue: orders * between(20, 180) }),
      interests: ['automation', 'email', 'sales', 'analytics'].filter(() => chance() < 0.4),
      ...(chance() < 0.3 ? { trialEndsAt: new Date(from + between(10, 21) * day).toISOString() } : {}),
    },
    consent: {
      email: chance() < 0.86 ? 'subscribed' : chance() < 0.5 ? 'unsubscribed' : 'pending',
      ...(chance() < 0.5 ? { sms: 'subscribed' } : {}),
    },
    tags: chance() < 0.2 ? ['beta'] : [],
  };
}

/** What one person does in a month: each story is a few events with human gaps between them. */
function eventsOf(contactId: string): Row[] {
  const rows: Row[] = [];
  const add = (name: string, at: number, data?: Record<string, unknown>): void => {
    rows.push({
      id: `${contactId}-${rows.length + 1}`,
      contactId,
      name,
      at: new Date(Math.round(at / 1000) * 1000).toISOString(),
      ...(data === undefined ? {} : { data }),
    });
  };
  const begin = from + chance() * 14 * day;
  if (chance() < 0.5) {
    add('ebook.downloaded', begin, {
      title: pick(['Selling without calling', 'The quiet inbox', 'Numbers that matter']),
      topic: pick(['sales', 'email', 'analytics']),
    });
    if (chance() < 0.35)
      add('page.viewed', begin + (1 + chance() * 11) * day, { path: pick(['/demo', '/demo/book', '/pricing', '/blog/automation']) });
  }
  if (chance() < 0.4) {
    const cartId = `k-${contactId}`;
    const total = between(15, 260);
    const at = begin + chance() * 3 * day;
    add('cart.updated', at, { cartId, total, items: between(1, 5) });
    if (chance() < 0.5) add('cart.updated', at + between(2, 40) * 60_000, { cartId, total: total + between(5, 60), items: between(2, 7) });
    if (chance() < 0.35) add('order.placed', at + between(30, 4000) * 60_000, { orderId: `o-${contactId}`, total });
  }
  if (chance() < 0.3) {
    const webinarId = pick(['journeys-that-land', 'deliverability']);
    const startsAt = from + (webinarId === 'deliverability' ? 16 : 9) * day + 8 * 3_600_000;
    add('webinar.registered', Math.min(begin, startsAt - 2 * day), {
      webinarId,
      title: webinarId === 'deliverability' ? 'Deliverability, honestly' : 'Journeys that land',
      startsAt: new Date(startsAt).toISOString(),
    });
    if (chance() < 0.55) add('webinar.attended', startsAt + between(1, 20) * 60_000, { webinarId });
  }
  if (chance() < 0.25) {
    add('trial.started', begin, { plan: pick(['pro', 'business']) });
    if (chance() < 0.6) add('setup.completed', begin + chance() * 4 * day);
    if (chance() < 0.5) add('integration.connected', begin + (0.5 + chance() * 6) * day, { name: pick(['crm', 'shop', 'warehouse']) });
    for (let visit = between(0, 5); visit > 0; visit -= 1)
      add('feature.visited', begin + chance() * 8 * day, { feature: pick(['reports', 'alerts', 'sharing']) });
    if (chance() < 0.35) add('account.activated', begin + (4 + chance() * 8) * day);
  }
  if (chance() < 0.25) add('user.signed_up', begin, { source: pick(['site', 'partner', 'fair']) });
  if (chance() < 0.2) add('newsletter.joined', begin, { topic: pick(['sales', 'email']) });
  return rows;
}

const contacts = Array.from({ length: people }, (_, index) => makeContact(index + 1));
const events = contacts
  .flatMap((contact) => eventsOf(contact.id))
  .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const target = new URL('../journeys/data/', import.meta.url);
mkdirSync(target, { recursive: true });
writeFileSync(new URL('contacts.ndjson', target), lines(contacts));
writeFileSync(new URL('events.ndjson', target), lines(events));
process.stdout.write(`${contacts.length} contacts, ${events.length} events\n`);
