import type { ClaimRequest, DueInput, EnrollmentRow, Loaded, Tenant } from '@sojourn/engine';
import { arrayText } from './array-text.ts';
import { laneNumber } from './write-batch.ts';
import type { Call } from './write-batch.ts';

/** A row of a claim: 0 a leased contact, 1 a live enrollment, 2 a due input. Numbers that may be large come as text. */
interface ClaimRow {
  readonly kind: number;
  readonly tenant: string;
  readonly contact: string;
  readonly token: string;
  readonly state: Uint8Array | null;
  readonly id: string;
  readonly journey: string;
  readonly identity: string;
  readonly version: number;
  readonly node: string | null;
  readonly status: string;
  readonly seq: string;
  readonly due: string;
  readonly lane: number;
  readonly timer: string | null;
  readonly body: string;
}

interface Growing extends Loaded {
  readonly enrollments: EnrollmentRow[];
  readonly inputs: DueInput[];
}

/** The call that leases contacts and loads them, in one round trip. */
export function claimCall(schema: string, request: ClaimRequest): Call {
  return {
    sql: `select o_kind as kind, o_tenant as tenant, o_contact as contact, o_token::text as token, o_state as state, o_id as id,
      o_journey as journey, o_identity as identity, o_version as version, o_node as node, o_status as status,
      o_seq::text as seq, o_due::text as due, o_lane as lane, o_timer as timer, o_body as body
      from ${schema}.claim($1::text::bigint, $2::text::bigint, $3::text::integer, $4::text::smallint[])`,
    params: [String(request.now), String(request.leaseMs), String(request.contacts), arrayText(request.lanes.map(laneNumber))],
  };
}

/** Puts the rows of a claim together; contacts come in the order they were leased. */
export function readClaim(rows: readonly unknown[]): Loaded[] {
  const loaded = new Map<string, Growing>();
  // The shape is the one that `claimCall` selects.
  for (const row of rows as readonly ClaimRow[]) {
    const key = `${row.tenant.length}:${row.tenant}${row.contact}`;
    const contact = loaded.get(key);
    if (row.kind === 0) {
      // The tenant was branded when it came in.
      const lease = { tenant: row.tenant as Tenant, contactId: row.contact, token: BigInt(row.token) };
      loaded.set(key, { lease, contact: row.state, enrollments: [], inputs: [] });
    } else if (row.kind === 1) contact?.enrollments.push(toEnrollment(row));
    else contact?.inputs.push(toInput(row));
  }
  return [...loaded.values()];
}

function toEnrollment(row: ClaimRow): EnrollmentRow {
  return {
    id: row.id,
    journeyId: row.journey,
    identity: row.identity,
    live: true,
    version: row.version,
    nodeId: row.node,
    status: row.status,
    state: row.state ?? new Uint8Array(),
  };
}

function toInput(row: ClaimRow): DueInput {
  const due = Number(row.due);
  const body: unknown = JSON.parse(row.body);
  return {
    contactId: row.contact,
    due,
    arrived: due,
    seq: BigInt(row.seq),
    lane: row.lane === 1 ? 'effect' : 'input',
    body,
    ...(row.timer === null ? {} : { timer: row.timer }),
  };
}
