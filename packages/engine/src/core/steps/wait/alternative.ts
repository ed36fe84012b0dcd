import type { Comparison, Instant, JsonValue, WaitAlternative, WokeBy } from '@sojourn/schema';
import type { Stimulus } from '../../stimulus.ts';
import type { StepContext, Visit } from '../step.ts';

/** An alternative that is satisfied. */
export interface Met {
  readonly outlet: string;
  readonly by: WokeBy;
  readonly because?: readonly Comparison[];
  /** What `{ "result": "node.path" }` reads. */
  readonly result?: JsonValue;
}

/** How an alternative stands: satisfied, or what it goes on waiting for. */
export type Standing = { readonly met: Met } | { readonly due?: Instant; readonly held?: boolean };

/** One alternative of a wait, made ready. */
export interface CompiledAlternative {
  readonly id: string;
  /** On arrival. */
  arrive(visit: Visit): Standing;
  /**
   * When the input that is being judged may have changed what it waits for. Alternatives with a deadline say where it now is:
   * the wait compares, and takes one that is past at once. `undefined`: as before.
   */
  wake(visit: Visit, stimulus: Stimulus): Standing | undefined;
  /** What it is by when its deadline comes; only alternatives that give one. */
  atDeadline?(visit: Visit): Met;
  /** How it stands when it is counted anew from an arrival that is past; as on arrival if absent. */
  restart?(visit: Visit): Standing;
  /** The instant its deadline is made of, where another value later moves it. */
  basis?(visit: Visit): Instant | undefined;
  nextChange?(visit: Visit): Instant | undefined;
  readonly listensFor?: string;
}

/** A kind of alternative: registered once, in `wait/index.ts`. */
export interface AlternativeType {
  readonly type: string;
  compile(alternative: WaitAlternative, context: StepContext): CompiledAlternative;
}

/** Declares a kind of alternative. */
export function defineAlternative<A extends WaitAlternative>(
  type: A['type'],
  compile: (alternative: A, context: StepContext) => CompiledAlternative,
): AlternativeType {
  // The registry looks kinds up by `type`, so the alternative is an A.
  return { type, compile: (alternative, context) => compile(alternative as A, context) };
}
