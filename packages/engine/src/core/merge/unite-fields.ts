import type { LiveContact } from '../live-contact.ts';
import type { BreakerRecord, ContactState, JourneyRecord, KeyRecord, SendRecord } from '../state.ts';
import { withOwn } from '../own.ts';

/** Takes over what a contact is and may receive: its own fields win, the strictest consent, tags and segments of both, all that was sent. */
export function uniteFields(contact: LiveContact, other: ContactState): void {
  contact.timezone ??= other.timezone;
  const own = Object.entries(contact.attributes).filter(([, value]) => value !== null);
  contact.attributes = Object.fromEntries([...Object.entries(other.attributes), ...own]);
  contact.consent = strictest(contact.consent, other.consent);
  contact.tags = [...new Set([...contact.tags, ...other.tags])];
  contact.segments = [...new Set([...contact.segments, ...other.segments])];
  contact.sends = uniteSends(contact.sends, other.sends ?? []);
  contact.breaker = uniteBreakers(contact.breaker, other.breaker);
  contact.journeys = uniteJourneys(contact.journeys, other.journeys);
}

/** Any explicit value but `subscribed` wins, this contact's before the other's; missing says nothing. */
function strictest(own: ContactState['consent'], other: ContactState['consent']): ContactState['consent'] {
  const isStrict = ([, value]: readonly [string, string]): boolean => value !== 'subscribed';
  const [mine, theirs] = [Object.entries(own), Object.entries(other)];
  return Object.fromEntries([...theirs, ...mine, ...theirs.filter(isStrict), ...mine.filter(isStrict)]);
}

function uniteSends(own: readonly SendRecord[], other: readonly SendRecord[]): readonly SendRecord[] {
  return own.length === 0 ? other : [...own, ...other].toSorted((one, two) => one.at - two.at);
}

function uniteBreakers(own: BreakerRecord | undefined, other: BreakerRecord | undefined): BreakerRecord | undefined {
  if (own === undefined || other === undefined) return own ?? other;
  if (own.window === other.window) return { window: own.window, count: own.count + other.count };
  return own.window > other.window ? own : other;
}

/** What was entered by either was entered by both; ordinals go on behind the higher one. */
function uniteJourneys(own: ContactState['journeys'], other: ContactState['journeys']): ContactState['journeys'] {
  let united = own;
  for (const [id, theirs] of Object.entries(other)) {
    const mine = Object.hasOwn(united, id) ? united[id] : undefined;
    united = withOwn(united, id, mine === undefined ? theirs : uniteRecords(mine, theirs));
  }
  return united;
}

function uniteRecords(own: JourneyRecord, other: JourneyRecord): JourneyRecord {
  const keys = new Map<string, KeyRecord>(Object.entries(own.keys));
  for (const [key, theirs] of Object.entries(other.keys)) {
    const mine = keys.get(key);
    keys.set(key, mine === undefined ? theirs : { ordinal: Math.max(mine.ordinal, theirs.ordinal), ...laterEnd(mine, theirs) });
  }
  return { keys: Object.fromEntries(keys), ...laterEnd(own, other) };
}

function laterEnd(one: { readonly endedAt?: number }, other: { readonly endedAt?: number }): { readonly endedAt?: number } {
  const ends = [one.endedAt, other.endedAt].filter((end) => end !== undefined);
  return ends.length === 0 ? {} : { endedAt: Math.max(...ends) };
}
