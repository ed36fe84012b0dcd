import type { Catalog, Contact, ContactEvent, ContactPatch, Instant, Journey, JsonObject, Policy } from '@sojourn/schema';
import type { BegunEffect, Definitions, Refusal } from '../core/advance-types.ts';
import { compareItems } from '../core/agenda.ts';
import type { AgendaItem } from '../core/agenda.ts';
import { applyInput } from '../core/apply-input.ts';
import { Batch } from '../core/batch.ts';
import type { Tracer } from '../core/batch.ts';
import { compile } from '../core/compile.ts';
import { prepareDefinitions } from '../core/definitions.ts';
import type { EffectResult, InputBody } from '../core/inputs.ts';
import { LiveContact, unknownContact } from '../core/live-contact.ts';
import type { LiveEnrollment } from '../core/live-enrollment.ts';
import { InstantQueue } from './instant-queue.ts';
import { Person, PersonTimers } from './person.ts';

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
 * and effects when the clock is moved.
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

interface Begun {
  readonly person: Person;
  readonly effect: BegunEffect;
}

class LivePopulation implements Population {
  now: Instant;
  readonly #batch: Batch;
  readonly #timers = new PersonTimers();
  readonly #people = new Map<string, Person>();
  readonly #queue = new InstantQueue<Person>();
  readonly #perform: PopulationOptions['perform'];
  readonly #onRefused: PopulationOptions['onRefused'];
  readonly #onEnded: PopulationOptions['onEnded'];
  #begun: Begun[] = [];
  #seq = 0n;

  constructor(definitions: Definitions, { start, perform, trace, onRefused, onEnded }: PopulationOptions) {
    this.now = start;
    this.#perform = perform;
    this.#onRefused = onRefused;
    this.#onEnded = onEnded;
    const nobody = new LiveContact(unknownContact(''));
    this.#batch = new Batch(definitions, nobody, this.#timers, { now: Number.NEGATIVE_INFINITY }, trace);
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
    await this.#land();
    while (this.#queue.nextAt < at) {
      this.now = this.#queue.nextAt;
      await this.settle();
    }
    if (at > this.now) this.now = at;
  }

  async settle(): Promise<void> {
    for (;;) {
      if (this.#queue.nextAt <= this.now) for (const person of this.#queue.take()) this.#wake(person);
      else if (this.#begun.length > 0) await this.#land();
      else return;
    }
  }

  #give(contactId: string, body: InputBody): void {
    let person = this.#people.get(contactId);
    if (person === undefined) {
      person = new Person(new LiveContact(unknownContact(contactId)));
      this.#people.set(contactId, person);
    }
    this.#apply(person, body);
    this.#rest(person);
  }

  /** Applies the timers of a contact that are due, in their order. */
  #wake(person: Person): void {
    person.queuedAt = Number.POSITIVE_INFINITY;
    for (;;) {
      const item = this.#nextDue(person);
      if (item === undefined) break;
      person.drop(item);
      this.#turnTo(person);
      applyInput(this.#batch, item);
      this.#keep(person);
    }
    this.#rest(person);
  }

  #nextDue({ timers }: Person): AgendaItem | undefined {
    let first: AgendaItem | undefined;
    for (const timer of timers) {
      if (timer.at <= this.now && (first === undefined || compareItems(timer, first) < 0)) first = timer;
    }
    return first;
  }

  #apply(person: Person, body: InputBody): void {
    this.#turnTo(person);
    this.#seq += 1n;
    const place = { lane: 0, seq: this.#seq } as const;
    applyInput(this.#batch, { at: this.now, place, body, name: undefined, seq: undefined, isDropped: false });
    this.#keep(person);
  }

  #turnTo(person: Person): void {
    this.#timers.person = person;
    this.#batch.turnTo(person.contact, person.live, person.open);
  }

  /** Takes over what an input has left behind in the batch. */
  #keep(person: Person): void {
    const batch = this.#batch;
    if (this.#onEnded !== undefined) {
      for (const one of person.live) if (one.hasEnded) this.#onEnded(endedOf(one));
      for (const one of batch.touched) if (one.hasEnded) this.#onEnded(endedOf(one));
    }
    person.live = batch.live;
    person.open = batch.open;
    batch.touched.length = 0;
    batch.changes.length = 0;
    if (batch.begun.length > 0) {
      for (const effect of batch.begun) this.#begun.push({ person, effect });
      person.inFlight += batch.begun.length;
      batch.begun.length = 0;
    }
    if (batch.refusals.length > 0) {
      if (this.#onRefused !== undefined) for (const refusal of batch.refusals) this.#onRefused(refusal);
      batch.refusals.length = 0;
    }
  }

  /** Puts a contact where its next timer is. While an effect is in flight time stands still, and nothing of it is due. */
  #rest(person: Person): void {
    if (person.inFlight > 0) return;
    const at = person.nextAt;
    if (at >= person.queuedAt) return;
    person.queuedAt = at;
    this.#queue.push(at, person);
  }

  /** Performs what was begun, all of it at once, and applies the results in the order it was begun. */
  async #land(): Promise<void> {
    const begun = this.#begun;
    if (begun.length === 0) return;
    this.#begun = [];
    const results = await Promise.all(begun.map(({ effect }) => this.#perform(effect)));
    for (const [index, { person, effect }] of begun.entries()) {
      const result = results[index];
      if (result === undefined) continue;
      person.inFlight -= 1;
      this.#apply(person, { type: 'result', key: effect.key, attempt: effect.attempt, result });
      this.#rest(person);
    }
  }
}

function endedOf({ compiled, contactId, end, nodeId, enteredAt, endedAt }: LiveEnrollment): EndedEnrollment {
  return { journeyId: compiled.id, contactId, end: end ?? '', nodeId, enteredAt, endedAt: endedAt ?? enteredAt };
}
