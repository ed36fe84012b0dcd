import type { Instant } from '@sojourn/schema';
import type { Definitions } from '../core/advance-types.ts';
import type { RunnableVersion } from '../core/compiled.ts';
import { LiveContact, unknownContact } from '../core/live-contact.ts';
import type { PlainContact } from '../core/live-contact.ts';
import { LiveEnrollment } from '../core/live-enrollment.ts';
import type { PlainState } from '../core/live-enrollment.ts';
import { isEmpty } from '../core/own.ts';
import type { EntryState, JourneyRecord, WaitState } from '../core/state.ts';
import type { VisitList } from '../core/visit-list.ts';
import { waitTimer } from '../core/walk.ts';
import { Cells } from './cells.ts';
import type { Page } from './cells.ts';
import type { Awake, Particulars, Person } from './person.ts';
import { Words } from './words.ts';

/*
 * A record is eight cells, and two for each node that was visited:
 *   0 the contact's last instant       1 when it entered, or ended   2 what `since: "entry"` counts from
 *   3 when the wait is over            4 where it stands in the queue
 *   5 arrivals, entries                6 arrivals at entry, seq      7 version (or none), trigger, outlet, visited nodes
 *   then the latest arrival; node, count, arrivals
 */
const head = 8;
const perVisit = 2;
const none = 0xffff;
const noKeys: Readonly<Record<string, never>> = {};
const noItems: readonly never[] = [];
const noParticulars: Particulars = { timezone: undefined, tags: noItems, segments: noItems, history: noKeys, data: noKeys, event: undefined };

/** A version with its journey's place in the order of judging. */
type RankedVersion = RunnableVersion & { readonly rank: number };

/** Whoever has been at more nodes stays awake. */
const mostVisited = 1_000;

/** So many objects are kept for the next contacts to wake. */
const mostSpare = 1_000;

/**
 * Puts contacts to sleep between two inputs, and wakes them as they were. Those who wait as nearly everybody does, in one journey
 * for one deadline, take a few numbers in cells; whoever has more to remember stays awake.
 */
export class RestingPeople {
  readonly #cells = new Cells();
  readonly #words = new Words();
  /** What was awake and plain, to be used again: nobody holds on to it. */
  readonly #outside: Awake[] = [];
  readonly #waiting: Awake[] = [];
  readonly #versions: readonly RankedVersion[];

  constructor(definitions: Definitions) {
    this.#versions = definitions.journeys.flatMap(({ versions }, rank) => versions.map((version) => ({ ...version, rank })));
  }

  /** Puts a contact to sleep, if that can be. */
  rest(person: Person): void {
    const { awake } = person;
    if (awake === undefined || awake.inFlight > 0 || awake.open.length > 0 || awake.timers.length > 0) return;
    const { contact, live } = awake;
    if (live.length > 1 || !contact.isPlain) return;
    const [enrollment] = live;
    const isResting = enrollment === undefined ? this.#restOutside(person, awake) : this.#restWaiting(person, awake, enrollment);
    if (!isResting) return;
    person.attributes = contact.attributes;
    person.consent = contact.consent;
    person.more = particularsOf(contact, enrollment?.entry, person.more);
    person.awake = undefined;
    const spare = enrollment === undefined ? this.#outside : this.#waiting;
    if (spare.length < mostSpare) spare.push(awake);
  }

