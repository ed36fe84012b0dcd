import type { Instant, PublishPlan } from '@sojourn/schema';
import { advance } from '../../core/advance.ts';
import type { Definitions } from '../../core/advance-types.ts';
import type { CompiledJourney } from '../../core/compiled.ts';
import { prepareDefinitions } from '../../core/definitions.ts';
import type { MigrationPlan } from '../../core/journey-act.ts';
import { answerOf } from '../../core/migrate.ts';
import type { EnrollmentState } from '../../core/state.ts';
import type { Tenant } from '../../ports/store.ts';
import { compareText } from '../memory/compare-text.ts';
import { toContactState, toEnrollmentState } from '../rows.ts';
import type { Runtime } from '../runtime.ts';

/** What a plan is worked out for. */
export interface PlannedPublishing {
  readonly target: CompiledJourney;
  readonly version: number;
  readonly plan: MigrationPlan;
  readonly now: Instant;
}

type PlannedNode = PublishPlan['nodes'][number];

const rowsPerPage = 500;
/** Contacts read at once. */
const readsAtOnce = 50;

/**
 * What would become of the people at each node. Each of them is migrated in memory, by the same code that will do it, and
 * nothing of it is written: `dueNow` counts those whose wait would be over at once.
 */
export async function planFigures(
  runtime: Runtime,
  tenant: Tenant,
  definitions: Definitions,
  planned: PlannedPublishing,
): Promise<readonly PlannedNode[]> {
  const published = asPublished(definitions, planned);
  const nodes = new Map<string, PlannedNode>();
  let after: string | undefined;
  do {
    const query = { journeyId: planned.target.id, limit: rowsPerPage, ...(after === undefined ? {} : { after }) };
    const page = await runtime.store.enrollments(tenant, query);
    const inside = page.rows.filter((row) => row.live && row.nodeId !== null);
    for (let start = 0; start < inside.length; start += readsAtOnce) {
      const some = inside.slice(start, start + readsAtOnce).map((row) => toEnrollmentState(runtime.platform, row));
      for (const one of await Promise.all(some.map((state) => standingOf(runtime, tenant, { definitions, published }, planned, state)))) {
        if (one !== undefined) count(nodes, planned.plan, one.nodeId, one.isDue);
      }
    }
    after = page.next;
  } while (after !== undefined);
  return [...nodes.values()].toSorted((one, other) => compareText(one.nodeId, other.nodeId));
}

function count(nodes: Map<string, PlannedNode>, plan: MigrationPlan, nodeId: string, isDue: boolean): void {
  const known = nodes.get(nodeId) ?? { nodeId, here: 0, ...answerTexts(plan, nodeId), dueNow: 0 };
  nodes.set(nodeId, { ...known, here: known.here + 1, dueNow: known.dueNow + (isDue ? 1 : 0) });
}

/** A plan's answer for a node as it is shown. */
export function answerTexts(plan: MigrationPlan, nodeId: string): Pick<PlannedNode, 'answer' | 'to'> {
  const answer = answerOf(plan, nodeId);
  return typeof answer === 'string' ? { answer, to: null } : { answer: 'redirect', to: answer.redirect };
}

/** The definitions as they will be. */
function asPublished({ index: _stale, ...definitions }: Definitions, { target, version, plan, now }: PlannedPublishing): Definitions {
  const journeys = definitions.journeys.map((journey) => {
    if (journey.id !== target.id) return journey;
    const act = { type: 'migrate', at: now, revision: Number.MAX_SAFE_INTEGER, version, plan } as const;
    const versions = [...journey.versions, { version, publishedAt: now, compiled: target }];
    return { ...journey, versions, acts: [...(journey.acts ?? []), act] };
  });
  return prepareDefinitions({ ...definitions, journeys });
}

interface Standing {
  readonly nodeId: string;
  /** Whether the wait they are in would be over as soon as they are migrated. */
  readonly isDue: boolean;
}

/** Where somebody is, earlier plans that have not reached them yet included; `undefined` if one of those ends them. */
async function standingOf(
  runtime: Runtime,
  tenant: Tenant,
  { definitions, published }: { readonly definitions: Definitions; readonly published: Definitions },
  { target, now }: PlannedPublishing,
  state: EnrollmentState,
): Promise<Standing | undefined> {
  const { contactId } = state;
  const page = await runtime.store.contacts(tenant, { id: contactId, limit: 1 });
  const [row] = page.rows;
  const contact = row === undefined ? null : toContactState(runtime.platform, row.value);
  const input = { seq: 0n, at: now, body: { type: 'migrate', journeyId: target.id } } as const;
  const before = advance(definitions, { contactId, contact, enrollments: [state] }, [input], { now });
  const caughtUp = before.enrollments.find((one) => one.id === state.id) ?? state;
  if (caughtUp.nodeId === null || caughtUp.status === 'ended') return undefined;
  if (caughtUp.wait === undefined) return { nodeId: caughtUp.nodeId, isDue: false };
  const { trace } = advance(published, { contactId, contact: before.contact, enrollments: [caughtUp] }, [input], { now });
  const migrated = trace.findIndex(({ entry }) => entry.kind === 'migrated');
  const first = migrated < 0 ? undefined : trace.slice(migrated + 1).find(({ entry }) => entry.kind !== 'parked');
  return { nodeId: caughtUp.nodeId, isDue: first?.entry.kind === 'woke' };
}
