import type { Contact, ContactPatch, EnrollmentRecord, Instant, InstantText, JsonObject, TaskRecord, TraceEntry } from '@sojourn/schema';
import type { Refusal } from '../core/advance-types.ts';
import type { Listening } from './listening.ts';
import type { SimulatedEffect, SimulationStep } from './world.ts';

/** An event to inject. */
export interface InjectedEvent {
  readonly event: string;
  readonly data?: JsonObject;
  /** The node whose message it answers. */
  readonly of?: string;
}

/**
 * One contact in one or several journeys, on a virtual clock. Everything a simulation shows is a value that never changes: a
 * step replaces it, and `back` gives the one before. Nothing is sent.
 */
export interface Simulation {
  /** Epoch milliseconds. */
  readonly now: Instant;
  readonly contact: Contact;
  /** All enrollments in the order they began, ended ones too. */
  readonly enrollments: readonly EnrollmentRecord[];
  /** Entries of all enrollments, in the order they were written. */
  readonly trace: readonly TraceEntry[];
  readonly refusals: readonly Refusal[];
  /** Attempts begun, with their rendered input. */
  readonly effects: readonly SimulatedEffect[];
  /** Tasks and approvals of all enrollments, those that are over too; `choose` answers an open one. */
  readonly tasks: readonly TaskRecord[];
  /** Events that would do something now, nearest first. */
  readonly listening: readonly Listening[];
  /** What has happened so far, one for each step, for a timeline. */
  readonly steps: readonly SimulationStep[];
  /** Nothing is left to happen by itself: the script is over, and no enrollment has a timer within two years of its last step. */
  readonly ended: boolean;
  /** Whether `back` leads anywhere. */
  readonly canGoBack: boolean;
  /** The trace of one enrollment. */
  traceOf(enrollmentId: string): readonly TraceEntry[];
  /**
   * Applies the next single input: a result, a timer or a step of the script.
   *
   * @returns Whether there was one.
   */
  step(): boolean;
  /**
   * Undoes the last call that changed something, whatever it was.
   *
   * @returns Whether there was one.
   */
  back(): boolean;
  /** Goes on to the end. Undone by one `back`. */
  run(): void;
  /** Goes on until an enrollment parks at a wait or a person is asked, or to the end. Undone by one `back`. */
  runToNextWait(): void;
  /**
   * Goes on to an instant; one that is past changes nothing. Undone by one `back`.
   *
   * @throws RangeError if a text is no RFC 3339 instant.
   */
  runTo(at: Instant | InstantText): void;
  /** Lets an event happen now. */
  inject(event: InjectedEvent): void;
  /** Changes the contact now, as the host would. */
  patchContact(patch: ContactPatch): void;
  /**
   * Decides the next outcome of a node: an arm of a split, or an outcome of an action (`failed`: a sure failure); a task that is
   * open is answered now. `holdout` with true or false decides whether the next entry is held out. With one argument, of the
   * node where the newest enrollment is.
   */
  choose(outlet: string): void;
  choose(nodeId: string, outlet: string | boolean): void;
}
