import type { Catalog, Contact, ContactEvent, ContactPatch, Instant, Journey, JsonObject, Policy } from '@sojourn/schema';
import type { BegunEffect, Definitions, Refusal } from '../core/advance-types.ts';
import type { AgendaItem, Place } from '../core/agenda.ts';
import { occurrenceTimer } from '../core/ahead.ts';
import { applyInput } from '../core/apply-input.ts';
import { Batch } from '../core/batch.ts';
import type { BatchMemory, Tracer } from '../core/batch.ts';
import { compile } from '../core/compile.ts';
import { prepareDefinitions } from '../core/definitions.ts';
import type { EffectResult, InputBody } from '../core/inputs.ts';
import { LiveContact, unknownContact } from '../core/live-contact.ts';
import type { LiveEnrollment } from '../core/live-enrollment.ts';
import { nextOccurrence } from '../core/watch-index.ts';
import type { Occurrence, ScheduledTrigger } from '../core/watch-index.ts';
import { InstantQueue } from './instant-queue.ts';
import { Person } from './person.ts';
import type { Awake } from './person.ts';
import { pauseTripped } from './pause-tripped.ts';
import { nextAt, nextDue, PersonTimers, without } from './person-timers.ts';
import { RestingPeople } from './resting-people.ts';
import { SharedCounters } from './shared-counters.ts';

/** An enrollment of a population that has ended. */
export interface EndedEnrollment {
  readonly journeyId: string;
  readonly contactId: string;
  /** As semantics.md, section 10, names it. */
  readonly end: string;
  /** Where it was. */
  readonly nodeId: string | null;
  readonly enteredAt: Instant;
  readonly endedAt: Instant;
}

/** What a population is made with. */
export interface PopulationOptions {
  readonly catalog: Catalog;
  readonly policy?: Policy | undefined;
  /** Where its clock begins; journeys are published then. */
  readonly start: Instant;
  /** Says what becomes of an attempt of an effect, at once or later; virtual time stands still meanwhile. */
  readonly perform: (effect: BegunEffect) => EffectResult | Promise<EffectResult>;
  /** Takes the entries of all traces as they are written. Without it none is put together. */
  readonly trace?: Tracer | undefined;
  /** Told of every enrollment that ends. */
  readonly onEnded?: ((ended: EndedEnrollment) => void) | undefined;
  /** Takes what was refused. */
  readonly onRefused?: ((refusal: Refusal) => void) | undefined;
}

/**
 * Many contacts in journeys, in memory and on a virtual clock: the same core that runs them live, on objects that stay alive
 * from one input to the next. What is made known by `upsert`, `patch`, `track` and `enroll` takes place now, at once; timers
 * and effects when the clock is moved. What the host gives is not copied: it has to stay as it is.
 *
 * Nobody is there at the launch, so that `existing` takes nobody.
 */
export interface Population {
  /** Epoch milliseconds. */
  readonly now: Instant;
  upsert(contact: Contact): void;
  patch(contactId: string, patch: ContactPatch): void;
  track(event: ContactEvent): void;
  enroll(request: { readonly journeyId: string; readonly contactId: string; readonly key?: string; readonly data?: JsonObject }): void;
  /** Moves the clock, stopping at every timer on the way. What is due at the very end is left for `settle`. */
  goTo(at: Instant): Promise<void>;
  /** Does all that is due now, effects and what follows from them too. */
  settle(): Promise<void>;
}

/**
 * Makes an empty population.
 *
 * @param journeys - Parsed.
 */
export function createPopulation(journeys: readonly Journey[], options: PopulationOptions): Population {
  const { catalog, policy, start } = options;
  const definitions = prepareDefinitions({
    tenant: 'default',
    catalog,
    ...(policy === undefined ? {} : { policy }),
    journeys: journeys.map((journey) => ({
      id: journey.id,
      versions: [{ version: 1, publishedAt: start, compiled: compile(journey, { catalog, policy }) }],
    })),
  });
  return new LivePopulation(definitions, options);
}

/** Applied as soon as it comes: it stands in no queue. */
const atOnce: Place = { lane: 0, seq: 0n };

