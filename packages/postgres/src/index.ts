export { postgresStore } from './postgres-store.ts';
export type { PostgresStore, PostgresStoreOptions } from './postgres-store.ts';
export type { PGliteLike } from './pglite-driver.ts';
export type { PoolClientLike, PoolLike } from './pool-driver.ts';
