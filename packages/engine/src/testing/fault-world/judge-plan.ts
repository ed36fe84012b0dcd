import type { Breach } from './breach.ts';
import { judgeRun } from './judge-run.ts';
import type { WorldPlan } from './plan.ts';
import { runPlan } from './run-plan.ts';
import type { RunSettings, WorldRun } from './run-plan.ts';
import { shrinkPlan } from './shrink-plan.ts';

/** A run with what it has broken. */
export interface JudgedRun {
  readonly run: WorldRun;
  readonly breaches: readonly Breach[];
}

/** Runs a plan, with a defect if one is planted, and judges it. */
export async function judgePlan(plan: WorldPlan, options: RunSettings = {}): Promise<JudgedRun> {
  const run = await runPlan(plan, options);
  return { run, breaches: await judgeRun(run) };
}

/** Shrinks a plan that breaks a law. */
export async function shrinkBroken(plan: WorldPlan, options: RunSettings = {}): Promise<JudgedRun> {
  let last = await judgePlan(plan, options);
  const law = last.breaches[0]?.invariant;
  if (law === undefined) return last;
  await shrinkPlan(plan, async (candidate) => {
    // Another order of the same things may be what it takes.
    for (const seed of [candidate.seed, `${plan.seed} again`]) {
      const tried = await judgePlan({ ...candidate, seed }, options);
      if (tried.breaches[0]?.invariant !== law) continue;
      last = tried;
      return tried.run.plan;
    }
    return undefined;
  });
  return last;
}
