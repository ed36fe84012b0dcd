import type { PublishPlan } from '@sojourn/schema';
import type { MigrationPlan } from '../../core/journey-act.ts';
import type { Store, Tenant } from '../../ports/store.ts';
import { compareText } from '../memory/compare-text.ts';
import { answerTexts } from './plan-figures.ts';

/** How many are at each node of a journey, in any version; where nobody is has no entry. */
export async function peopleByNode(store: Store, tenant: Tenant, journeyId: string): Promise<ReadonlyMap<string, number>> {
  const here = new Map<string, number>();
  for (const { nodeId, status, count } of await store.count(tenant, { journeyId })) {
    if (status !== 'ended' && nodeId !== null && count > 0) here.set(nodeId, (here.get(nodeId) ?? 0) + count);
  }
  return here;
}

/** Where people have come or gone while a plan was being committed: those nodes with how many are there now. */
export async function differencesOf(
  store: Store,
  tenant: Tenant,
  journeyId: string,
  plan: MigrationPlan,
  before: ReadonlyMap<string, number>,
): Promise<PublishPlan['nodes']> {
  const now = await peopleByNode(store, tenant, journeyId);
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((nodeId) => before.get(nodeId) !== now.get(nodeId));
  return changed.toSorted(compareText).map((nodeId) => ({ nodeId, here: now.get(nodeId) ?? 0, ...answerTexts(plan, nodeId), dueNow: 0 }));
}
