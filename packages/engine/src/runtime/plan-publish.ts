import { checkJourney, parseJourney } from '@sojourn/schema';
import type { InFlight, PublishPlan } from '@sojourn/schema';
import { compile } from '../core/compile.ts';
import { unsupported } from '../core/unsupported.ts';
import type { Tenant } from '../ports/store.ts';
import { actAt } from './change-journey.ts';
import { checkPlan } from './in-flight/check-plan.ts';
import { peopleByNode } from './in-flight/people-by-node.ts';
import { planFigures } from './in-flight/plan-figures.ts';
import { compareText } from './memory/compare-text.ts';
import { invalid, nextVersion } from './publish.ts';
import { readIndex } from './published.ts';
import { readInFlight } from './read-in-flight.ts';
import type { Runtime } from './runtime.ts';

/** What publishing would do to people in flight. */
export async function planPublish(
  runtime: Runtime,
  tenant: Tenant,
  document: string | Uint8Array | object,
  inFlight: InFlight | undefined,
): Promise<PublishPlan> {
  const plan = readInFlight(inFlight);
  const { catalog, policy } = await runtime.settingsOf(tenant);
  const parsed = parseJourney(document);
  if (!parsed.ok) throw invalid(parsed.problems);
  const { journey } = parsed;
  const problems = [...checkJourney(journey, { catalog, ...(policy === undefined ? {} : { policy }) }), ...unsupported(journey)];
  const { index } = await readIndex(runtime.store, tenant);
  const version = nextVersion(index, journey.id);
  const shared = { journeyId: journey.id, from: version - 1, to: version };
  if (plan === undefined) {
    const people = await peopleByNode(runtime.store, tenant, journey.id);
    const nodes = [...people].toSorted(([one], [other]) => compareText(one, other));
    return { ...shared, nodes: nodes.map(([nodeId, here]) => ({ nodeId, here, answer: 'drain', to: null, dueNow: 0 })), problems };
  }
  const definitions = await runtime.definitions.load(tenant, { catalog, ...(policy === undefined ? {} : { policy }) });
  const target = compile(journey, { catalog, policy });
  const objections = await checkPlan({ store: runtime.store, tenant, definitions, target }, plan);
  const nodes = await planFigures(runtime, tenant, definitions, { target, version, plan, now: actAt(runtime, index) });
  return { ...shared, nodes, problems: [...problems, ...objections] };
}