  /** The contact as the core works on it. */
  wake(person: Person): Awake {
    return (person.awake ??= this.#wake(person));
  }

  /** When the wait of a contact that sleeps is over. */
  dueOf(person: Person): Instant {
    return this.#cells.pageOf(person.cell).doubles[this.#cells.placeOf(person.cell) + 3] ?? Number.POSITIVE_INFINITY;
  }

  /** Notes where a contact that sleeps stands in the queue. */
  setQueuedAt(person: Person, at: Instant): void {
    this.#cells.pageOf(person.cell).doubles[this.#cells.placeOf(person.cell) + 4] = at;
  }

  #restOutside(person: Person, { contact, queuedAt }: Awake): boolean {
    const record = onlyRecord(contact.journeys);
    if (record === undefined) return false;
    const version = record === 'none' ? none : this.#versions.findIndex(({ compiled }) => compiled.id === record.journeyId);
    if (version < 0) return false;
    person.cell = this.#cells.take(head);
    const { doubles, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    this.#writeContact(person, contact, queuedAt);
    doubles[cell + 1] = record === 'none' ? Number.NaN : record.endedAt;
    doubles[cell + 3] = Number.POSITIVE_INFINITY;
    words[cell * 4 + 28] = version;
    words[cell * 4 + 29] = none;
    words[cell * 4 + 31] = 0;
    return true;
  }

  #restWaiting(person: Person, { contact, queuedAt }: Awake, enrollment: LiveEnrollment): boolean {
    const { wait, visits, entry, timers, compiled } = enrollment;
    const [timer] = timers;
    if (wait === undefined || timer?.body?.kind !== 'wait' || timers.length > 1 || !enrollment.isPlain || !isOnlyEntry(contact, enrollment)) {
      return false;
    }
    const version = this.#versions.findIndex((one) => one.compiled === compiled);
    const { outlet } = timer.body;
    if (version < 0 || !isOnlyDeadline(wait, outlet, timer.due) || visits.nodeIdAt(visits.length - 1) !== enrollment.nodeId) return false;
    if (this.#words.count > none - visits.length - 2 || visits.length > mostVisited || !areFew(visits)) return false;
    person.cell = this.#cells.take(head + visits.length * perVisit);
    const { doubles, integers, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    this.#writeContact(person, contact, queuedAt);
    doubles[cell + 1] = enrollment.enteredAt;
    doubles[cell + 2] = entry.at;
    doubles[cell + 3] = timer.due;
    integers[cell * 2 + 12] = entry.arrivals;
    integers[cell * 2 + 13] = enrollment.seq;
    words[cell * 4 + 28] = version;
    words[cell * 4 + 29] = this.#words.numberOf(entry.trigger);
    words[cell * 4 + 30] = this.#words.numberOf(outlet);
    words[cell * 4 + 31] = visits.length;
    for (let place = 0; place < visits.length; place += 1) {
      const at = cell + head + place * perVisit;
      doubles[at] = visits.instantAt(place);
      words[at * 4 + 4] = this.#words.numberOf(visits.nodeIdAt(place));
      words[at * 4 + 5] = visits.countAt(place);
      integers[at * 2 + 3] = visits.arrivalsAt(place);
    }
    person.enrollmentId = enrollment.id;
    return true;
  }

  #writeContact(person: Person, contact: LiveContact, queuedAt: Instant): void {
    const { doubles, integers } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    doubles[cell] = contact.lastAt;
    doubles[cell + 4] = queuedAt;
    integers[cell * 2 + 10] = contact.arrivals;
    integers[cell * 2 + 11] = contact.entries;
  }

  #wake(person: Person): Awake {
    if (person.attributes === undefined) {
      // Never put to sleep: nobody has heard of it.
      return awakeOf(new LiveContact(unknownContact(person.id)), noItems);
    }
    const { doubles, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    const version = this.#versions[words[cell * 4 + 28] ?? none];
    const isLive = words[cell * 4 + 29] !== none && version !== undefined;
    const contact = this.#contactOf(person, version, isLive);
    const awake = isLive ? this.#wakeWaiting(person, contact, version) : this.#wakeOutside(contact);
    awake.queuedAt = doubles[cell + 4] ?? Number.POSITIVE_INFINITY;
    this.#cells.free(person.cell, head + (words[cell * 4 + 31] ?? 0) * perVisit);
    return awake;
  }

  #wakeOutside(state: PlainContact): Awake {
    const spare = this.#outside.pop() ?? awakeOf(new LiveContact(unknownContact(state.id)), noItems);
    spare.contact.become(state);
    return spare;
  }

  #wakeWaiting(person: Person, contact: PlainContact, { compiled, version, rank }: RankedVersion): Awake {
    const { id: contactId, more = noParticulars, enrollmentId: id = '' } = person;
    const page = this.#cells.pageOf(person.cell);
    const { doubles, integers, words } = page;
    const cell = this.#cells.placeOf(person.cell);
    const outlet = this.#words.textOf(words[cell * 4 + 30] ?? 0);
    const due = doubles[cell + 3] ?? 0;
    const last = cell + head + ((words[cell * 4 + 31] ?? 0) - 1) * perVisit;
    const nodeId = this.#words.textOf(words[last * 4 + 4] ?? 0);
    const body = { kind: 'wait', enrollmentId: id, nodeId, visit: words[last * 4 + 5] ?? 0, outlet } as const;
    const timers = [{ name: waitTimer(id, outlet), due, kind: 'wait', body }];
    const trigger = this.#words.textOf(words[cell * 4 + 29] ?? 0);
    const at = doubles[cell + 2] ?? 0;
    const arrivals = integers[cell * 2 + 12] ?? 0;
    const { data, event } = more;
    const state: PlainState = {
      id,
      version,
      contactId,
      age: contact.entries,
      nodeId,
      enteredAt: doubles[cell + 1] ?? 0,
      entry: event === undefined ? { trigger, at, arrivals, data } : { trigger, at, arrivals, data, event },
      seq: integers[cell * 2 + 13] ?? 0,
      wait: { due: { [outlet]: due }, held: noKeys },
    };
    const spare = this.#waiting.pop() ?? newWaiting(state, compiled);
    spare.contact.become(contact);
    const [enrollment] = spare.live;
    if (enrollment !== undefined) {
      enrollment.become(state, compiled, rank, timers);
      this.#readVisits(enrollment.visits, page, cell + head, words[cell * 4 + 31] ?? 0);
    }
    return spare;
  }

  #contactOf(person: Person, version: RunnableVersion | undefined, isLive: boolean): PlainContact {
    const { id, attributes, consent, more = noParticulars } = person;
    const { doubles, integers } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    const { timezone, tags, segments, history } = more;
    return {
      id,
      timezone,
      attributes: attributes ?? noKeys,
      consent: consent ?? noKeys,
      tags,
      segments,
      lastAt: doubles[cell] ?? 0,
      history,
      arrivals: integers[cell * 2 + 10] ?? 0,
      entries: integers[cell * 2 + 11] ?? 0,
      journeys: version === undefined ? noKeys : { [version.compiled.id]: isLive ? enteredOnce : endedOnce(doubles[cell + 1] ?? 0) },
    };
  }

  #readVisits(visits: VisitList, { doubles, integers, words }: Page, first: number, count: number): void {
    visits.clear();
    for (let place = 0; place < count; place += 1) {
      const at = first + place * perVisit;
      visits.add(this.#words.textOf(words[at * 4 + 4] ?? 0), words[at * 4 + 5] ?? 0, doubles[at] ?? 0, integers[at * 2 + 3] ?? 0);
    }
  }
}

