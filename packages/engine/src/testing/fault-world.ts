import type { Store } from '../ports/store.ts';
import type { Breach } from './fault-world/breach.ts';
import { judgePlan, shrinkBroken } from './fault-world/judge-plan.ts';
import type { JudgedRun } from './fault-world/judge-plan.ts';
import { makePlan } from './fault-world/make-plan.ts';
import { printPlan } from './fault-world/print-plan.ts';

export type { Breach } from './fault-world/breach.ts';

/** What a fault world is made with. */
export interface FaultWorldOptions {
  /** Gives an empty store, once for each world; one in memory if absent. Nothing else may use it. */
  readonly makeStore?: () => Store | Promise<Store>;
}

/** What became of a world. */
export interface FaultWorldReport {
  readonly seed: string;
  /** Laws that were broken, the first one first; none if all is well. */
  readonly breaches: readonly Breach[];
  /** Everything that was done and that went wrong, in lines. */
  readonly script: readonly string[];
  /** How much took place. */
  readonly figures: {
    readonly commits: number;
    readonly fenced: number;
    readonly attempts: number;
    readonly crashes: number;
    readonly enrollments: number;
  };
}

/**
 * Runs the real engine in a world that fails on purpose, the same way for the same seed, and judges what became of it.
 *
 * Several workers with clocks of their own share a store. They crash before and after each call of it, lose answers, overstay
 * their leases; handlers throw, hang, and succeed too late; the host's deliveries come twice, late and out of order; journeys
 * are published, paused and archived in the middle. Then everything heals. No real time passes.
 *
 * @param seed - Decides everything: journeys, people, what the host does, what goes wrong, and which of two things comes first.
 * @example
 * const { breaches } = await faultWorld(17, { makeStore: () => myStore() });
 */
export async function faultWorld(seed: string | number, options: FaultWorldOptions = {}): Promise<FaultWorldReport> {
  return reportOf(await judgePlan(makePlan(String(seed)), options));
}

/**
 * Looks for the smallest part of a world that breaks the same law first: fewer contacts, fewer inputs, fewer faults.
 *
 * @returns The report of that part; of the whole world if it breaks none. Takes some hundred times as long as the world.
 */
export async function shrinkFaultWorld(seed: string | number, options: FaultWorldOptions = {}): Promise<FaultWorldReport> {
  return reportOf(await shrinkBroken(makePlan(String(seed)), options));
}

/** A report as text: the seed, the first broken law, and the script. */
export function printFaultWorld({ seed, breaches, script }: FaultWorldReport): string {
  const broken =
    breaches.length === 0 ? ['Every law holds.'] : breaches.map(({ invariant, message }) => `Broken: ${invariant}. ${message}`);
  return [`Fault world ${seed}`, ...broken, ...script].join('\n');
}

function reportOf({ run, breaches }: JudgedRun): FaultWorldReport {
  const commits = run.happenings.flatMap((one) => (one.kind === 'committed' ? [one.result] : []));
  const countOf = (kind: 'attempted' | 'crashed'): number => run.happenings.filter((one) => one.kind === kind).length;
  return {
    seed: run.plan.seed,
    breaches,
    script: printPlan(run.plan),
    figures: {
      commits: commits.filter((result) => result === 'ok').length,
      fenced: commits.filter((result) => result === 'fenced').length,
      attempts: countOf('attempted'),
      crashes: countOf('crashed'),
      enrollments: run.final.enrollments.length,
    },
  };
}
