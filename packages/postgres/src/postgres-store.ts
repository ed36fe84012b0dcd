import pg from 'pg';
import type { ContactWrite, Input, Store, Tenant } from '@sojourn/engine';
import { migrate } from './migrate.ts';
import type { MigrateOptions } from './migrate.ts';
import { pgliteDriver } from './pglite-driver.ts';
import type { PGliteLike } from './pglite-driver.ts';
import { poolDriver } from './pool-driver.ts';
import type { PoolLike } from './pool-driver.ts';
import { forgetEnrollments, pruneStore, readBacklog } from './prune.ts';
import type { Pruned } from './prune.ts';
import { claimCall, readClaim } from './read-claim.ts';
import { countEnrollments, listContacts, listEnrollments, readDocuments, readLog } from './read-queries.ts';
import { sealLog, verifyLog } from './seals.ts';
import type { Seal, SealReport } from './seals.ts';
import type { SqlDriver } from './sql-driver.ts';
import { toStoreError } from './store-errors.ts';
import { createWakeChannel } from './wake-channel.ts';
import { appendCall, commitCall, releaseCall } from './write-batch.ts';
import type { Call } from './write-batch.ts';

/** Where the store keeps its tables: one of a pool of node-postgres, a connection string, or PGlite. */
export type PostgresStoreOptions = (
  | { readonly pool: PoolLike }
  | { readonly connectionString: string; /** Connections at most; 10 if absent. */ readonly connections?: number }
  | { readonly pglite: PGliteLike }
) & {
  /** The database schema of the tables: lower-case letters, digits and underscores. `sojourn` if absent. */
  readonly schema?: string;
  /**
   * Whether workers hear of each other's intake by NOTIFY; true if absent. It keeps one connection of the pool while a worker
   * runs, so the pool needs two at least. Without it they poll.
   */
  readonly listen?: boolean;
};

/** The store on PostgreSQL or PGlite. */
export interface PostgresStore extends Store {
  /**
   * Makes or updates the tables, in one transaction; safe from several workers at once. Call it before anything else.
   *
   * @throws JourneyError `store_unavailable`; `store_outdated` if the tables are of a later release.
   */
  migrate(options?: MigrateOptions): Promise<void>;
  /**
   * Removes dedupe ids and counters that can have no effect any more, of every tenant, in short transactions. Run it daily.
   *
   * @param options.now - The engine's clock, in epoch milliseconds: a store reads none.
   * @param options.keptMs - How long after its use a dedupe id, or after the end of its window a counter is kept; 31 days if absent, and at least.
   */
  prune(options: { readonly now: number; readonly keptMs?: number }): Promise<Pruned>;
  /** What is due at `now` and in nobody's hands. `engine.health` calls it. */
  backlog(tenant: Tenant, now: number): Promise<{ oldest: number | null; inputs: number; effects: number }>;
  /** Forgets those of these enrollments that have ended, with their logs; seals stay valid. `engine.prune` calls it. @returns How many. */
  forget(tenant: Tenant, enrollmentIds: readonly string[]): Promise<number>;
  /**
   * Seals what a tenant's logs say since the last seal. It waits for no worker and none waits for it: what transactions under way write
   * is sealed next time. Run it every few minutes; keep the roots elsewhere.
   *
   * @param at - The engine's clock, in epoch milliseconds.
   * @returns Null if there was nothing to seal.
   */
  seal(tenant: Tenant, at: number): Promise<Seal | null>;
  /**
   * Compares a tenant's logs with their seals and names the first row that does not agree. Erased contacts and forgotten enrollments
   * do not break a seal. It reads all of the tenant's log.
   *
   * @param options.root - A root that was kept elsewhere: it must still be one of the seals'.
   */
  verify(tenant: Tenant, options?: { readonly root?: string }): Promise<SealReport>;
  /** Ends the connections the store opened itself; a pool or PGlite that was given stays open. */
  close(): Promise<void>;
}

/** A server that does not answer is away. */
const connectionTimeoutMillis = 10_000;
/** How often, in milliseconds of the inputs' time, dedupe ids out of their window are removed. */
const pruneEveryMs = 3_600_000;
const keptWindowMs = 31 * 86_400_000;

/**
 * A store on PostgreSQL 14 or later, or on PGlite, through the same statements. Every call is one statement, and so one
 * transaction and one round trip.
 *
 * All methods throw `JourneyError` `store_unavailable` while the database is away; the pool connects again by itself.
 * PGlite keeps what was committed when the process is killed; it does not promise to when the power fails.
 *
 * @example
 * const store = postgresStore({ connectionString: process.env.DATABASE_URL });
 * await store.migrate();
 * const engine = createEngine({ store, catalog, handlers });
 */
