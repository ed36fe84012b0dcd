import { JourneyError } from '@sojourn/engine';
import { migrations } from './migrations/index.ts';
import type { SqlDriver } from './sql-driver.ts';

/** Settings of `migrate`. */
export interface MigrateOptions {
  /**
   * Whether there is an index of those under way by node: for tenants with very many people in one journey who list open tasks or a
   * node's people all the time. Every step of every enrollment then writes an index entry. As it was, if absent; none at first.
   */
  readonly indexTasks?: boolean;
}

/** A lock of this product: workers that start together migrate one after the other. */
const migrationLock = 7_305_807_104_561;

/**
 * Brings the tables to this release, in one transaction: all of it or nothing. Safe from several workers at once; what is
 * there already is left alone.
 *
 * @throws JourneyError `store_outdated` if the tables are of a later release than this one.
 */
export async function migrate(driver: SqlDriver, schema: string, options: MigrateOptions = {}): Promise<void> {
  await driver.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1::text::bigint)', [String(migrationLock)]);
    await session.script(`create schema if not exists ${schema};
      create table if not exists ${schema}.migration (version integer primary key, name text not null, applied_at timestamptz not null default now());`);
    const [row] = await session.query<{ version: number }>(`select coalesce(max(version), 0) as version from ${schema}.migration`);
    const applied = row?.version ?? 0;
    if (applied > migrations.length) {
      throw new JourneyError(
        'store_outdated',
        `The store's tables are of version ${applied}, this release knows ${migrations.length}: use the release that migrated them, or a later one.`,
      );
    }
    for (const { version, name, sql } of migrations) {
      if (version <= applied) continue;
      await session.script(sql(schema));
      await session.query(`insert into ${schema}.migration (version, name) values ($1, $2)`, [version, name]);
    }
    if (options.indexTasks !== undefined) {
      const index = 'enrollment_node';
      const make = `create index if not exists ${index} on ${schema}.enrollment (tenant, journey, node, status, id) where status <> 'ended'`;
      await session.script(options.indexTasks ? make : `drop index if exists ${schema}.${index}`);
    }
    // Tables that are new are closed to other tenants' roles before anybody sees them.
    if (applied < migrations.length) await session.query(`select ${schema}.protect()`);
  });
}