interface Begun {
  readonly person: Person;
  readonly effect: BegunEffect;
}

class LivePopulation implements Population {
  now: Instant;
  readonly #timers = new PersonTimers();
  readonly #people = new Map<string, Person>();
  readonly #queue = new InstantQueue<Person>();
  readonly #resting: RestingPeople;
  readonly #memory: BatchMemory;
  readonly #options: PopulationOptions;
  #batch: Batch;
  /** Occurrences of schedules from then on have not had their turn. */
  #roundsFrom: Instant;
  #begun: Begun[] = [];
  /** Those who may go to sleep when everything that is due now is done. */
  #up: Person[] = [];

  constructor(definitions: Definitions, options: PopulationOptions) {
    this.now = options.start;
    this.#roundsFrom = options.start;
    this.#options = options;
    this.#resting = new RestingPeople(definitions);
    this.#memory = { grants: new SharedCounters(), spare: this.#resting.spare };
    this.#batch = this.#batchOver(definitions);
  }

  upsert(contact: Contact): void {
    this.#give(contact.id, { type: 'upsert', contact });
  }

  patch(contactId: string, patch: ContactPatch): void {
    this.#give(contactId, { type: 'patch', patch });
  }

  track(event: ContactEvent): void {
    this.#give(event.contactId, { type: 'event', event });
  }

  enroll({ contactId, ...request }: Parameters<Population['enroll']>[0]): void {
    this.#give(contactId, { type: 'enroll', ...request });
  }

  async goTo(at: Instant): Promise<void> {
    await this.#finish();
    for (let next = this.#nextAt(); next < at; next = this.#nextAt()) {
      this.now = next;
      await this.settle();
    }
    if (at > this.now) this.now = at;
  }

  async settle(): Promise<void> {
    this.#comeRound();
    while (this.#queue.nextAt <= this.now || this.#begun.length > 0) {
      if (this.#queue.nextAt <= this.now) for (const person of this.#queue.take()) this.#fire(person);
      else await this.#land();
    }
    this.#rest();
  }

  #nextAt(): Instant {
    let first = this.#queue.nextAt;
    for (const { definition, triggerId } of this.#batch.index.scheduled) {
      first = Math.min(first, nextOccurrence(definition, triggerId, this.#roundsFrom)?.at ?? first);
    }
    return first;
  }

  /** Gives everybody who may match a timer for what comes round now. */
  #comeRound(): void {
    const { scheduled } = this.#batch.index;
    if (scheduled.length === 0) return;
    for (const one of scheduled) {
      const occurrence = nextOccurrence(one.definition, one.triggerId, this.#roundsFrom);
      if (occurrence === undefined || occurrence.at > this.now) continue;
      for (const person of this.#people.values()) this.#comeRoundTo(person, one, occurrence);
    }
    this.#roundsFrom = this.now + 1;
  }

  #comeRoundTo(person: Person, scheduled: ScheduledTrigger, occurrence: Occurrence): void {
    const awake = this.#wake(person);
    const { at, trigger, version } = occurrence;
    this.#batch.turnTo(awake.contact, awake.live, awake.open);
    const scope = this.#batch.scope.atEntry(version.compiled, at, undefined);
    // What is due now may still make somebody match.
    if (nextAt(awake) > at && trigger.schedule?.when.test(scope) !== true) return;
    this.#timers.awake = awake;
    const place = { lane: 2, rank: scheduled.rank, order: trigger.order } as const;
    this.#timers.set(scheduled.timer, at, occurrenceTimer(scheduled, occurrence), 'input', place, this.now);
    this.#queue.push(at, person);
    awake.queuedAt = at;
  }

  /** What was begun before the clock moves on. */
  async #finish(): Promise<void> {
    while (this.#begun.length > 0) await this.#land();
    this.#rest();
  }

  #batchOver(definitions: Definitions): Batch {
    const nobody = new LiveContact(unknownContact(''));
    return new Batch(definitions, nobody, this.#timers, { now: Number.NEGATIVE_INFINITY }, this.#options.trace, this.#memory);
  }

  #give(contactId: string, body: InputBody): void {
    let person = this.#people.get(contactId);
    if (person === undefined) {
      person = new Person(contactId);
      this.#people.set(contactId, person);
    }
    this.#apply(this.#wake(person), person, { at: this.now, place: atOnce, body, name: undefined, seq: undefined, isDropped: false });
  }

  #wake(person: Person): Awake {
    const awake = this.#resting.wake(person);
    if (!awake.isUp) this.#up.push(person);
    awake.isUp = true;
    return awake;
  }

