export { postgresStore } from './postgres-store.ts';
export type { PostgresStore, PostgresStoreOptions } from './postgres-store.ts';
export type { PGliteLike } from './pglite-driver.ts';
export type { PoolClientLike, PoolLike } from './pool-driver.ts';
export type { MigrateOptions } from './migrate.ts';
export type { Pruned } from './prune.ts';
export type { Seal, SealFinding, SealReport } from './seals.ts';
