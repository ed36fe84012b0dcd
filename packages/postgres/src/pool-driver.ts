import { rowsOf } from './sql-driver.ts';
import type { SqlDriver, SqlParam } from './sql-driver.ts';

/** The part of a node-postgres `PoolClient` that the store uses. */
export interface PoolClientLike {
  query(sql: string, params?: SqlParam[]): Promise<{ readonly rows: unknown[] }>;
  /** With an error or `true` the connection is thrown away. */
  release(error?: Error | boolean): void;
  on(event: 'error' | 'end' | 'notification', listener: (error: Error) => void): unknown;
  off(event: 'error' | 'end' | 'notification', listener: (error: Error) => void): unknown;
}

/** The part of a node-postgres `Pool` that the store uses; a `pg.Pool` fits. */
export interface PoolLike {
  connect(): Promise<PoolClientLike>;
  query(sql: string, params?: SqlParam[]): Promise<{ readonly rows: unknown[] }>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'connect', listener: (client: PoolClientLike) => void): unknown;
  end(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/** A driver over a pool of node-postgres. @param isOwn - Whether closing the store ends the pool. */
export function poolDriver(pool: PoolLike, isOwn: boolean): SqlDriver {
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process, also while it closes.
  pool.on('error', () => {});
  // A server may end a connection in the same packet that says it is ready: before anybody who asked for it can listen.
  pool.on('connect', (client) => void client.on('error', () => {}));
  const stops = new Set<() => void>();
  return {
    query: async <Row>(sql: string, params: readonly SqlParam[] = []) => rowsOf<Row>(await pool.query(sql, [...params])),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error): void => void (broken = error);
      client.on('error', onError);
      try {
        await client.query('begin');
        const result = await work({
          query: async <Row>(sql: string, params: readonly SqlParam[] = []) => rowsOf<Row>(await client.query(sql, [...params])),
          script: async (sql) => void (await client.query(sql)),
        });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => void (broken = failure));
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    listen(channel, onNotify) {
      const stop = listenOnPool(pool, channel, onNotify);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        stop();
      };
    },
    async close() {
      for (const stop of stops) stop();
      stops.clear();
      if (isOwn) await pool.end();
    },
  };
}

/** Keeps one connection of the pool for listening, and opens another when it breaks. */
function listenOnPool(pool: PoolLike, channel: string, onNotify: () => void): () => void {
  let isStopped = false;
  let client: PoolClientLike | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;

  const leave = (error?: Error): void => {
    const left = client;
    client = undefined;
    left?.release(error ?? true);
  };
  const retry = (): void => {
    leave();
    if (isStopped || timer !== undefined) return;
    failures += 1;
    timer = setTimeout(
      () => {
        timer = undefined;
        connect().catch(retry);
      },
      Math.min(longestPauseMs, firstPauseMs * 2 ** failures),
    );
    timer.unref();
  };
  const connect = async (): Promise<void> => {
    const fresh = await pool.connect();
    if (isStopped) return fresh.release(true);
    client = fresh;
    const onLost = (): void => {
      if (client === fresh) retry();
    };
    fresh.on('error', onLost);
    fresh.on('end', onLost);
    fresh.on('notification', onNotify);
    await fresh.query(`listen ${channel}`);
    failures = 0;
    // Something may have been appended while nobody listened.
    onNotify();
  };

  connect().catch(retry);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    leave();
  };
}
