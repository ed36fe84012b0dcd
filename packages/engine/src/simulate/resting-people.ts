import type { Instant } from '@sojourn/schema';
import type { Definitions } from '../core/advance-types.ts';
import type { RunnableVersion } from '../core/compiled.ts';
import { LiveContact, unknownContact } from '../core/live-contact.ts';
import type { PlainContact } from '../core/live-contact.ts';
import { LiveEnrollment } from '../core/live-enrollment.ts';
import type { PlainState } from '../core/live-enrollment.ts';
import type { VisitList } from '../core/visit-list.ts';
import { waitTimer } from '../core/walk.ts';
import { Cells } from './cells.ts';
import type { Awake, Particulars, Person } from './person.ts';
import { SharedConsents } from './shared-consents.ts';
import { enteredOnce, endedOnce, isOnlyDeadline, isOnlyEntry, onlyRecord, particularsOf } from './what-rests.ts';
import { Words } from './words.ts';

/*
 * A record is seven cells, and of those who wait one more for each node that was visited:
 *   0 the contact's last instant       1 when it entered, or ended   2 what `since: "entry"` counts from
 *   3 when the wait is over            4 arrivals, entries, place of the node among the visited
 *   5 arrivals at entry, seq           6 version (or none), trigger, outlet, visited nodes
 *   then of each visit the instant's low half, and in one number its high half, count, arrivals and node
 * Who does not fit into these widths stays awake.
 */
