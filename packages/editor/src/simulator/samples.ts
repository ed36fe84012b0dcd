import type { BranchNode, Catalog, Condition, Contact, Instant, Journey, JsonValue } from '@sojourn/schema';
import { bucket, isKnownNode } from '@sojourn/schema';
import { ownOf } from '../nodes/names.ts';
import { oppositeOf } from './opposite.ts';
import { sampleContact } from './sample-contact.ts';
import { wishesOf } from './satisfy.ts';

/** A contact to try a journey with. */
export interface Sample {
  readonly id: string;
  /** The path it was made for; empty where there is none to tell it by. */
  readonly about: string;
  readonly contact: Contact;
  /** Values of the trigger event's data that go with it. */
  readonly data: ReadonlyMap<string, JsonValue>;
}

/** What samples are told apart by. */
export interface SampleWords {
  /** The path of everyone else. */
  readonly elseName: string;
  /** The contact who wants no messages. */
  readonly withoutConsent: string;
  /** A case without a name, by its number from 1. */
  caseName(number: number): string;
}

const names = ['Anna', 'Björn', 'Carla', 'Deniz', 'Emeka', 'Farida'] as const;

/**
 * Contacts that differ in what the journey's first decision asks: one for each case, one for none of them, and one who wants no
 * messages. A help to begin with: values lean towards the case, and each can be changed.
 *
 */
export function sampleContacts(
  journey: Journey,
  catalog: Catalog,
  now: Instant,
  { elseName, withoutConsent, caseName }: SampleWords,
): readonly Sample[] {
  const base = sampleContact(journey, catalog, now);
  const wanted = firstDecision(journey, elseName, caseName);
  const kinds = wanted.length === 0 ? [{ about: '', when: { all: [] } }] : wanted;
  const samples = kinds.slice(0, 5).map(({ about, when }, index): Sample => sampleFor(journey, catalog, base, { about, when, index }));
  if (Object.keys(base.consent ?? {}).length === 0) return samples;
  const refusing = person(
    journey,
    catalog,
    { ...base, consent: Object.fromEntries(Object.keys(base.consent ?? {}).map((key) => [key, 'unsubscribed'])) },
    samples.length,
  );
  return [...samples, { id: refusing.id, about: withoutConsent, contact: refusing, data: samples[0]?.data ?? new Map() }];
}

interface Kind {
  readonly about: string;
  readonly when: Condition;
}

function sampleFor(journey: Journey, catalog: Catalog, base: Contact, { about, when, index }: Kind & { readonly index: number }): Sample {
  const wishes = wishesOf(when);
  const contact = person(journey, catalog, base, index);
  return {
    id: contact.id,
    about,
    data: wishes.event,
    contact: {
      ...contact,
      attributes: { ...contact.attributes, ...Object.fromEntries(wishes.attributes) },
      consent: { ...contact.consent, ...Object.fromEntries(wishes.consent) },
      ...(wishes.tags.size === 0 ? {} : { tags: [...new Set([...(contact.tags ?? []), ...wishes.tags])] }),
      ...(wishes.segments.size === 0 ? {} : { segments: [...new Set([...(contact.segments ?? []), ...wishes.segments])] }),
    },
  };
}

/** The cases of the first branch a contact comes to, the rest of them last. */
function firstDecision(journey: Journey, elseName: string, caseName: SampleWords['caseName']): readonly Kind[] {
  const branch = firstBranch(journey);
  if (branch === undefined || branch.cases.length === 0) return [];
  const cases = branch.cases.map((one, index): Kind => ({
    about: one.name ?? caseName(index + 1),
    // First match wins: whoever is meant for a later case is in none before it.
    when: { all: [one.when, ...branch.cases.slice(0, index).map((earlier) => oppositeOf(earlier.when))] },
  }));
  return [...cases, { about: elseName, when: { all: branch.cases.map((one) => oppositeOf(one.when)) } }];
}

function firstBranch({ entry, nodes }: Journey): BranchNode | undefined {
  const seen = new Set<string>();
  for (let at = entry.start; at !== null && !seen.has(at);) {
    seen.add(at);
    const node = ownOf(nodes, at);
    if (node === undefined) return undefined;
    if (isKnownNode(node) && node.type === 'branch') return node;
    // Follows the main way only: what lies behind other decisions is not the first one.
    at = node.outlets?.['next'] ?? null;
  }
  return undefined;
}

/** A person of the catalog's attributes, with an id that the rollout lets in. */
function person(journey: Journey, catalog: Catalog, contact: Contact, index: number): Contact {
  const first = names[index % names.length] ?? 'Anna';
  const id = idLetIn(
    journey,
    first
      .normalize('NFD')
      .replace(/[^a-z]/giu, '')
      .toLowerCase(),
  );
  const own: Record<string, JsonValue> = {};
  if (ownOf(catalog.attributes, 'firstName') !== undefined) own['firstName'] = first;
  if (ownOf(catalog.attributes, 'email') !== undefined) own['email'] = `${id}@example.com`;
  return { ...contact, id, attributes: { ...contact.attributes, ...own } };
}

function idLetIn({ id: journeyId, seed, entry }: Journey, base: string): string {
  const share = (entry.rollout ?? 100) / 100;
  for (let attempt = 1; attempt < 200 && share > 0; attempt += 1) {
    const id = attempt === 1 ? base : `${base}-${attempt}`;
    if (bucket(seed ?? journeyId, id, '#rollout') < share) return id;
  }
  return base;
}
