import { checkJourney, parseJourney } from '@sojourn/schema';
import type { InFlight, Journey, JsonObject, Problem, PublishPlan } from '@sojourn/schema';
import { compile } from '../core/compile.ts';
import type { MigrationPlan } from '../core/journey-act.ts';
import { unsupported } from '../core/unsupported.ts';
import type { Tenant } from '../ports/store.ts';
import { recordAct } from './acts/record-act.ts';
import type { Act } from './acts/act.ts';
import { actAt } from './change-journey.ts';
import { checkPlan } from './in-flight/check-plan.ts';
import { differencesOf, peopleByNode } from './in-flight/people-by-node.ts';
import { startLaunch } from './jobs/launch.ts';
import { startSweep } from './jobs/sweep.ts';
import { JourneyError } from './journey-error.ts';
import { readIndex, writeIndex, writeVersion } from './published.ts';
import type { IndexedJourney, IndexedVersion, JourneyIndex } from './published.ts';
import { readInFlight } from './read-in-flight.ts';
import { checkRequest } from './read-request.ts';
import type { Runtime } from './runtime.ts';
import { compareText } from './memory/compare-text.ts';

/** Settings of `publish`. */
export interface PublishOptions {
  readonly inFlight?: InFlight;
  readonly note?: string;
  readonly by?: string;
}

/** How often others may publish at the same moment before it is given up. */
const tries = 20;

/** Checks a document and makes it the journey's next version. The index names it last: until then nobody runs it. */
export async function publish(
  runtime: Runtime,
  tenant: Tenant,
  document: string | Uint8Array | object,
  options: PublishOptions,
): Promise<{ readonly version: number; readonly differences?: PublishPlan['nodes'] }> {
  checkRequest(options, 'The options of publish', { note: 'optional text', by: 'optional text' });
  const { catalog, policy } = await runtime.settingsOf(tenant);
  const parsed = parseJourney(document);
  if (!parsed.ok) throw invalid(parsed.problems);
  const { journey } = parsed;
  const problems = checkJourney(journey, { catalog, ...(policy === undefined ? {} : { policy }) });
  if (problems.some((problem) => problem.severity === 'error')) throw invalid(problems);
  const missing = unsupported(journey);
  if (missing.length > 0) {
    const [first] = missing;
    throw new JourneyError(
      'not_supported',
      `Journey "${journey.id}" uses what this release cannot run yet, first at "${first?.pointer ?? ''}".`,
      { problems: missing },
    );
  }
  const plan = readInFlight(options.inFlight);
  const compiled = compile(journey, { catalog, policy });
  // A parsed journey is plain JSON; its interface has no index signature to say so.
  const value = { journey: journey as unknown as JsonObject, catalog };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { revision, index } = await readIndex(runtime.store, tenant);
    const version = nextVersion(index, journey.id);
    if (plan !== undefined) await refusePlan(runtime, tenant, journey, plan);
    const before = plan === undefined ? undefined : await peopleByNode(runtime.store, tenant, journey.id);
    if (!(await writeVersion(runtime.store, tenant, journey.id, version, value))) continue;
    if (plan !== undefined) await startSweep(runtime, tenant, journey.id, revision + 1);
    await startLaunch(runtime, tenant, compiled, revision + 1);
    const entry: IndexedVersion = {
      version,
      publishedAt: actAt(runtime, index),
      revision: revision + 1,
      ...(plan === undefined ? {} : { inFlight: plan }),
      ...(options.by === undefined ? {} : { by: options.by }),
      ...(options.note === undefined ? {} : { note: options.note }),
    };
    await recordAct(runtime, tenant, journey.id, actOf(entry));
    if (await writeIndex(runtime.store, tenant, revision, withVersion(index, journey, entry))) {
      runtime.logger.log('info', 'journey_published', { tenant, journey: journey.id, version });
      const differences =
        plan === undefined || before === undefined ? [] : await differencesOf(runtime.store, tenant, journey.id, plan, before);
      return differences.length === 0 ? { version } : { version, differences };
    }
  }
  throw new JourneyError('publish_conflict', `Others kept publishing at the same time as journey "${journey.id}". Try again.`);
}

function actOf({ version, inFlight, by, note }: IndexedVersion): Act {
  return {
    type: 'publish',
    version,
    ...(inFlight === undefined ? {} : { inFlight: inFlight.migrate }),
    ...(by === undefined ? {} : { by }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Refuses a plan that leaves people nowhere to be. */
async function refusePlan(runtime: Runtime, tenant: Tenant, journey: Journey, plan: MigrationPlan): Promise<void> {
  const { catalog, policy } = await runtime.settingsOf(tenant);
  const definitions = await runtime.definitions.load(tenant, { catalog, ...(policy === undefined ? {} : { policy }) });
  const target = compile(journey, { catalog, policy });
  const problems = await checkPlan({ store: runtime.store, tenant, definitions, target }, plan);
  if (problems.some((problem) => problem.severity === 'error')) throw invalid(problems);
}

/** The number of a journey's next version. */
export function nextVersion(index: JourneyIndex, journeyId: string): number {
  return (index.journeys.find((journey) => journey.id === journeyId)?.versions.at(-1)?.version ?? 0) + 1;
}

function withVersion(index: JourneyIndex, journey: Journey, entry: IndexedVersion): JourneyIndex {
  const known = index.journeys.find((one) => one.id === journey.id);
  const others = index.journeys.filter((one) => one.id !== journey.id);
  const pauses = known?.pauses === undefined ? {} : { pauses: known.pauses };
  const journeys = [...others, { id: journey.id, name: journey.name, versions: [...versionsOf(known), entry], ...pauses }];
  return { ...index, journeys: journeys.toSorted((one, other) => compareText(one.id, other.id)) };
}

/** The versions so far; an archiving that is taken back stays with the version it ended. */
function versionsOf(journey: IndexedJourney | undefined): readonly IndexedVersion[] {
  if (journey?.archivedAt === undefined) return journey?.versions ?? [];
  const { versions, archivedAt, archivedRevision } = journey;
  const archived = { archivedAt, ...(archivedRevision === undefined ? {} : { archivedRevision }) };
  return versions.map((one, place) => (place === versions.length - 1 ? { ...one, ...archived } : one));
}

/** The refusal of a document, or of a plan. */
export function invalid(problems: readonly Problem[]): JourneyError {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  const where = first === undefined ? '' : `, first ${first.code} at "${first.pointer}"`;
  return new JourneyError('journey_invalid', `The journey has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}${where}.`, {
    problems,
  });
}
