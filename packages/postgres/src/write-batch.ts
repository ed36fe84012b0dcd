import type { ContactWrite, Input, Lease } from '@sojourn/engine';
import { arrayText } from './array-text.ts';
import type { Element } from './array-text.ts';
import { createPacking, frame } from './pack-bytes.ts';
import type { SqlParam } from './sql-driver.ts';

/** A parameter list under way: values beside the casts that their statement names. */
export interface Call {
  readonly sql: string;
  readonly params: readonly SqlParam[];
}

type Column = readonly [cast: string, values: readonly Element[]];

/** A call of a function whose arguments are arrays, behind bytes if there are some. */
function callOf(name: string, columns: readonly Column[], bytes?: Uint8Array): Call {
  const first = bytes === undefined ? [] : ['$1::bytea'];
  const casts = columns.map(([cast], index) => `$${index + first.length + 1}::text::${cast}[]`);
  return {
    sql: `select ${name}(${[...first, ...casts].join(', ')}) as result`,
    params: [...(bytes === undefined ? [] : [bytes]), ...columns.map(([, values]) => arrayText(values))],
  };
}

/** How lanes are kept. */
export function laneNumber(lane: Input['lane']): number {
  return lane === 'effect' ? 1 : 0;
}

type LogEntry = ContactWrite['log'][number];

/** Entries that follow each other in one stream, as one row each. */
function logRows(log: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const rows: LogEntry[][] = [];
  const open = new Map<string, LogEntry[]>();
  for (const entry of log) {
    const row = open.get(entry.stream);
    if (row?.at(-1)?.seq === entry.seq - 1) row.push(entry);
    else {
      const fresh = [entry];
      rows.push(fresh);
      open.set(entry.stream, fresh);
    }
  }
  return rows;
}

/** The call that commits a batch; `w` is a row's contact, from 1, as arrays count in SQL. */
export function commitCall(schema: string, writes: readonly ContactWrite[]): Call {
  const packing = createPacking();
  const of = <T>(rows: (write: ContactWrite) => readonly T[]): readonly { readonly w: number; readonly row: T }[] =>
    writes.flatMap((write, index) => rows(write).map((row) => ({ w: index + 1, row })));
  const consumed = of((write) => write.consume);
  const enrollments = of((write) => write.enrollments);
  const timers = of((write) => write.timers);
  const cleared = of((write) => write.clear);
  const sent = of((write) => write.send);
  const logged = of((write) => logRows(write.log));
  const contactPieces = writes.map((write) => (write.contact === undefined ? undefined : packing.add(write.contact)));
  const enrollmentPieces = enrollments.map(({ row }) => packing.add(row.state));
  const logPieces = logged.map(({ row }) => packing.add(...frame(row.map(({ entry }) => entry))));
  const columns: readonly Column[] = [
    ['text', writes.map((write) => write.lease.tenant)],
    ['text', writes.map((write) => write.lease.contactId)],
    ['bigint', writes.map((write) => write.lease.token)],
    ['integer', contactPieces.map((piece) => piece?.at ?? null)],
    ['integer', contactPieces.map((piece) => piece?.size ?? null)],
    ['boolean', writes.map((write) => write.erase === true)],
    ['integer', consumed.map(({ w }) => w)],
    ['bigint', consumed.map(({ row }) => row)],
    ['integer', enrollments.map(({ w }) => w)],
    ['text', enrollments.map(({ row }) => row.id)],
    ['text', enrollments.map(({ row }) => row.journeyId)],
    ['text', enrollments.map(({ row }) => row.identity)],
    ['boolean', enrollments.map(({ row }) => row.live)],
    ['integer', enrollments.map(({ row }) => row.version)],
    ['text', enrollments.map(({ row }) => row.nodeId)],
    ['text', enrollments.map(({ row }) => row.status)],
    ['integer', enrollmentPieces.map(({ at }) => at)],
    ['integer', enrollmentPieces.map(({ size }) => size)],
    ['integer', timers.map(({ w }) => w)],
    ['text', timers.map(({ row }) => row.timer ?? null)],
    ['bigint', timers.map(({ row }) => row.due)],
    ['smallint', timers.map(({ row }) => laneNumber(row.lane))],
    ['text', timers.map(({ row }) => JSON.stringify(row.body))],
    ['integer', cleared.map(({ w }) => w)],
    ['text', cleared.map(({ row }) => row)],
    ['integer', sent.map(({ w }) => w)],
    ['text', sent.map(({ row }) => row.contactId)],
    ['bigint', sent.map(({ row }) => row.due)],
    ['text', sent.map(({ row }) => row.dedupe ?? null)],
    ['text', sent.map(({ row }) => row.timer ?? null)],
    ['smallint', sent.map(({ row }) => laneNumber(row.lane))],
    ['text', sent.map(({ row }) => JSON.stringify(row.body))],
    ['integer', logged.map(({ w }) => w)],
    ['text', logged.map(({ row }) => row[0]?.stream ?? '')],
    ['integer', logged.map(({ row }) => row[0]?.seq ?? 0)],
    ['integer', logged.map(({ row }) => row.length)],
    ['integer', logPieces.map(({ at }) => at)],
    ['integer', logPieces.map(({ size }) => size)],
  ];
  return callOf(`${schema}.commit`, columns, packing.bytes());
}

/** The call that takes inputs in. */
export function appendCall(schema: string, tenant: string, inputs: readonly Input[]): Call {
  const call = callOf(`${schema}.append`, [
    ['text', inputs.map((input) => input.contactId)],
    ['bigint', inputs.map((input) => input.due)],
    ['text', inputs.map((input) => input.dedupe ?? null)],
    ['text', inputs.map((input) => input.timer ?? null)],
    ['smallint', inputs.map((input) => laneNumber(input.lane))],
    ['text', inputs.map((input) => JSON.stringify(input.body))],
  ]);
  return { sql: call.sql.replace('append(', `append($${call.params.length + 1}::text, `), params: [...call.params, tenant] };
}

/** The call that gives leases back. */
export function releaseCall(schema: string, leases: readonly Lease[], until: number | undefined): Call {
  const call = callOf(`${schema}.release`, [
    ['text', leases.map((lease) => lease.tenant)],
    ['text', leases.map((lease) => lease.contactId)],
    ['bigint', leases.map((lease) => lease.token)],
  ]);
  const last = until === undefined ? 'null::bigint' : `${Math.trunc(until)}::bigint`;
  return { sql: call.sql.replace(') as result', `, ${last}) as result`), params: call.params };
}