const head = 7;
const widths = { instant: 10, count: 4, arrivals: 9, node: 9 };
const none = 0xffff;
const noKeys: Readonly<Record<string, never>> = {};
const noItems: readonly never[] = [];
const noParticulars: Particulars = {
  timezone: undefined,
  tags: noItems,
  segments: noItems,
  history: noKeys,
  data: noKeys,
  event: undefined,
};

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
  readonly #consents = new SharedConsents();
  /** What was awake and plain, to be used again: nobody holds on to it. */
  readonly #awake: Awake[] = [];
  /** Likewise. */
  readonly spare: LiveEnrollment[] = [];
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
    if (person.consent !== contact.consent) person.consent = this.#consents.share(contact.consent);
    person.more = particularsOf(contact, enrollment?.entry, person.more);
    if (this.#awake.length < mostSpare) this.#awake.push(awake);
    if (enrollment !== undefined) this.reuse(enrollment);
  }

  /** Takes an enrollment that nobody holds on to, to make another of it. */
  reuse(enrollment: LiveEnrollment): void {
    if (this.spare.length < mostSpare) this.spare.push(enrollment);
  }

  /** The contact as the core works on it. */
  wake(person: Person): Awake {
    const { awake } = person;
    if (awake !== undefined) return awake;
    const woken = this.#wake(person);
    person.at = woken;
    return woken;
  }

  /** When the wait of a contact that sleeps is over. */
  dueOf(person: Person): Instant {
    return this.#cells.pageOf(person.cell).doubles[this.#cells.placeOf(person.cell) + 3] ?? Number.POSITIVE_INFINITY;
  }

  #restOutside(person: Person, { contact }: Awake): boolean {
    const record = onlyRecord(contact.journeys);
    if (record === undefined) return false;
    const version = record === 'none' ? none : this.#versions.findIndex(({ compiled }) => compiled.id === record.journeyId);
    if (version < 0) return false;
    person.at = this.#cells.take(head);
    const { doubles, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    this.#writeContact(person, contact);
    doubles[cell + 1] = record === 'none' ? Number.NaN : record.endedAt;
    doubles[cell + 3] = Number.POSITIVE_INFINITY;
    words[cell * 4 + 24] = version;
    words[cell * 4 + 25] = none;
    words[cell * 4 + 27] = 0;
    return true;
  }

  #restWaiting(person: Person, { contact }: Awake, enrollment: LiveEnrollment): boolean {
    const { wait, visits, entry, timers, compiled } = enrollment;
    const [timer] = timers;
    if (
      wait === undefined ||
      timer?.body?.kind !== 'wait' ||
      timers.length > 1 ||
      !enrollment.isPlain ||
      !isOnlyEntry(contact, enrollment)
    ) {
      return false;
    }
    const version = this.#versions.findIndex((one) => one.compiled === compiled);
    const { outlet } = timer.body;
    if (version < 0 || !isOnlyDeadline(wait, outlet, timer.due)) return false;
    const here = visits.placeOf(enrollment.nodeId ?? '');
    if (here < 0 || contact.entries > none || visits.length > mostVisited || !this.#fits(visits)) return false;
    person.at = this.#cells.take(sizeOf(visits.length));
    const { doubles, integers, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    this.#writeContact(person, contact);
    doubles[cell + 1] = enrollment.enteredAt;
    doubles[cell + 2] = entry.at;
    doubles[cell + 3] = timer.due;
    integers[cell * 2 + 10] = entry.arrivals;
    integers[cell * 2 + 11] = enrollment.seq;
    words[cell * 4 + 24] = version;
    words[cell * 4 + 25] = this.#words.numberOf(entry.trigger);
    words[cell * 4 + 26] = this.#words.numberOf(outlet);
    words[cell * 4 + 27] = visits.length;
    words[cell * 4 + 19] = here;
    person.enrollmentId = enrollment.id;
    for (let place = 0; place < visits.length; place += 1) this.#writeVisit(integers, (cell + head + place) * 2, visits, place);
    return true;
  }

  /** Whether every visit can be written. */
  #fits(visits: VisitList): boolean {
    for (let place = 0; place < visits.length; place += 1) {
      const at = visits.instantAt(place);
      if (at < 0 || at >= 2 ** (32 + widths.instant) || visits.countAt(place) >= 2 ** widths.count) return false;
      if (visits.arrivalsAt(place) >= 2 ** widths.arrivals || this.#words.numberOf(visits.nodeIdAt(place)) >= 2 ** widths.node)
        return false;
    }
    return this.#words.count < none;
  }

  #writeVisit(integers: Int32Array, first: number, visits: VisitList, place: number): void {
    const at = visits.instantAt(place);
    const node = this.#words.numberOf(visits.nodeIdAt(place));
    integers[first] = at;
    const high = Math.floor(at / 2 ** 32);
    integers[first + 1] = ((((high << widths.count) | visits.countAt(place)) << widths.arrivals) | visits.arrivalsAt(place)) << widths.node;
    integers[first + 1] = (integers[first + 1] ?? 0) | node;
  }

  #writeContact(person: Person, contact: LiveContact): void {
    const { doubles, integers, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    doubles[cell] = contact.lastAt;
    integers[cell * 2 + 8] = contact.arrivals;
    words[cell * 4 + 18] = contact.entries;
  }

  #wake(person: Person): Awake {
    if (person.attributes === undefined) {
      // Never put to sleep: nobody has heard of it.
      return this.#awakeOf({ ...unknown, id: person.id });
    }
    const { doubles, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    const version = this.#versions[words[cell * 4 + 24] ?? none];
    const isLive = words[cell * 4 + 25] !== none && version !== undefined;
    const contact = this.#contactOf(person, version, isLive);
    const awake = isLive ? this.#wakeWaiting(person, contact, version) : this.#awakeOf(contact);
    // Nobody is put to sleep who does not stand in the queue where the wait is over.
    awake.queuedAt = doubles[cell + 3] ?? Number.POSITIVE_INFINITY;
    this.#cells.free(person.cell, isLive ? sizeOf(words[cell * 4 + 27] ?? 0) : head);
    return awake;
  }

  #awakeOf(contact: PlainContact): Awake {
    const spare = this.#awake.pop();
    if (spare === undefined) {
      const made = new LiveContact(unknownContact(contact.id));
      made.become(contact);
      return { contact: made, live: noItems, open: noItems, timers: noItems, isUp: false, inFlight: 0, queuedAt: Number.POSITIVE_INFINITY };
    }
    spare.contact.become(contact);
    spare.live = noItems;
    spare.queuedAt = Number.POSITIVE_INFINITY;
    return spare;
  }

  #wakeWaiting(person: Person, contact: PlainContact, { compiled, version, rank }: RankedVersion): Awake {
    const { id: contactId, more = noParticulars, enrollmentId: id } = person;
    const { doubles, integers, words } = this.#cells.pageOf(person.cell);
    const cell = this.#cells.placeOf(person.cell);
    const outlet = this.#words.textOf(words[cell * 4 + 26] ?? 0);
    const due = doubles[cell + 3] ?? 0;
    const here = integers[(cell + head + (words[cell * 4 + 19] ?? 0)) * 2 + 1] ?? 0;
    const nodeId = this.#words.textOf(nodeIn(here));
    const body = { kind: 'wait', enrollmentId: id, nodeId, visit: countIn(here), outlet } as const;
    const timers = [{ name: waitTimer(id, outlet), due, kind: 'wait', body }];
    const trigger = this.#words.textOf(words[cell * 4 + 25] ?? 0);
    const at = doubles[cell + 2] ?? 0;
    const arrivals = integers[cell * 2 + 10] ?? 0;
    const { data, event } = more;
    const state: PlainState = {
      id,
      version,
      contactId,
      age: contact.entries,
      nodeId,
      enteredAt: doubles[cell + 1] ?? 0,
      entry: event === undefined ? { trigger, at, arrivals, data } : { trigger, at, arrivals, data, event },
      seq: integers[cell * 2 + 11] ?? 0,
      wait: { due: { [outlet]: due }, held: noKeys },
    };
    const enrollment = this.spare.pop() ?? newPlain(state, compiled);
    enrollment.become(state, compiled, rank, timers);
    this.#readVisits(enrollment.visits, integers, (cell + head) * 2, words[cell * 4 + 27] ?? 0);
    const awake = this.#awakeOf(contact);
    awake.live = [enrollment];
    return awake;
  }

  #contactOf(person: Person, version: RunnableVersion | undefined, isLive: boolean): PlainContact {
    const { id, attributes, consent, more = noParticulars } = person;
    const { doubles, integers, words } = this.#cells.pageOf(person.cell);
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
      arrivals: integers[cell * 2 + 8] ?? 0,
      entries: words[cell * 4 + 18] ?? 0,
      journeys: version === undefined ? noKeys : { [version.compiled.id]: isLive ? enteredOnce : endedOnce(doubles[cell + 1] ?? 0) },
    };
  }

  #readVisits(visits: VisitList, integers: Int32Array, first: number, count: number): void {
    visits.clear();
    for (let place = 0; place < count; place += 1) {
      const packed = integers[first + place * 2 + 1] ?? 0;
      const high = packed >>> (32 - widths.instant);
      const at = high * 2 ** 32 + ((integers[first + place * 2] ?? 0) >>> 0);
      visits.add(this.#words.textOf(nodeIn(packed)), countIn(packed), at, (packed >>> widths.node) & (2 ** widths.arrivals - 1));
    }
  }
}

/** In steps of seven, so that whoever goes on to the next wait nearly always finds a place that another has left. */
function sizeOf(visited: number): number {
  return Math.ceil((head + visited) / 7) * 7;
}

function nodeIn(packed: number): number {
  return packed & (2 ** widths.node - 1);
}

function countIn(packed: number): number {
  return (packed >>> (widths.node + widths.arrivals)) & (2 ** widths.count - 1);
}

/** An enrollment to be made another of. */
function newPlain(state: PlainState, compiled: RunnableVersion['compiled']): LiveEnrollment {
  const seed = { ...state, v: 1, journeyId: compiled.id, key: null, ordinal: 1, control: false, status: 'live' } as const;
  return new LiveEnrollment({ ...seed, visits: noKeys, results: noKeys, timers: noKeys }, compiled, 0, false);
}

const unknown: PlainContact = { ...unknownContact(''), timezone: undefined };
