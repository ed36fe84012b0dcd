import type { Engine, Store } from '@sojourn/engine';
import type { Contact } from '@sojourn/schema';
import { tenant } from '../engine/tenant.ts';

const people = [
  ['Anna', 'Lindgren', 'SE', 'Europe/Stockholm', 3, 'customer', 'pro'],
  ['Bilal', 'Haddad', 'SE', 'Europe/Stockholm', 0, 'lead', 'free'],
  ['Chloe', 'Marsh', 'GB', 'Europe/London', 1, 'customer', 'pro'],
  ['David', 'Okafor', 'GB', 'Europe/London', 0, 'subscriber', 'free'],
  ['Elin', 'Berg', 'NO', 'Europe/Oslo', 5, 'customer', 'business'],
  ['Farid', 'Nazari', 'DE', 'Europe/Berlin', 2, 'customer', 'pro'],
  ['Greta', 'Vogel', 'DE', 'Europe/Berlin', 0, 'qualified', 'free'],
  ['Hana', 'Sato', 'US', 'America/Los_Angeles', 0, 'lead', 'free'],
  ['Ivan', 'Petrov', 'FI', 'Europe/Helsinki', 1, 'customer', 'free'],
  ['Jonas', 'Holm', 'DK', 'Europe/Copenhagen', 0, 'lead', 'free'],
  ['Katrin', 'Brandt', 'DE', 'Europe/Berlin', 8, 'customer', 'business'],
  ['Liam', 'Walsh', 'GB', 'Europe/London', 0, 'subscriber', 'free'],
  ['Maja', 'Nyström', 'SE', 'Europe/Stockholm', 2, 'customer', 'pro'],
  ['Noah', 'Kim', 'US', 'America/New_York', 0, 'qualified', 'pro'],
  ['Olga', 'Virtanen', 'FI', 'Europe/Helsinki', 0, 'lead', 'free'],
  ['Pedro', 'Alves', 'US', 'America/Chicago', 4, 'customer', 'pro'],
  ['Quinn', 'Taylor', 'US', 'America/New_York', 0, 'lead', 'free'],
  ['Rosa', 'Dahl', 'NO', 'Europe/Oslo', 0, 'subscriber', 'free'],
  ['Samir', 'Khan', 'GB', 'Europe/London', 6, 'customer', 'business'],
  ['Tove', 'Ek', 'SE', 'Europe/Stockholm', 0, 'lead', 'free'],
  ['Uma', 'Reddy', 'US', 'America/Los_Angeles', 1, 'customer', 'pro'],
  ['Viktor', 'Lund', 'DK', 'Europe/Copenhagen', 0, 'qualified', 'free'],
  ['Wilma', 'Åkesson', 'SE', 'Europe/Stockholm', 0, 'subscriber', 'free'],
  ['Yusuf', 'Demir', 'DE', 'Europe/Berlin', 3, 'customer', 'pro'],
] as const;

const companies = ['Fjord & Son', 'Havre', 'Norrsken', 'Kite Works', 'Blue Lamp', 'Orchard'] as const;
const interests = [['email', 'sales'], ['analytics'], ['sales'], ['email'], ['automation', 'analytics'], []] as const;

/** Puts sample contacts in at the very first start. Never again, and never over a contact that is there. */
export async function seedSampleContacts(engine: Engine, store: Store): Promise<void> {
  if ((await store.get(tenant, 'playground', 'sample-contacts')) !== null) return;
  const known = await Promise.all(
    sampleContacts().map(async (contact) => ((await engine.contact(contact.id)) === undefined ? contact : undefined)),
  );
  await engine.upsertContact(known.filter((contact) => contact !== undefined));
  await engine.settle();
  await store.put(tenant, 'playground', 'sample-contacts', 0, { seeded: true });
}

/** Varied on purpose: every country and plan of the catalog, with and without orders, phones and consent. */
function sampleContacts(): readonly Contact[] {
  return people.map(([firstName, lastName, country, timezone, orders, lifecycleStage, plan], index) => ({
    id: firstName.toLowerCase(),
    timezone,
    attributes: {
      firstName,
      lastName,
      email: `${firstName.toLowerCase()}@example.com`,
      country,
      plan,
      lifecycleStage,
      orders,
      lifetimeValue: orders * 84,
      interests: [...(interests[index % interests.length] ?? [])],
      ...(index % 3 === 0 ? {} : { company: companies[index % companies.length] ?? '' }),
      ...(index % 4 === 3 ? {} : { phone: `+46 70 000 ${String(1000 + index * 37).slice(-4)}` }),
    },
    // One in eight has left the newsletter, one in eight never answered: journeys must cope with both.
    consent: {
      ...(index % 8 === 7 ? {} : { email: index % 8 === 5 ? 'unsubscribed' : 'subscribed' }),
      ...(index % 2 === 0 ? { sms: 'subscribed' } : {}),
    },
    tags: orders >= 5 ? ['vip'] : [],
  }));
}
