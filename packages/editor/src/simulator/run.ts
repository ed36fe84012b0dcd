import { simulate } from '@sojourn/engine';
import type { Listening, Refusal, SimulatedEffect, SimulationStep } from '@sojourn/engine';
import { isDuration, parseInstant } from '@sojourn/schema';
import type { Catalog, Contact, EnrollmentRecord, Instant, Journey, Policy, Scenario, TraceEntry } from '@sojourn/schema';

/** All that is so after one step of a run. */
export interface Moment {
  readonly index: number;
  readonly at: Instant;
  readonly contact: Contact;
  readonly enrollments: readonly EnrollmentRecord[];
  /** Of the enrollment that began last. */
  readonly trace: readonly TraceEntry[];
  /** What this very step wrote, of all enrollments. */
  readonly written: readonly TraceEntry[];
  readonly refusals: readonly Refusal[];
  /** Refusals of this very step. */
  readonly refused: readonly Refusal[];
  readonly effects: readonly SimulatedEffect[];
  /** Attempts that this very step began. */
  readonly begun: readonly SimulatedEffect[];
  readonly listening: readonly Listening[];
}

/** A scenario played to its end. What happens is known at once; a person looks at one moment of it. */
export interface Run {
  readonly scenario: Scenario;
  /** In order of time; the first one makes the contact known. */
  readonly steps: readonly SimulationStep[];
  /** It goes on beyond what is played: a journey that never comes to rest. */
  readonly isCut: boolean;
  /** The moment after the step of that index; the nearest one for an index beyond. */
  moment(index: number): Moment;
}

/** A run, or why there is none. */
export type Played = { readonly ok: true; readonly run: Run } | { readonly ok: false; readonly reason: 'scenario' | 'journey' };

/** As many steps are played. */
const most = 10_000;

/** Plays a scenario with the engine. Never throws: an unfinished draft or a time that cannot be read is an answer. */
export function playScenario(
  journey: Journey,
  scenario: Scenario,
  { catalog, policy }: { readonly catalog: Catalog; readonly policy: Policy | undefined },
): Played {
  try {
    return { ok: true, run: played(journey, scenario, policy === undefined ? { catalog } : { catalog, policy }) };
  } catch {
    // The engine refuses what it cannot read; the checks say where in a journey that is.
    return { ok: false, reason: isReadable(scenario) ? 'journey' : 'scenario' };
  }
}

function isReadable({ start, script }: Scenario): boolean {
  const times = script.flatMap((step) => (step.at === undefined ? [] : [step.at]));
  const lengths = script.flatMap((step) => (step.after === undefined ? [] : [step.after]));
  return [start, ...times].every((time) => parseInstant(time) !== undefined) && lengths.every((length) => isDuration(length));
}

function played(journey: Journey, scenario: Scenario, options: Parameters<typeof simulate>[2]): Run {
  const simulation = simulate(journey, scenario, options);
  let here = 0;
  while (here < most && simulation.step()) here += 1;
  const { steps } = simulation;
  const last = here;
  const goTo = (index: number): void => {
    // The simulation is a row of values: going back takes the one before.
    while (here > index && simulation.back()) here -= 1;
    while (here < index && simulation.step()) here += 1;
  };
  const countsAt = (index: number): readonly [number, number, number] => {
    if (index < 0) return [0, 0, 0];
    goTo(index);
    return [simulation.trace.length, simulation.refusals.length, simulation.effects.length];
  };
  const known = new Map<number, Moment>();
  return {
    scenario,
    steps,
    isCut: last === most,
    moment(wanted) {
      const index = Math.max(0, Math.min(last, wanted));
      const found = known.get(index);
      if (found !== undefined) return found;
      const [entries, refusals, effects] = countsAt(index - 1);
      goTo(index);
      const newest = simulation.enrollments.at(-1);
      const moment: Moment = {
        index,
        at: simulation.now,
        contact: simulation.contact,
        enrollments: simulation.enrollments,
        trace: newest === undefined ? [] : simulation.traceOf(newest.id),
        written: simulation.trace.slice(entries),
        refusals: simulation.refusals,
        refused: simulation.refusals.slice(refusals),
        effects: simulation.effects,
        begun: simulation.effects.slice(effects),
        listening: simulation.listening,
      };
      known.set(index, moment);
      return moment;
    },
  };
}
