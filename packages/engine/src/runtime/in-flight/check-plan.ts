import type { Journey, Problem } from '@sojourn/schema';
import type { Definitions } from '../../core/advance-types.ts';
import type { CompiledJourney } from '../../core/compiled.ts';
import type { MigrationPlan } from '../../core/journey-act.ts';
import { answerOf, isSameNode } from '../../core/migrate.ts';
import { own } from '../../core/own.ts';
import type { Store, Tenant } from '../../ports/store.ts';
import { pointerPart } from '../finding.ts';

/** What a plan is checked against. */
export interface PlanSubject {
  readonly store: Store;
  readonly tenant: Tenant;
  /** What is published so far. */
  readonly definitions: Definitions;
  /** What is to be published. */
  readonly target: CompiledJourney;
}

/**
 * What speaks against a plan: a node that is gone, or is of another type now, needs an answer that leads away from it
 * (`migration_answer_missing`), and a redirection needs a node to lead to (`migration_target_unknown`). Nodes count where people
 * can wait in the version before, and where people are in any version. A name that no version knows is a warning.
 */
export async function checkPlan(subject: PlanSubject, plan: MigrationPlan): Promise<readonly Problem[]> {
  const { definitions, target } = subject;
  const versions = definitions.journeys.find((one) => one.id === target.id)?.versions ?? [];
  const known = new Set(Object.keys(target.journey.nodes));
  const missing = new Set<string>();
  for (const { version, compiled } of versions) {
    for (const nodeId of compiled.nodes.keys()) known.add(nodeId);
    const inhabited = await nodesWithPeople(subject, version, pending(subject, version));
    const asked = version === versions.at(-1)?.version ? [...inhabited, ...nodesToWaitAt(compiled)] : inhabited;
    for (const nodeId of asked) if (!leadsAway(plan, nodeId) && !isSameNode(compiled, target, nodeId)) missing.add(nodeId);
  }
  return [
    ...[...missing].sort().map((nodeId) => problem('migration_answer_missing', 'error', nodeId, { node: nodeId })),
    ...Object.entries(plan.nodes ?? {}).flatMap(([nodeId, answer]) => {
      if (typeof answer === 'object' && !isNode(target.journey, answer.redirect))
        return [problem('migration_target_unknown', 'error', nodeId, { node: nodeId, target: answer.redirect })];
      return known.has(nodeId) ? [] : [problem('migration_node_unknown', 'warning', nodeId, { node: nodeId })];
    }),
  ];
}

function leadsAway(plan: MigrationPlan, nodeId: string): boolean {
  const answer = answerOf(plan, nodeId);
  return answer === 'exit' || typeof answer === 'object';
}

/** Where a step lasts longer than an instant. */
function nodesToWaitAt({ nodes }: CompiledJourney): readonly string[] {
  return [...nodes.values()].filter(({ step }) => step.wake !== undefined || step.effect !== undefined).map(({ id }) => id);
}

/** Plans that people of a version have still to follow, oldest first. */
function pending({ definitions, target }: PlanSubject, version: number): readonly MigrationPlan[] {
  const acts = definitions.journeys.find((one) => one.id === target.id)?.acts ?? [];
  return acts.flatMap((act) => (act.type === 'migrate' && act.version > version ? [act.plan] : []));
}

/** Where people of a version stay until somebody answers for them: an earlier plan may already lead them away. */
async function nodesWithPeople(
  { store, tenant, target }: PlanSubject,
  version: number,
  plans: readonly MigrationPlan[],
): Promise<readonly string[]> {
  const rows = await store.count(tenant, { journeyId: target.id, version });
  return rows.flatMap(({ nodeId, status, count }) =>
    nodeId !== null && status !== 'ended' && count > 0 && !plans.some((plan) => leadsAway(plan, nodeId)) ? [nodeId] : [],
  );
}

function isNode({ nodes }: Journey, nodeId: string): boolean {
  return own(nodes, nodeId) !== undefined;
}

function problem(code: string, severity: Problem['severity'], nodeId: string, params: Problem['params']): Problem {
  return { code, severity, pointer: `/inFlight/nodes/${pointerPart(nodeId)}`, nodeId, params };
}
