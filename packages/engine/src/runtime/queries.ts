import { formatInstant } from '@sojourn/schema';
import type { Contact, EnrollmentRecord, EnrollmentStatus, JsonObject, Page, TraceEntry } from '@sojourn/schema';
import type { Queued, Refusal } from '../core/advance-types.ts';
import { enrollmentRecord } from '../core/enrollment-record.ts';
import { contactOf } from '../core/state.ts';
import type { EnrollmentQuery, EnrollmentRow, StorePage, Tenant } from '../ports/store.ts';
import { idsOf, readRoot } from './contact-root.ts';
import type { EnrollmentsQuery, PublishedJourney } from './engine.ts';
import type { EnrollmentExport } from './enrollment-export.ts';
import { exportRecording } from './export-recording.ts';
import { findEnrollment } from './find-enrollment.ts';
import { finding, refuseFindings } from './finding.ts';
import { JourneyError } from './journey-error.ts';
import { compareText } from './memory/compare-text.ts';
import { isPaused } from './pause.ts';
import { readIndex, readVersion } from './published.ts';
import { checkRequest } from './read-request.ts';
import { readStream } from './read-stream.ts';
import { refusalStream, toContactState, toEnrollmentState } from './rows.ts';
import type { Runtime } from './runtime.ts';
import { isName } from './tenant.ts';

/** Contacts looked through for one page of refusals. */
const contactsPerPage = 200;

const statuses: ReadonlySet<string> = new Set<EnrollmentStatus>(['live', 'suspended', 'held', 'failed', 'ended']);
const pageFields = { after: 'optional name' } as const;

/** The engine's view of one contact. */
export async function getContact(runtime: Runtime, tenant: Tenant, id: string): Promise<Contact | undefined> {
  if (!isName(id)) return undefined;
  const state = await readRoot(runtime, tenant, id);
  return state === undefined || state.deleted === true ? undefined : contactOf(state);
}

/** Contacts by id. */
export async function listContacts(
  runtime: Runtime,
  tenant: Tenant,
  query: { readonly after?: string; readonly limit?: number },
): Promise<Page<Contact>> {
  checkRequest(query, 'The query', pageFields);
  const page = await runtime.store.contacts(tenant, {
    limit: readLimit(query.limit),
    ...(query.after === undefined ? {} : { after: query.after }),
  });
  const rows = page.rows.flatMap((row) => {
    const state = toContactState(runtime.platform, row.value);
    return state.deleted === true || state.alias !== undefined ? [] : [contactOf(state)];
  });
  return page.next === undefined ? { rows } : { rows, next: page.next };
}

/** Enrollments by id. */
export async function listEnrollments(runtime: Runtime, tenant: Tenant, query: EnrollmentsQuery): Promise<Page<EnrollmentRecord>> {
  checkRequest(query, 'The query', { ...pageFields, contactId: 'optional name', journeyId: 'optional name', nodeId: 'optional name' });
  const { contactId, journeyId, nodeId, status, after, limit } = query;
  if (status !== undefined && !statuses.has(status))
    refuseFindings('request_invalid', 'The query', [finding('value_invalid', '/status', { expected: [...statuses].join(', ') })]);
  const page = await enrollmentsOf(runtime, tenant, contactId, {
    limit: readLimit(limit),
    ...(journeyId === undefined ? {} : { journeyId }),
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(status === undefined ? {} : { status }),
    ...(after === undefined ? {} : { after }),
  });
  const rows = page.rows.map((row) => enrollmentRecord(toEnrollmentState(runtime.platform, row)));
  return page.next === undefined ? { rows } : { rows, next: page.next };
}

/** A page of enrollments by id: of all contacts, or of one and of those that were merged into it. */
async function enrollmentsOf(
  runtime: Runtime,
  tenant: Tenant,
  contactId: string | undefined,
  query: EnrollmentQuery,
): Promise<StorePage<EnrollmentRow>> {
  if (contactId === undefined) return runtime.store.enrollments(tenant, query);
  const ids = await idsOf(runtime, tenant, contactId);
  const pages = await Promise.all(ids.map((id) => runtime.store.enrollments(tenant, { ...query, contactId: id })));
  const [only] = pages;
  if (pages.length === 1 && only !== undefined) return only;
  const all = pages.flatMap(({ rows }) => rows).toSorted((one, other) => compareText(one.id, other.id));
  const rows = all.slice(0, query.limit);
  const last = rows.at(-1);
  const isMore = all.length > rows.length || pages.some(({ next }) => next !== undefined);
  return isMore && last !== undefined ? { rows, next: last.id } : { rows };
}

/** The whole log of an enrollment. */
export async function readTrace(runtime: Runtime, tenant: Tenant, enrollmentId: string): Promise<readonly TraceEntry[]> {
  await findEnrollment(runtime, tenant, enrollmentId);
  return readStream<TraceEntry>(runtime, tenant, enrollmentId);
}

