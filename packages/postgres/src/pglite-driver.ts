import { rowsOf } from './sql-driver.ts';
import type { SqlDriver, SqlParam } from './sql-driver.ts';

interface PGliteQueries {
  query(sql: string, params?: SqlParam[]): Promise<{ readonly rows: unknown[] }>;
  exec(sql: string): Promise<unknown>;
}

/** The part of PGlite that the store uses; a `PGlite` fits. */
export interface PGliteLike extends PGliteQueries {
  transaction<T>(work: (session: PGliteQueries) => Promise<T>): Promise<T>;
  listen(channel: string, onNotify: (payload: string) => void): Promise<unknown>;
}

/** A driver over PGlite, which takes one statement at a time by itself. */
export function pgliteDriver(pglite: PGliteLike): SqlDriver {
  const stops = new Set<() => void>();
  return {
    query: async <Row>(sql: string, params: readonly SqlParam[] = []) => rowsOf<Row>(await pglite.query(sql, [...params])),
    transaction: (work) =>
      pglite.transaction((session) =>
        work({
          query: async <Row>(sql: string, params: readonly SqlParam[] = []) => rowsOf<Row>(await session.query(sql, [...params])),
          script: async (sql) => void (await session.exec(sql)),
        }),
      ),
    listen(channel, onNotify) {
      let isStopped = false;
      // PGlite may be closed by its owner first: a hint that does not come is no loss.
      void pglite.listen(channel, () => (isStopped ? undefined : onNotify())).catch(() => undefined);
      const stop = (): void => void (isStopped = true);
      stops.add(stop);
      return stop;
    },
    async close() {
      for (const stop of stops) stop();
    },
  };
}