  /** Applies the timers of a contact that are due, in their order. */
  #fire(person: Person): void {
    // Its timer has moved since it was put here, and it stands there too.
    if (person.awake === undefined && this.#resting.dueOf(person) > this.now) return;
    const awake = this.#wake(person);
    awake.queuedAt = Number.POSITIVE_INFINITY;
    for (let item = nextDue(awake, this.now); item !== undefined; item = nextDue(awake, this.now)) {
      awake.timers = without(awake.timers, item);
      this.#apply(awake, person, item);
    }
  }

  #apply(awake: Awake, person: Person, item: AgendaItem): void {
    const batch = this.#batch;
    this.#timers.awake = awake;
    batch.turnTo(awake.contact, awake.live, awake.open);
    applyInput(batch, item);
    const { onEnded, onRefused } = this.#options;
    if (onEnded !== undefined) {
      for (const one of awake.live) if (one.hasEnded) onEnded(endedOf(one));
      for (const one of batch.touched) if (one.hasEnded) onEnded(endedOf(one));
    }
    this.#reuse(awake.live);
    if (batch.touched.length > 0) this.#reuse(batch.touched);
    awake.live = batch.live;
    awake.open = batch.open;
    if (batch.touched.length > 0) batch.touched.length = 0;
    if (batch.changes.length > 0) batch.changes.length = 0;
    if (batch.queued.length > 0) batch.queued.length = 0;
    if (batch.begun.length > 0) {
      for (const effect of batch.begun) this.#begun.push({ person, effect });
      awake.inFlight += batch.begun.length;
      batch.begun.length = 0;
    }
    if (batch.refusals.length > 0) {
      if (onRefused !== undefined) for (const refusal of batch.refusals) onRefused(refusal);
      batch.refusals.length = 0;
    }
    if (batch.trips.length > 0) this.#batch = this.#batchOver(pauseTripped(batch.definitions, batch.trips));
  }

  /** Those that have ended, and are not to be heard of any more, are of use for others. */
  #reuse(enrollments: readonly LiveEnrollment[]): void {
    const { open } = this.#batch;
    for (const one of enrollments) if (one.hasEnded && !open.includes(one) && one.isSpent) this.#resting.reuse(one);
  }

  /** Puts those who are up where their next timer is, and to sleep. */
  #rest(): void {
    for (const person of this.#up) {
      const { awake } = person;
      if (awake === undefined) continue;
      awake.isUp = false;
      const at = nextAt(awake);
      if (at !== awake.queuedAt && Number.isFinite(at)) this.#queue.push(at, person);
      awake.queuedAt = at;
      this.#resting.rest(person);
    }
    this.#up = [];
  }

  /** Performs what was begun, all of it at once, and applies the results in the order it was begun. */
  async #land(): Promise<void> {
    const begun = this.#begun;
    this.#begun = [];
    const { perform } = this.#options;
    const results = await Promise.all(begun.map(({ effect }) => Promise.resolve(perform(effect))));
    let index = -1;
    for (const { person, effect } of begun) {
      index += 1;
      const result = results[index];
      if (result === undefined) continue;
      const awake = this.#wake(person);
      awake.inFlight -= 1;
      const body: InputBody = { type: 'result', key: effect.key, attempt: effect.attempt, result };
      this.#apply(awake, person, { at: this.now, place: atOnce, body, name: undefined, seq: undefined, isDropped: false });
    }
  }
}

function endedOf({ compiled, contactId, end, nodeId, enteredAt, endedAt }: LiveEnrollment): EndedEnrollment {
  return { journeyId: compiled.id, contactId, end: end ?? '', nodeId, enteredAt, endedAt: endedAt ?? enteredAt };
}
