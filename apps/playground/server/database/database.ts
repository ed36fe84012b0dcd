import type { Store } from '@sojourn/engine';

/** One database for both: the engine's store, and the host's own tables beside it. */
export interface Database {
  /** For the person at the terminal and the page; without passwords. */
  readonly name: string;
  readonly store: Store;
  /** Runs one statement of the host's own. Values go in as `$1`, `$2` …, never into the text. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** The database cannot be used at the start; its message is for the person at the terminal. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** What went wrong, in few words; drivers put it in different places. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
