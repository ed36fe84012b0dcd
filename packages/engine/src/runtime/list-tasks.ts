import type { Page, TaskRecord } from '@sojourn/schema';
import type { Definitions } from '../core/advance-types.ts';
import { taskRecords } from '../core/tasks/task-record.ts';
import type { EnrollmentQuery, Tenant } from '../ports/store.ts';
import { idsOf } from './contact-root.ts';
import { finding, refuseFindings } from './finding.ts';
import { compareText } from './memory/compare-text.ts';
import { readLimit } from './queries.ts';
import { checkRequest } from './read-request.ts';
import { toEnrollmentState } from './rows.ts';
import type { Runtime } from './runtime.ts';
import type { TasksQuery } from './tasks-query.ts';

/** One list of enrollments to look through: a journey's at a human step, a contact's, or all. */
interface Part {
  readonly key: string;
  readonly query: Omit<EnrollmentQuery, 'after' | 'limit'>;
}

/** How far a listing has come: behind an enrollment of a part, and behind some tasks of the next one. */
interface Place {
  readonly key: string;
  readonly after: string | undefined;
  readonly skip: number;
}

const states: ReadonlySet<string> = new Set<TaskRecord['state']>(['open', 'completed', 'overdue', 'cancelled']);
const kinds: ReadonlySet<string> = new Set<TaskRecord['kind']>(['task', 'approval']);
/** Those that may have an open task. */
const unended = ['failed', 'held', 'live', 'suspended'] as const;
/** Lists read for one page of tasks; a page may be empty and still have a `next`. */
const mostReads = 25;
const readSize = 200;

/**
 * Tasks that match. Open ones are looked for where people wait for a person, and nowhere else: their cost grows with the tasks
 * that are open, not with the enrollments there are.
 */
export async function listTasks(runtime: Runtime, tenant: Tenant, query: TasksQuery): Promise<Page<TaskRecord>> {
  checkRequest(query, 'The query', {
    contactId: 'optional name',
    journeyId: 'optional name',
    nodeId: 'optional name',
    enrollmentId: 'optional name',
    assignee: 'optional text',
    after: 'optional text',
  });
  const limit = readLimit(query.limit);
  const { state, kind } = query;
  if (state !== undefined && !states.has(state)) refuseValue('/state', [...states].join(', '));
  if (kind !== undefined && !kinds.has(kind)) refuseValue('/kind', [...kinds].join(', '));
  const parts = await partsOf(runtime, tenant, query);
  const rows: TaskRecord[] = [];
  let place = query.after === undefined ? undefined : readPlace(query.after);
  let reads = 0;
  for (const part of parts) {
    if (place !== undefined && compareText(part.key, place.key) < 0) continue;
    let here: Place = place?.key === part.key ? place : { key: part.key, after: undefined, skip: 0 };
    for (;;) {
      if (reads === mostReads) return { rows, next: writePlace(here) };
      reads += 1;
      const page = await runtime.store.enrollments(tenant, {
        ...part.query,
        limit: readSize,
        ...(here.after === undefined ? {} : { after: here.after }),
      });
      for (const row of page.rows) {
        const found = taskRecords(toEnrollmentState(runtime.platform, row)).filter((task) => matches(task, query));
        for (const task of found.slice(here.skip)) {
          if (rows.length === limit) return { rows, next: writePlace(here) };
          rows.push(task);
          here = { ...here, skip: here.skip + 1 };
        }
        here = { key: part.key, after: row.id, skip: 0 };
      }
      if (page.next === undefined) break;
    }
    place = undefined;
  }
  return { rows };
}

async function partsOf(runtime: Runtime, tenant: Tenant, query: TasksQuery): Promise<readonly Part[]> {
  const { contactId, journeyId, enrollmentId, nodeId, state } = query;
  const given = {
    ...(enrollmentId === undefined ? {} : { id: enrollmentId }),
    ...(contactId === undefined ? {} : { contactId }),
    ...(journeyId === undefined ? {} : { journeyId }),
  };
  const isOpen = state === 'open' || state === 'overdue';
  if (contactId !== undefined && enrollmentId === undefined) {
    // Also what was ended under another id before a merge.
    const ids = await idsOf(runtime, tenant, contactId);
    return ids
      .map((id) => ({ key: `contact:${id}`, query: { ...given, contactId: id } }))
      .toSorted((one, other) => compareText(one.key, other.key));
  }
  if (!isOpen || enrollmentId !== undefined) return [{ key: '', query: given }];
  const definitions = await runtime.definitions.load(tenant, await runtime.settingsOf(tenant));
  const steps = humanSteps(definitions).filter(
    (step) => (journeyId === undefined || step.journeyId === journeyId) && (nodeId === undefined || step.nodeId === nodeId),
  );
  return steps
    .flatMap((step) => unended.map((status) => ({ key: `${step.journeyId}:${step.nodeId}:${status}`, query: { ...step, status } })))
    .toSorted((one, other) => compareText(one.key, other.key));
}

/** Where people may wait for a person, in any version that may have somebody in it. */
function humanSteps({ journeys }: Definitions): readonly { readonly journeyId: string; readonly nodeId: string }[] {
  return journeys.flatMap(({ id: journeyId, versions }) => {
    const nodeIds = versions.flatMap(({ compiled }) =>
      Object.entries(compiled.journey.nodes).flatMap(([nodeId, node]) => (kinds.has(node.type) ? [nodeId] : [])),
    );
    return [...new Set(nodeIds)].map((nodeId) => ({ journeyId, nodeId }));
  });
}

function matches(task: TaskRecord, { contactId, journeyId, enrollmentId, nodeId, assignee, state, kind }: TasksQuery): boolean {
  return (
    (contactId === undefined || enrollmentId === undefined || contactId === task.contactId) &&
    isAsked(journeyId, task.journeyId) &&
    isAsked(enrollmentId, task.enrollmentId) &&
    isAsked(nodeId, task.nodeId) &&
    isAsked(assignee, task.assignee) &&
    isAsked(state, task.state) &&
    isAsked(kind, task.kind)
  );
}

function isAsked(asked: string | undefined, actual: string): boolean {
  return asked === undefined || asked === actual;
}

function writePlace({ key, after, skip }: Place): string {
  return JSON.stringify([key, after ?? null, skip]);
}

function readPlace(text: string): Place {
  const [key, after, skip] = readList(text);
  const isFine =
    typeof key === 'string' && (after === null || typeof after === 'string') && typeof skip === 'number' && Number.isSafeInteger(skip);
  if (!isFine || skip < 0) return refuseValue('/after', 'the next of the page before');
  return { key, after: after ?? undefined, skip };
}

function readList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function refuseValue(pointer: string, expected: string): never {
  refuseFindings('request_invalid', 'The query', [finding('value_invalid', pointer, { expected })]);
  throw new Error('A finding refuses.');
}
