/** A parameter of a statement. */
export type SqlParam = string | number | Uint8Array | null;

/** One connection within a transaction. */
export interface SqlSession {
  query<Row>(sql: string, params?: readonly SqlParam[]): Promise<readonly Row[]>;
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
}

/** What the store asks of a database: the same of a server behind a pool and of PGlite. */
export interface SqlDriver extends Pick<SqlSession, 'query'> {
  /** Commits when the work resolves, rolls back when it rejects. */
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Calls on every notification of a channel, from any connection; comes back after a lost connection by itself. */
  listen(channel: string, onNotify: () => void): () => void;
  /** Closes what the store opened; a pool or PGlite that was given stays open. */
  close(): Promise<void>;
}

/** The rows of an answer. @typeParam Row - The columns that the caller's statement selects. */
export function rowsOf<Row>(answer: { readonly rows: unknown[] }): readonly Row[] {
  // The statement stands next to its type at every caller.
  return answer.rows as readonly Row[];
}
