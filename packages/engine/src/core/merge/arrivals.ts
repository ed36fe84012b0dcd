import type { Instant } from '@sojourn/schema';
import type { ContactState, EntryState, EnrollmentState, KeptEvent, VisitRecord } from '../state.ts';

/** What of a contact tells how its arrivals are numbered. */
export type Arrivals = Pick<ContactState, 'history' | 'arrivals'>;

/** Where an arrival of one contact stands among those of both. */
export type Renumber = (n: number, arrivedAt: Instant) => number;

/**
 * Numbers the arrivals of two contacts in one row, by arrival. Events whose time is over are gone, and count as the first.
 *
 * @param other - The other contact.
 * @param comesFirst - Whether the other's come first where both have the same instant.
 */
export function renumberWith({ history, arrivals }: Arrivals, comesFirst: boolean): Renumber {
  const events = Object.values(history)
    .flat()
    .toSorted((one, two) => one.n - two.n);
  const gone = events[0] === undefined ? arrivals : events[0].n - 1;
  const before = (at: Instant): number => events.findLast(({ arrived }) => (comesFirst ? arrived <= at : arrived < at))?.n ?? gone;
  return (n, arrivedAt) => n + before(arrivedAt);
}

/** The events of both, by name, each list by `at`, then arrival. */
export function uniteHistory(
  one: ContactState['history'],
  renumberOne: Renumber,
  other: ContactState['history'],
  renumberOther: Renumber,
): ContactState['history'] {
  const lists = new Map<string, readonly KeptEvent[]>();
  const add = (history: ContactState['history'], renumber: Renumber): void => {
    for (const [name, events] of Object.entries(history)) {
      lists.set(name, [...(lists.get(name) ?? []), ...events.map((event) => ({ ...event, n: renumber(event.n, event.arrived) }))]);
    }
  };
  add(one, renumberOne);
  add(other, renumberOther);
  return Object.fromEntries([...lists].map(([name, events]) => [name, events.toSorted((a, b) => a.at - b.at || a.n - b.n)]));
}

/** An entry whose place among the arrivals is that in the united row. */
export function renumberEntry(entry: EntryState, renumber: Renumber): EntryState {
  return { ...entry, arrivals: renumber(entry.arrivals, entry.event?.arrived ?? entry.at) };
}

/** An enrollment whose visits are told by the united row. */
export function renumberEnrollment<T extends EnrollmentState>(state: T, renumber: Renumber): T {
  const visits = Object.entries(state.visits).map(([nodeId, [count, at, arrivals]]): [string, VisitRecord] => [
    nodeId,
    [count, at, renumber(arrivals, at)],
  ]);
  return { ...state, visits: Object.fromEntries(visits), entry: renumberEntry(state.entry, renumber) };
}
