import { formatInstant, parseInstant } from '@sojourn/schema';
import type { Catalog, Contact, ContactEvent, ContactPatch, Instant, Journey, JsonObject, Policy, TraceEntry } from '@sojourn/schema';
import type { advance } from '../advance.ts';
import { advanceGranted, takeFrom } from '../advance-granted.ts';
import type { BegunEffect, Definitions, PlacedInput, Refusal } from '../advance-types.ts';
import { compile } from '../compile.ts';
import { prepareDefinitions } from '../definitions.ts';
import { pauseTripped } from '../../simulate/pause-tripped.ts';
import type { Trip } from '../grant-book.ts';
import type { EffectResult, InputBody, TimerBody } from '../inputs.ts';
import type { ContactState, EnrollmentState } from '../state.ts';
import { aCatalog } from './a-journey.ts';

/** What a player is made with. */
export interface PlayerOptions {
  readonly catalog?: Catalog;
  readonly policy?: Policy;
  readonly contact?: Partial<Contact>;
  readonly start?: string;
  readonly choices?: Readonly<Record<string, string | boolean>>;
  /** Counters that contacts share; each player its own if absent. */
  readonly counters?: Map<string, number>;
}

/** A contact and an inbox around `advance`, moved by hand: effects stay in flight until the test says what came of them. */
export class Player {
  definitions: Definitions;
  now: Instant;
  contact: ContactState | null = null;
  enrollments: EnrollmentState[] = [];
  timers: Map<string, { readonly due: Instant; readonly body: TimerBody }> = new Map();
  readonly begun: (BegunEffect & { readonly at: string })[] = [];
  readonly log: { readonly enrollmentId: string; readonly entry: TraceEntry }[] = [];
  readonly refusals: Refusal[] = [];
  readonly trips: Trip[] = [];
  /** Every input but timers, as it was given. */
  readonly given: PlacedInput[] = [];
  readonly #choices: PlayerOptions['choices'];
  readonly #counters: Map<string, number>;
  #seq = 0n;
  #events = 0;

  constructor(
    journeys: Journey | readonly Journey[],
    { catalog = aCatalog, policy, contact, start = '2026-03-02T09:00:00+01:00', choices, counters = new Map() }: PlayerOptions = {},
  ) {
    this.now = instant(start);
    const list: readonly Journey[] = Array.isArray(journeys) ? journeys : [journeys];
    const versions = (journey: Journey) => [{ version: 1, publishedAt: this.now, compiled: compile(journey, { catalog, policy }) }];
    this.definitions = prepareDefinitions({
      tenant: 'default',
      catalog,
      ...(policy === undefined ? {} : { policy }),
      journeys: list.map((journey) => ({ id: journey.id, versions: versions(journey) })),
    });
    this.#choices = choices;
    this.#counters = counters;
    this.give({ type: 'upsert', contact: { id: 'c1', consent: { email: 'subscribed' }, ...contact } });
  }

  /** Applies one input now. */
  give(body: InputBody): void {
    this.#seq += 1n;
    const input = { seq: this.#seq, at: this.now, body };
    this.given.push(input);
    this.apply([input], this.now);
  }

  event(name: string, data?: JsonObject, more: Partial<ContactEvent> = {}): void {
    this.#events += 1;
    this.give({
      type: 'event',
      event: { id: `e${this.#events}`, contactId: 'c1', name, ...(data === undefined ? {} : { data }), ...more },
    });
  }

  patch(patch: ContactPatch): void {
    this.give({ type: 'patch', patch });
  }

  /** Says what came of the last attempt begun, or of an earlier one. */
  result(result: EffectResult, effect: { readonly key: string; readonly attempt: number } | undefined = this.begun.at(-1)): void {
    if (effect === undefined) throw new Error('No effect has been begun.');
    this.give({ type: 'result', key: effect.key, attempt: effect.attempt, result });
  }

  /** Moves the clock, stopping at every timer. */
  goTo(at: string): void {
    const to = instant(at);
    for (;;) {
      const due = Math.min(...[...this.timers.values()].map((timer) => timer.due));
      if (due > to) break;
      this.now = Math.max(this.now, due);
      this.apply([], this.now);
    }
    this.now = to;
  }

  /** Moves the clock without anybody working. */
  oversleep(at: string): void {
    this.now = instant(at);
  }

  /** One call of `advance` with these inputs and the timers due by then. */
  apply(inputs: readonly PlacedInput[], now: Instant): void {
    const due = [...this.timers].flatMap(([timer, one]): PlacedInput[] => {
      if (one.due > now) return [];
      this.#seq += 1n;
      return [{ seq: this.#seq, at: one.due, timer, body: { type: 'timer', timer: one.body } }];
    });
    const all = [...inputs, ...due];
    if (all.length === 0) return;
    const live = this.enrollments.filter((one) => one.status !== 'ended');
    // Through JSON, as a store would.
    const snapshot = JSON.parse(JSON.stringify({ contactId: 'c1', contact: this.contact, enrollments: live })) as Parameters<
      typeof advance
    >[1];
    const options = { now, ...(this.#choices === undefined ? {} : { choices: this.#choices }) };
    const done = advanceGranted(this.definitions, snapshot, all, options, (ask) => takeFrom(this.#counters, ask));
    for (const input of due) if (done.consumed.includes(input.seq) && input.timer !== undefined) this.timers.delete(input.timer);
    for (const name of done.clear) this.timers.delete(name);
    for (const { name, due: at, body } of done.timers) if (body.type === 'timer') this.timers.set(name, { due: at, body: body.timer });
    this.contact = done.contact;
    const changed = new Map(done.enrollments.map((one) => [one.id, one]));
    this.enrollments = [...this.enrollments.filter((one) => !changed.has(one.id)), ...changed.values()].toSorted(
      (one, other) => one.age - other.age,
    );
    this.log.push(...done.trace);
    this.refusals.push(...done.refusals);
    this.trips.push(...done.trips);
    if (done.trips.length > 0) this.definitions = pauseTripped(this.definitions, done.trips);
    for (const effect of done.begun) {
      const entry = done.trace.find(
        ({ entry: one }) => one.kind === 'effect.begun' && one.key === effect.key && one.attempt === effect.attempt,
      );
      this.begun.push({ ...effect, at: entry?.entry.at ?? formatInstant(now) });
    }
  }

  get trace(): readonly TraceEntry[] {
    return this.log.map(({ entry }) => entry);
  }

  /** Kinds of the entries, with what tells them apart. */
  get story(): readonly string[] {
    return this.trace.map((entry) => {
      switch (entry.kind) {
        case 'arrived':
        case 'parked':
          return `${entry.kind} ${entry.nodeId}`;
        case 'decided':
        case 'woke':
          return `${entry.kind} ${entry.nodeId}:${entry.outlet}`;
        case 'ended':
          return `ended ${entry.end}`;
        case 'effect.withheld':
          return `withheld ${entry.reason}`;
        case 'failed':
          return `failed ${entry.code}`;
        default:
          return entry.kind;
      }
    });
  }

  /** Every outlet taken. */
  get path(): readonly string[] {
    return this.trace.flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [`${entry.nodeId}:${entry.outlet}`] : []));
  }

  get last(): EnrollmentState {
    const last = this.enrollments.at(-1);
    if (last === undefined) throw new Error('Nobody has entered.');
    return last;
  }

  get reasons(): readonly string[] {
    return this.refusals.map((refusal) => refusal.reason);
  }
}

/** Epoch milliseconds of a text that is an instant. */
export function instant(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`Not an instant: ${text}`);
  return at;
}
