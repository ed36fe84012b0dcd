import type { Instant } from '@sojourn/schema';
import type { Definitions } from '../core/advance-types.ts';
import type { RunnableVersion } from '../core/compiled.ts';
import { LiveContact, unknownContact } from '../core/live-contact.ts';
import { LiveEnrollment } from '../core/live-enrollment.ts';
import type { EntryState, JourneyRecord, WaitState } from '../core/state.ts';
import { VisitList } from '../core/visit-list.ts';
import { waitTimer } from '../core/walk.ts';
import { Cells } from './cells.ts';
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

/**
 * Puts contacts to sleep between two inputs, and wakes them as they were. Those who wait as nearly everybody does, in one journey
 * for one deadline, take a few numbers in cells; whoever has more to remember stays awake.
 */
export class RestingPeople {
  readonly #cells = new Cells();
  readonly #words = new Words();
  readonly #versions: readonly (RunnableVersion & { readonly rank: number })[];

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
  }

  /** The contact as the core works on it. */
  wake(person: Person): Awake {
    return (person.awake ??= this.#wake(person));
  }

  /** When the wait of a contact that sleeps is over. */
  dueOf({ cell }: Person): Instant {
    return this.#cells.doubles[cell + 3] ?? Number.POSITIVE_INFINITY;
  }

  queuedAt({ cell }: Person): Instant {
    return this.#cells.doubles[cell + 4] ?? Number.POSITIVE_INFINITY;
  }

  setQueuedAt({ cell }: Person, at: Instant): void {
    this.#cells.doubles[cell + 4] = at;
  }

  #restOutside(person: Person, { contact, queuedAt }: Awake): boolean {
    const record = onlyRecord(contact.journeys);
    if (record === undefined) return false;
    const version = record === 'none' ? none : this.#versions.findIndex(({ compiled }) => compiled.id === record.journeyId);
    if (version < 0) return false;
    const cell = this.#cells.take(head);
    person.cell = cell;
    this.#writeContact(cell, contact, queuedAt);
    const { doubles, words } = this.#cells;
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
    if (version < 0 || !isOnlyDeadline(wait, outlet, timer.due) || visits.nodeIds.at(-1) !== enrollment.nodeId) return false;
    const { nodeIds, numbers } = visits;
    if (this.#words.count > none - nodeIds.length - 2 || numbers.some((number, index) => index % 3 === 0 && number >= none)) return false;
    const cell = this.#cells.take(head + nodeIds.length * perVisit);
    person.cell = cell;
    this.#writeContact(cell, contact, queuedAt);
    const { doubles, integers, words } = this.#cells;
    doubles[cell + 1] = enrollment.enteredAt;
    doubles[cell + 2] = entry.at;
    doubles[cell + 3] = timer.due;
    integers[cell * 2 + 12] = entry.arrivals;
    integers[cell * 2 + 13] = enrollment.seq;
    words[cell * 4 + 28] = version;
    words[cell * 4 + 29] = this.#words.numberOf(entry.trigger);
    words[cell * 4 + 30] = this.#words.numberOf(outlet);
    words[cell * 4 + 31] = nodeIds.length;
    let at = cell + head;
    let place = 0;
    for (const nodeId of nodeIds) {
      doubles[at] = numbers[place + 1] ?? 0;
      words[at * 4 + 4] = this.#words.numberOf(nodeId);
      words[at * 4 + 5] = numbers[place] ?? 0;
      integers[at * 2 + 3] = numbers[place + 2] ?? 0;
      at += perVisit;
      place += 3;
    }
    person.enrollmentId = enrollment.id;
    return true;
  }

  #writeContact(cell: number, contact: LiveContact, queuedAt: Instant): void {
    const { doubles, integers } = this.#cells;
    doubles[cell] = contact.lastAt;
    doubles[cell + 4] = queuedAt;
    integers[cell * 2 + 10] = contact.arrivals;
    integers[cell * 2 + 11] = contact.entries;
  }

  #wake(person: Person): Awake {
    const { cell, attributes } = person;
    if (attributes === undefined) {
      // Never put to sleep: nobody has heard of it.
      const contact = new LiveContact(unknownContact(person.id));
      return { contact, live: noItems, open: noItems, timers: noItems, isUp: false, inFlight: 0, queuedAt: Number.POSITIVE_INFINITY };
    }
    const { doubles, words } = this.#cells;
    const versionAt = words[cell * 4 + 28] ?? none;
    const visited = words[cell * 4 + 31] ?? 0;
    const version = this.#versions[versionAt];
    const isLive = words[cell * 4 + 29] !== none;
    const contact = this.#wakeContact(person, version, isLive);
    const live = isLive && version !== undefined ? [this.#wakeEnrollment(person, version, contact.entries)] : noItems;
    const queuedAt = doubles[cell + 4] ?? Number.POSITIVE_INFINITY;
    this.#cells.free(cell, head + visited * perVisit);
    return { contact, live, open: noItems, timers: noItems, isUp: false, inFlight: 0, queuedAt };
  }

  #wakeContact({ id, cell, attributes, consent, more = noParticulars }: Person, version: RunnableVersion | undefined, isLive: boolean): LiveContact {
    const { doubles, integers } = this.#cells;
    const { timezone, tags, segments, history } = more;
    const endedAt = doubles[cell + 1] ?? 0;
    return new LiveContact({
      v: 1,
      id,
      // Absent and undefined are the same to the one reader there is.
      ...(timezone === undefined ? noKeys : { timezone }),
      attributes: attributes ?? noKeys,
      consent: consent ?? noKeys,
      tags,
      segments,
      lastAt: doubles[cell] ?? 0,
      history,
      arrivals: integers[cell * 2 + 10] ?? 0,
      entries: integers[cell * 2 + 11] ?? 0,
      journeys: version === undefined ? noKeys : { [version.compiled.id]: isLive ? enteredOnce() : endedOnce(endedAt) },
      absences: noKeys,
      refusals: noKeys,
      open: noItems,
    });
  }

  #wakeEnrollment(person: Person, { compiled, version, rank }: RunnableVersion & { readonly rank: number }, age: number): LiveEnrollment {
    const { id: contactId, cell, more = noParticulars, enrollmentId: id = '' } = person;
    const { doubles, integers, words } = this.#cells;
    const visits = this.#readVisits(cell + head, words[cell * 4 + 31] ?? 0);
    const outlet = this.#words.textOf(words[cell * 4 + 30] ?? 0);
    const due = doubles[cell + 3] ?? 0;
    const nodeId = visits.nodeIds.at(-1) ?? '';
    const bare = {
      trigger: this.#words.textOf(words[cell * 4 + 29] ?? 0),
      at: doubles[cell + 2] ?? 0,
      arrivals: integers[cell * 2 + 12] ?? 0,
      data: more.data,
    };
    const entry: EntryState = more.event === undefined ? bare : { ...bare, event: more.event };
    const body = { kind: 'wait', enrollmentId: id, nodeId, visit: visits.count(nodeId), outlet } as const;
    return LiveEnrollment.plain(
      {
        id,
        version,
        contactId,
        age,
        nodeId,
        enteredAt: doubles[cell + 1] ?? 0,
        entry,
        seq: integers[cell * 2 + 13] ?? 0,
        wait: { due: { [outlet]: due }, held: noKeys },
      },
      compiled,
      rank,
      { visits, timers: [{ name: waitTimer(id, outlet), due, kind: 'wait', body }] },
    );
  }

  #readVisits(first: number, count: number): VisitList {
    const { doubles, integers, words } = this.#cells;
    const nodeIds: string[] = [];
    const numbers: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const at = first + index * perVisit;
      nodeIds.push(this.#words.textOf(words[at * 4 + 4] ?? 0));
      numbers.push(words[at * 4 + 5] ?? 0, doubles[at] ?? 0, integers[at * 2 + 3] ?? 0);
    }
    return new VisitList(nodeIds, numbers);
  }
}