function awakeOf(contact: LiveContact, live: readonly LiveEnrollment[]): Awake {
  return { contact, live, open: noItems, timers: noItems, isUp: false, inFlight: 0, queuedAt: Number.POSITIVE_INFINITY };
}

/** Objects for a contact that waits; what they hold is written by the caller. */
function newWaiting(state: PlainState, compiled: RunnableVersion['compiled']): Awake {
  const seed = { ...state, v: 1, journeyId: compiled.id, key: null, ordinal: 1, control: false, status: 'live' } as const;
  const enrollment = new LiveEnrollment({ ...seed, visits: noKeys, results: noKeys, timers: noKeys }, compiled, 0, false);
  return awakeOf(new LiveContact(unknownContact(state.contactId)), [enrollment]);
}

function areFew(visits: VisitList): boolean {
  for (let place = 0; place < visits.length; place += 1) if (visits.countAt(place) >= none) return false;
  return true;
}

const enteredOnce: JourneyRecord = { keys: { '': { ordinal: 1 } } };

function endedOnce(endedAt: Instant): JourneyRecord {
  return { keys: { '': { ordinal: 1, endedAt } }, endedAt };
}

/** What is remembered of the only journey that a contact has ever been in, once and without a key; `undefined` if there is more. */
function onlyRecord(journeys: LiveContact['journeys']): 'none' | { readonly journeyId: string; readonly endedAt: Instant } | undefined {
  const journeyId = onlyKey(journeys);
  if (journeyId === undefined) return isEmpty(journeys) ? 'none' : undefined;
  const { keys, endedAt } = journeys[journeyId] ?? { keys: noKeys };
  if (endedAt === undefined || onlyKey(keys) !== '') return undefined;
  const record = keys[''];
  return record?.ordinal === 1 && record.endedAt === endedAt ? { journeyId, endedAt } : undefined;
}

/** Whether a contact has entered nothing but this, and once. */
function isOnlyEntry({ journeys, entries }: LiveContact, { compiled, age }: LiveEnrollment): boolean {
  if (age !== entries) return false;
  if (onlyKey(journeys) !== compiled.id) return false;
  const { keys, endedAt } = journeys[compiled.id] ?? { keys: noKeys };
  if (keys === enteredOnce.keys) return endedAt === undefined;
  if (endedAt !== undefined || onlyKey(keys) !== '') return false;
  const record = keys[''];
  return record?.ordinal === 1 && record.endedAt === undefined;
}

function isOnlyDeadline({ due, held, based }: WaitState, outlet: string, at: Instant): boolean {
  return based === undefined && onlyKey(due) === outlet && due[outlet] === at && isEmpty(held);
}

/** The one property of a record; `undefined` if it has none or more. */
function onlyKey(record: object): string | undefined {
  let only: string | undefined;
  for (const name in record) {
    if (only !== undefined) return undefined;
    only = name;
  }
  return only;
}

function particularsOf(contact: LiveContact, entry: EntryState | undefined, before: Particulars | undefined): Particulars | undefined {
  const { timezone, tags, segments, allHistory: history } = contact;
  const data = entry?.data ?? noKeys;
  const event = entry?.event;
  if (before !== undefined && isSame(before, contact, data, event)) return before;
  const isBare = timezone === undefined && tags.length === 0 && segments.length === 0 && event === undefined;
  if (isBare && isEmpty(history) && isNothing(data)) return undefined;
  return { timezone, tags, segments, history, data, event };
}

function isSame(before: Particulars, contact: LiveContact, data: EntryState['data'], event: EntryState['event']): boolean {
  return (
    before.history === contact.allHistory &&
    before.tags === contact.tags &&
    before.segments === contact.segments &&
    before.timezone === contact.timezone &&
    before.data === data &&
    before.event === event
  );
}

function isNothing(data: EntryState['data']): boolean {
  return data === noKeys || (typeof data === 'object' && data !== null && !Array.isArray(data) && isEmpty(data));
}
