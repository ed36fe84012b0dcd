import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '@sojourn/engine';
import { claim, nextDue, release } from './claim.ts';
import { commitContact } from './commit.ts';
import { append } from './intake.ts';
import { listContacts, listEnrollments } from './queries.ts';
import { createSql } from './sql.ts';

/**
 * A store on SQLite, for one process: workers in it are any number.
 *
 * @example
 * const engine = createEngine({ store: sqliteStore(openDatabase('journeys.db')), catalog, handlers });
 */
export function sqliteStore(database: DatabaseSync): Store {
  const sql = createSql(database);
  const listeners = new Set<() => void>();
  return {
    async append(tenant, inputs) {
      const accepted = sql.transaction(() => append(sql, tenant, inputs));
      for (const listener of listeners) listener();
      return accepted;
    },
    claim: async (request) => sql.transaction(() => claim(sql, request)),
    commit: async (writes) => sql.transaction(() => writes.map((write) => commitContact(sql, write))),
    release: async (leases, until) => sql.transaction(() => leases.forEach((lease) => release(sql, lease, until))),
    nextDue: async () => nextDue(sql),
    wake(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    take: async (tenant, bucket, n, limit) =>
      sql.transaction(() => {
        const used = sql.first<{ used: number }>('select used from counter where tenant = ? and bucket = ?', tenant, bucket)?.used ?? 0;
        const granted = Math.max(0, Math.min(n, limit - used));
        sql.run('insert or replace into counter (tenant, bucket, used) values (?, ?, ?)', tenant, bucket, used + granted);
        return granted;
      }),
    async get(tenant, kind, id) {
      const row = sql.first<Document>(
        'select id, revision, value from document where tenant = ? and kind = ? and id = ?',
        tenant,
        kind,
        id,
      );
      return row === undefined ? null : { revision: row.revision, value: JSON.parse(row.value) as unknown }; // Plain JSON.
    },
    put: async (tenant, kind, id, revision, value) =>
      sql.transaction(() => {
        const row = sql.first<Document>(
          'select id, revision, value from document where tenant = ? and kind = ? and id = ?',
          tenant,
          kind,
          id,
        );
        if ((row?.revision ?? 0) !== revision) return false;
        const text = JSON.stringify(value);
        sql.run(
          'insert or replace into document (tenant, kind, id, revision, value) values (?, ?, ?, ?, ?)',
          tenant,
          kind,
          id,
          revision + 1,
          text,
        );
        return true;
      }),
    async list(tenant, kind) {
      const rows = sql.all<Document>('select id, revision, value from document where tenant = ? and kind = ? order by id', tenant, kind);
      return rows.map(({ id, revision, value }) => ({ id, revision, value: JSON.parse(value) as unknown })); // Plain JSON.
    },
    enrollments: async (tenant, query) => listEnrollments(sql, tenant, query),
    contacts: async (tenant, query) => listContacts(sql, tenant, query),
    async log(tenant, stream, after, limit) {
      const text = 'select entry from log where tenant = ? and stream = ? and seq > ? order by seq limit ?';
      return sql.all<{ entry: Uint8Array }>(text, tenant, stream, after, limit).map(({ entry }) => entry);
    },
    async count(tenant, { journeyId, version }) {
      const text = `select node as nodeId, status, count(*) as count from enrollment
        where tenant = ? and journey = ? and version = coalesce(?, version) group by node, status`;
      return sql.all<Count>(text, tenant, journeyId, version ?? null).map((row) => ({ ...row }));
    },
  };
}

interface Document {
  readonly id: string;
  readonly revision: number;
  readonly value: string;
}

interface Count {
  readonly nodeId: string | null;
  readonly status: string;
  readonly count: number;
}