/** Who was not let in: of one contact at once, of all of them some at a time. */
export async function listRefusals(
  runtime: Runtime,
  tenant: Tenant,
  query: { readonly contactId?: string; readonly journeyId?: string; readonly after?: string; readonly limit?: number },
): Promise<Page<Refusal>> {
  checkRequest(query, 'The query', { ...pageFields, contactId: 'optional name', journeyId: 'optional name' });
  const { index } = await readIndex(runtime.store, tenant);
  const journeys = query.journeyId === undefined ? index.journeys.map((journey) => journey.id) : [query.journeyId];
  if (query.contactId !== undefined) {
    const ids = await idsOf(runtime, tenant, query.contactId);
    return { rows: (await Promise.all(ids.map((id) => refusalsOf(runtime, tenant, id, journeys)))).flat() };
  }
  const limit = Math.min(readLimit(query.limit), contactsPerPage);
  const page = await runtime.store.contacts(tenant, { limit, ...(query.after === undefined ? {} : { after: query.after }) });
  const rows: Refusal[] = [];
  for (const { id } of page.rows) rows.push(...(await refusalsOf(runtime, tenant, id, journeys)));
  return page.next === undefined ? { rows } : { rows, next: page.next };
}

/** Published journeys, by id. */
export async function listJourneys(runtime: Runtime, tenant: Tenant): Promise<readonly PublishedJourney[]> {
  const { index } = await readIndex(runtime.store, tenant);
  return index.journeys.flatMap((journey) => {
    const { id, name, versions, archivedAt } = journey;
    const shown = versions.map(({ version, publishedAt, by, note, inFlight }) => ({
      version,
      publishedAt: formatInstant(publishedAt),
      ...(by === undefined ? {} : { by }),
      ...(note === undefined ? {} : { note }),
      ...(inFlight === undefined ? {} : { inFlight }),
    }));
    const live = shown.at(-1);
    if (live === undefined) return [];
    const pause = isPaused(journey) ? journey.pauses?.at(-1) : undefined;
    const state = archivedAt !== undefined ? ('archived' as const) : pause === undefined ? ('live' as const) : ('paused' as const);
    const since =
      pause === undefined ? {} : { pausedAt: formatInstant(pause.at), ...(pause.by === undefined ? {} : { pausedBy: pause.by }) };
    return [{ id, name, state, version: live.version, publishedAt: live.publishedAt, versions: shown, ...since }];
  });
}

/** The document of a version, the latest if none is named. */
export async function readJourney(runtime: Runtime, tenant: Tenant, id: string, version?: number): Promise<JsonObject> {
  const { index } = await readIndex(runtime.store, tenant);
  const indexed = index.journeys.find((journey) => journey.id === id);
  const wanted = version ?? indexed?.versions.at(-1)?.version;
  const isPublished = indexed?.versions.some((one) => one.version === wanted) === true;
  const document = isPublished && wanted !== undefined ? await readVersion(runtime.store, tenant, id, wanted) : undefined;
  if (document === undefined)
    throw new JourneyError('journey_unknown', `No ${version === undefined ? '' : `version ${version} of `}journey "${id}" is published.`);
  return document.journey;
}

/** An enrollment with everything it is made of. */
export async function exportEnrollment(
  runtime: Runtime,
  tenant: Tenant,
  id: string,
  options: { readonly redact?: boolean },
): Promise<EnrollmentExport> {
  const row = await findEnrollment(runtime, tenant, id);
  const [trace, journey, contact, recording] = await Promise.all([
    readStream<TraceEntry>(runtime, tenant, id),
    readJourney(runtime, tenant, row.journeyId, row.version),
    options.redact === true ? undefined : getContact(runtime, tenant, row.contactId),
    options.redact === true ? undefined : exportRecording(runtime, tenant, row.contactId),
  ]);
  const enrollment = enrollmentRecord(toEnrollmentState(runtime.platform, row));
  return { enrollment, ...(contact === undefined ? {} : { contact }), trace, journey, ...(recording === undefined ? {} : { recording }) };
}

async function refusalsOf(runtime: Runtime, tenant: Tenant, contactId: string, journeys: readonly string[]): Promise<readonly Refusal[]> {
  const lists = await Promise.all(
    journeys.map((journeyId) => readStream<Refusal | Queued>(runtime, tenant, refusalStream(contactId, journeyId))),
  );
  // Those who wait to be let in are not refused.
  return lists.flat().filter((entry) => entry.kind === 'refused');
}

/** Rows per page. @throws JourneyError `request_invalid`. */
export function readLimit(limit: number | undefined): number {
  if (limit === undefined) return 100;
  const isFine = Number.isSafeInteger(limit) && limit >= 1 && limit <= 1_000;
  if (!isFine)
    refuseFindings('request_invalid', 'The query', [finding('value_invalid', '/limit', { expected: 'a whole number from 1 to 1,000' })]);
  return limit;
}