export function postgresStore(options: PostgresStoreOptions): PostgresStore {
  const schema = options.schema ?? 'sojourn';
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema))
    throw new RangeError(`Not a schema name of lower-case letters, digits and underscores: ${schema}`);
  const driver = translating(driverOf(options));
  const channel = createWakeChannel(driver, `${schema}_wake`, options.listen ?? true);
  const prune = createPruning(driver, schema);
  return {
    migrate: (options) => migrate(driver, schema, options),
    close: () => driver.close(),
    prune: ({ now, keptMs }) => pruneStore(driver, schema, now, keptMs),
    forget: (tenant, enrollmentIds) => forgetEnrollments(driver, schema, tenant, enrollmentIds),
    backlog: (tenant, now) => readBacklog(driver, schema, tenant, now),
    seal: (tenant, at) => sealLog(driver, schema, tenant, at),
    verify: (tenant, { root } = {}) => verifyLog(driver, schema, tenant, root),
    async append(tenant, inputs) {
      if (inputs.length === 0) return [];
      const accepted = await resultOf<boolean[]>(driver, appendCall(schema, tenant, inputs));
      channel.hint();
      prune(tenant, inputs);
      return accepted;
    },
    async claim(request) {
      const { sql, params } = claimCall(schema, request);
      return request.contacts < 1 ? [] : readClaim(await driver.query(sql, params));
    },
    commit: (writes) => commitWrites(driver, schema, writes),
    async release(leases, until) {
      if (leases.length > 0) await resultOf(driver, releaseCall(schema, leases, until));
    },
    async nextDue() {
      const due = await resultOf<string | null>(driver, { sql: `select ${schema}.next_due()::text as result`, params: [] });
      return due === null ? null : Number(due);
    },
    wake: (listener) => channel.listen(listener),
    async take(tenant, bucket, n, limit) {
      const sql = `select ${schema}.take($1, $2, $3::text::bigint, $4::text::bigint)::text as result`;
      return Number(await resultOf<string>(driver, { sql, params: [tenant, bucket, String(n), String(limit)] }));
    },
    async get(tenant, kind, id) {
      const [row] = await readDocuments(driver, schema, tenant, kind, id);
      return row === undefined ? null : { revision: row.revision, value: row.value };
    },
    put: (tenant, kind, id, revision, value) =>
      resultOf<boolean>(driver, {
        sql: `select ${schema}.put($1, $2, $3, $4::text::integer, $5) as result`,
        params: [tenant, kind, id, String(revision), JSON.stringify(value)],
      }),
    list: (tenant, kind) => readDocuments(driver, schema, tenant, kind),
    enrollments: (tenant, query) => listEnrollments(driver, schema, tenant, query),
    log: (tenant, stream, after, limit) => readLog(driver, schema, tenant, stream, after, limit),
    count: (tenant, query) => countEnrollments(driver, schema, tenant, query),
    contacts: (tenant, query) => listContacts(driver, schema, tenant, query),
  };
}

function driverOf(options: PostgresStoreOptions): SqlDriver {
  if ('pglite' in options) return pgliteDriver(options.pglite);
  if ('pool' in options) return poolDriver(options.pool, false);
  return poolDriver(
    new pg.Pool({ connectionString: options.connectionString, max: options.connections ?? 10, connectionTimeoutMillis, keepAlive: true }),
    true,
  );
}

/** Errors of the database in the engine's words. */
function translating(driver: SqlDriver): SqlDriver {
  const translate = (error: unknown): never => {
    throw toStoreError(error);
  };
  return {
    ...driver,
    query: (sql, params) => driver.query<never>(sql, params).catch(translate),
    transaction: (work) => driver.transaction(work).catch(translate),
  };
}

async function resultOf<T>(driver: SqlDriver, call: Call): Promise<T> {
  const [row] = await driver.query<{ result: T }>(call.sql, call.params);
  if (row === undefined) throw new Error('The database answered a call with no row.');
  return row.result;
}

async function commitWrites(driver: SqlDriver, schema: string, writes: readonly ContactWrite[]): ReturnType<Store['commit']> {
  if (writes.length === 0) return [];
  const results = await resultOf<number[]>(driver, commitCall(schema, writes));
  return results.map((result) => (result === 0 ? 'ok' : result === 1 ? 'fenced' : 'duplicate'));
}

/** Removes dedupe ids out of their window now and then, by the time of what comes in: the store reads no clock. */
function createPruning(driver: SqlDriver, schema: string): (tenant: Tenant, inputs: readonly Input[]) => void {
  let prunedAt = Number.NEGATIVE_INFINITY;
  return (tenant, inputs) => {
    const now = inputs[0]?.due ?? prunedAt;
    if (now - prunedAt < pruneEveryMs) return;
    prunedAt = now;
    const sql = `delete from ${schema}.seen where tenant = (select id from ${schema}.tenant where name = $1) and at < $2::text::bigint`;
    // They are ignored anyway: removing them only saves room, and the next hour tries again.
    driver.query(sql, [tenant, String(now - keptWindowMs)]).catch(() => undefined);
  };
}
