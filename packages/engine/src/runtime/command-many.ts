import type { EnrollmentStatus } from '@sojourn/schema';
import type { InputBody } from '../core/inputs.ts';
import type { Tenant } from '../ports/store.ts';
import { recordAct } from './acts/record-act.ts';
import { finding, refuseFindings } from './finding.ts';
import { append, toInput } from './intake.ts';
import { JourneyError } from './journey-error.ts';
import { readVersion } from './published.ts';
import { readLimit } from './queries.ts';
import { checkRequest } from './read-request.ts';
import type { Runtime } from './runtime.ts';

/** What to do to the enrollments of a journey that are in one state. */
export interface ManyCommand {
  readonly act: 'retry' | 'exit' | 'move';
  readonly journeyId: string;
  readonly status: Exclude<EnrollmentStatus, 'ended'>;
  /** Only those at this node. */
  readonly nodeId?: string;
  /** Of `move`: where to. */
  readonly to?: string;
  /** Of `exit`. */
  readonly reason?: string;
  readonly by?: string;
  /** `next` of the page before. */
  readonly after?: string;
  /** Enrollments per call, 1 to 1,000. 100 if absent. */
  readonly limit?: number;
}

/** What one call did. */
export interface ManyCommanded {
  readonly commanded: number;
  /** Where to go on; absent at the end. */
  readonly next?: string;
}

const acts: ReadonlySet<string> = new Set<ManyCommand['act']>(['retry', 'exit', 'move']);
const statuses: ReadonlySet<string> = new Set<ManyCommand['status']>(['live', 'suspended', 'held', 'failed']);

/** Commands a page of enrollments: one act in the journey's chain, one append. */
export async function commandMany(runtime: Runtime, tenant: Tenant, request: ManyCommand): Promise<ManyCommanded> {
  const { act, journeyId, status, nodeId, to, reason, by, after } = checked(request);
  const page = await runtime.store.enrollments(tenant, {
    journeyId,
    status,
    limit: readLimit(request.limit),
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(after === undefined ? {} : { after }),
  });
  if (to !== undefined && act === 'move') {
    for (const version of new Set(page.rows.map((row) => row.version)))
      await refuseUnknownNode(runtime, tenant, { journeyId, version, to });
  }
  const shared = { ...(by === undefined ? {} : { by }), ...(reason === undefined || act !== 'exit' ? {} : { reason }) };
  const inputs = page.rows.map(({ id: enrollmentId, contactId }) => {
    const body: InputBody =
      act === 'move' ? { type: act, enrollmentId, nodeId: to ?? '', ...shared } : { type: act, enrollmentId, ...shared };
    return toInput(runtime, contactId, body);
  });
  if (inputs.length > 0) {
    const place = {
      status,
      ...(nodeId === undefined ? {} : { from: nodeId }),
      ...(act === 'move' && to !== undefined ? { nodeId: to } : {}),
    };
    await recordAct(runtime, tenant, journeyId, { type: act, count: inputs.length, ...place, ...shared });
    await append(runtime, tenant, inputs);
  }
  return page.next === undefined ? { commanded: inputs.length } : { commanded: inputs.length, next: page.next };
}

function checked(request: ManyCommand): ManyCommand {
  checkRequest(request, 'The command', {
    act: 'text',
    journeyId: 'name',
    status: 'text',
    nodeId: 'optional name',
    to: 'optional text',
    reason: 'optional text',
    by: 'optional text',
    after: 'optional name',
  });
  const problems = [
    ...(acts.has(request.act) ? [] : [finding('value_invalid', '/act', { expected: [...acts].join(', ') })]),
    ...(statuses.has(request.status) ? [] : [finding('value_invalid', '/status', { expected: [...statuses].join(', ') })]),
    ...(request.act === 'move' && request.to === undefined ? [finding('field_missing', '/to', { expected: 'a node' })] : []),
  ];
  refuseFindings('request_invalid', 'The command', problems);
  return request;
}

async function refuseUnknownNode(
  runtime: Runtime,
  tenant: Tenant,
  { journeyId, version, to }: { readonly journeyId: string; readonly version: number; readonly to: string },
): Promise<void> {
  const nodes: unknown = (await readVersion(runtime.store, tenant, journeyId, version))?.journey['nodes'];
  if (typeof nodes === 'object' && nodes !== null && Object.hasOwn(nodes, to)) return;
  throw new JourneyError('node_unknown', `Version ${version} of journey "${journeyId}" has no node "${to}".`);
}
