import type { WorldPlan } from './plan.ts';

/** How many smaller plans are tried at most. */
const mostTries = 600;

/** Whether a plan still shows what is looked for; gives the plan that does, which may have another seed. */
export type Shows = (plan: WorldPlan) => Promise<WorldPlan | undefined>;

type Part = 'steps' | 'faults' | 'handling' | 'workers' | 'contacts' | 'journeys';

/**
 * Cuts a plan down by delta debugging: fewer steps, faults, contacts and workers, as long as it shows the same. A smaller plan
 * is another world, so that each is run; nothing is taken to be needed because it once was.
 */
export async function shrinkPlan(plan: WorldPlan, shows: Shows): Promise<WorldPlan> {
  let smallest = plan;
  let tries = 0;
  const attempt = async (candidate: WorldPlan): Promise<boolean> => {
    if (tries >= mostTries) return false;
    tries += 1;
    const shown = await shows(candidate);
    if (shown !== undefined) smallest = shown;
    return shown !== undefined;
  };
  for (let size = Number.POSITIVE_INFINITY; sizeOf(smallest) < size && tries < mostTries;) {
    size = sizeOf(smallest);
    for (const part of ['steps', 'faults', 'handling', 'workers', 'contacts', 'journeys'] as const)
      await shrinkPart(() => smallest, part, attempt);
    for (const simpler of simplerPlans(smallest)) await attempt(simpler);
  }
  return smallest;
}

/** Takes out runs of a part, long ones first. */
async function shrinkPart(current: () => WorldPlan, part: Part, attempt: (plan: WorldPlan) => Promise<boolean>): Promise<void> {
  const least = part === 'steps' || part === 'faults' || part === 'handling' ? 0 : 1;
  for (let chunk = current()[part].length; chunk >= 1; chunk = Math.floor(chunk / 2)) {
    for (let from = 0; from < current()[part].length;) {
      const plan = current();
      const left = [...plan[part].slice(0, from), ...plan[part].slice(from + chunk)];
      const isTaken = left.length >= least && (await attempt(without(plan, part, left)));
      if (!isTaken) from += chunk;
    }
  }
}

function without(plan: WorldPlan, part: Part, left: readonly unknown[]): WorldPlan {
  // The same list with items left out.
  const smaller = { ...plan, [part]: left } as WorldPlan;
  if (part !== 'contacts' && part !== 'journeys') return smaller;
  const contacts = new Set(smaller.contacts.map(({ id }) => id));
  const journeys = new Set(smaller.journeys.map(({ id }) => id));
  return {
    ...smaller,
    steps: smaller.steps.filter((step) => {
      if ('contactId' in step && !contacts.has(step.contactId)) return false;
      if (step.type === 'merge') return contacts.has(step.from) && contacts.has(step.into);
      if (step.type === 'upsert') return contacts.has(step.contact.id);
      return !('journeyId' in step) || journeys.has(step.journeyId);
    }),
  };
}

function simplerPlans(plan: WorldPlan): readonly WorldPlan[] {
  const { policy: _policy, ...free } = plan;
  const punctual = plan.workers.map((worker) => ({ ...worker, skewMs: 0, isHinted: true }));
  const once = plan.steps.map((step) => (step.type === 'event' ? { ...step, copies: [], lateMs: 0 } : step));
  return [...(plan.policy === undefined ? [] : [free]), { ...plan, workers: punctual }, { ...plan, steps: once }];
}

/** How much there is in a plan. */
export function sizeOf({ steps, faults, handling, workers, contacts, journeys }: WorldPlan): number {
  const copies = steps.reduce((sum, step) => sum + (step.type === 'event' ? step.copies.length : 0), 0);
  return steps.length + faults.length + handling.length + workers.length + contacts.length + journeys.length + copies;
}
