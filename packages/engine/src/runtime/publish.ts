import { checkJourney, parseJourney } from '@sojourn/schema';
import type { InFlight, Journey, JsonObject, Problem, PublishPlan } from '@sojourn/schema';
import { unsupported } from '../core/unsupported.ts';
import type { Tenant } from '../ports/store.ts';
import { JourneyError } from './journey-error.ts';
import { readIndex, writeIndex, writeVersion } from './published.ts';
import type { IndexedJourney, IndexedVersion, JourneyIndex } from './published.ts';
import { checkInFlight } from './read-in-flight.ts';
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
): Promise<{ readonly version: number }> {
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
  checkInFlight(options.inFlight);
  // A parsed journey is plain JSON; its interface has no index signature to say so.
  const value = { journey: journey as unknown as JsonObject, catalog };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { revision, index } = await readIndex(runtime.store, tenant);
    const version = nextVersion(index, journey.id);
    if (!(await writeVersion(runtime.store, tenant, journey.id, version, value))) continue;
    const entry: IndexedVersion = {
      version,
      publishedAt: runtime.clock.now(),
      revision: revision + 1,
      ...(options.by === undefined ? {} : { by: options.by }),
      ...(options.note === undefined ? {} : { note: options.note }),
    };
    if (await writeIndex(runtime.store, tenant, revision, withVersion(index, journey, entry))) {
      runtime.logger.log('info', 'journey_published', { tenant, journey: journey.id, version });
      return { version };
    }
  }
  throw new JourneyError('publish_conflict', `Others kept publishing at the same time as journey "${journey.id}". Try again.`);
}

/** What publishing would do to people in flight. */
export async function planPublish(
  runtime: Runtime,
  tenant: Tenant,
  document: string | Uint8Array | object,
  inFlight: InFlight | undefined,
): Promise<PublishPlan> {
  checkInFlight(inFlight);
  const { catalog, policy } = await runtime.settingsOf(tenant);
  const parsed = parseJourney(document);
  if (!parsed.ok) throw invalid(parsed.problems);
  const { journey } = parsed;
  const problems = [...checkJourney(journey, { catalog, ...(policy === undefined ? {} : { policy }) }), ...unsupported(journey)];
  const { index } = await readIndex(runtime.store, tenant);
  const to = nextVersion(index, journey.id);
  const here = new Map<string, number>();
  for (const row of await runtime.store.count(tenant, { journeyId: journey.id })) {
    if (row.status !== 'ended' && row.nodeId !== null) here.set(row.nodeId, (here.get(row.nodeId) ?? 0) + row.count);
  }
  const nodes = [...here].toSorted(([one], [other]) => compareText(one, other));
  return {
    journeyId: journey.id,
    from: to - 1,
    to,
    nodes: nodes.map(([nodeId, count]) => ({ nodeId, here: count, answer: 'drain', to: null, dueNow: 0 })),
    problems,
  };
}

/** Lets nobody in any more, from now on in the order of inputs. */
export async function archive(runtime: Runtime, tenant: Tenant, journeyId: string): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { revision, index } = await readIndex(runtime.store, tenant);
    const indexed = index.journeys.find((journey) => journey.id === journeyId);
    if (indexed === undefined) throw new JourneyError('journey_unknown', `No journey "${journeyId}" is published.`);
    if (indexed.archivedAt !== undefined) return;
    const archived = { ...indexed, archivedAt: runtime.clock.now(), archivedRevision: revision + 1 };
    const journeys = index.journeys.map((journey) => (journey === indexed ? archived : journey));
    if (await writeIndex(runtime.store, tenant, revision, { journeys })) {
      runtime.logger.log('info', 'journey_archived', { tenant, journey: journeyId });
      return;
    }
  }
  throw new JourneyError('publish_conflict', `Others kept publishing at the same time as journey "${journeyId}" was archived. Try again.`);
}

function nextVersion(index: JourneyIndex, journeyId: string): number {
  return (index.journeys.find((journey) => journey.id === journeyId)?.versions.at(-1)?.version ?? 0) + 1;
}

function withVersion(index: JourneyIndex, journey: Journey, entry: IndexedVersion): JourneyIndex {
  const before = versionsOf(index.journeys.find((one) => one.id === journey.id));
  const others = index.journeys.filter((one) => one.id !== journey.id);
  const journeys = [...others, { id: journey.id, name: journey.name, versions: [...before, entry] }];
  return { journeys: journeys.toSorted((one, other) => compareText(one.id, other.id)) };
}

/** The versions so far; an archiving that is taken back stays with the version it ended. */
function versionsOf(journey: IndexedJourney | undefined): readonly IndexedVersion[] {
  if (journey?.archivedAt === undefined) return journey?.versions ?? [];
  const { versions, archivedAt, archivedRevision } = journey;
  const archived = { archivedAt, ...(archivedRevision === undefined ? {} : { archivedRevision }) };
  return versions.map((one, place) => (place === versions.length - 1 ? { ...one, ...archived } : one));
}

function invalid(problems: readonly Problem[]): JourneyError {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  const where = first === undefined ? '' : `, first ${first.code} at "${first.pointer}"`;
  return new JourneyError('journey_invalid', `The journey has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}${where}.`, {
    problems,
  });
}
