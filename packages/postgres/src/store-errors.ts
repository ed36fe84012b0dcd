import { JourneyError } from '@sojourn/engine';

/** Classes of SQLSTATE, and codes of sockets, which say that the database is away and nothing about the request. */
const awaySqlStates = /^(08|53|57P)/;
const awaySockets = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const awayMessages =
  /connection terminated|connection ended|connection timeout|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|PGlite is (?:closed|closing)|pool after calling end/i;
/** Undefined function, table, schema or column. */
const outdated = new Set(['42883', '42P01', '3F000', '42703']);

/**
 * Tells apart what callers must tell apart: a database that is away (`store_unavailable`: try again), tables that are not
 * there (`store_outdated`: migrate), and everything else, which stays as it was raised.
 */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  if (awaySqlStates.test(code) || awaySockets.has(code) || awayMessages.test(error.message)) {
    return new JourneyError(
      'store_unavailable',
      `The database is away${code === '' ? '' : ` (${code})`}. Nothing was taken in; try again.`,
      { cause: error },
    );
  }
  if (outdated.has(code)) {
    return new JourneyError(
      'store_outdated',
      `The store's tables or functions are missing (${code}): call migrate() before using the store.`,
      { cause: error },
    );
  }
  return error;
}

function codeOf(error: Error): string {
  const { code } = error as { readonly code?: unknown }; // Drivers and sockets put their codes here.
  if (typeof code === 'string') return code;
  // Several addresses were tried: each has its own error.
  const [first] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  return first instanceof Error ? codeOf(first) : '';
}