function enteredOnce(): JourneyRecord {
  return { keys: { '': { ordinal: 1 } } };
}

function endedOnce(endedAt: Instant): JourneyRecord {
  return { keys: { '': { ordinal: 1, endedAt } }, endedAt };
}

/** What is remembered of the only journey that a contact has ever been in, once and without a key; `undefined` if there is more. */
function onlyRecord(journeys: LiveContact['journeys']): 'none' | { readonly journeyId: string; readonly endedAt: Instant } | undefined {
  const ids = Object.keys(journeys);
  const [journeyId] = ids;
  if (journeyId === undefined) return 'none';
  const { keys, endedAt } = journeys[journeyId] ?? { keys: noKeys };
  if (ids.length > 1 || endedAt === undefined || Object.keys(keys).length !== 1) return undefined;
  const record = keys[''];
  return record?.ordinal === 1 && record.endedAt === endedAt ? { journeyId, endedAt } : undefined;
}

/** Whether a contact has entered nothing but this, and once. */
function isOnlyEntry({ journeys, entries }: LiveContact, { compiled, age }: LiveEnrollment): boolean {
  if (age !== entries) return false;
  const ids = Object.keys(journeys);
  const [journeyId] = ids;
  if (ids.length !== 1 || journeyId !== compiled.id) return false;
  const { keys, endedAt } = journeys[journeyId] ?? { keys: noKeys };
  if (endedAt !== undefined || Object.keys(keys).length !== 1) return false;
  const record = keys[''];
  return record?.ordinal === 1 && record.endedAt === undefined;
}

function isOnlyDeadline({ due, held }: WaitState, outlet: string, at: Instant): boolean {
  const outlets = Object.keys(due);
  return outlets.length === 1 && outlets[0] === outlet && due[outlet] === at && Object.keys(held).length === 0;
}

function particularsOf(contact: LiveContact, entry: EntryState | undefined, before: Particulars | undefined): Particulars | undefined {
  const { timezone, tags, segments, allHistory: history } = contact;
  const data = entry?.data ?? noKeys;
  const event = entry?.event;
  if (before !== undefined && isSame(before, contact, data, event)) return before;
  const isBare = timezone === undefined && tags.length === 0 && segments.length === 0 && event === undefined;
  if (isBare && isEmpty(history) && isEmpty(data)) return undefined;
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

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
