import type { JourneyError } from './journey-error.ts';

/** Whether an error says that the store is away, so that nothing can be told about the contact. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof Error && error.name === 'JourneyError' && (error as JourneyError).code === 'store_unavailable'; // The name is only given to that class, also by another copy of it.
}

/** A word for the logger: never an error's message, which may hold contact data. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code } = error as { readonly code?: unknown }; // Any object may be asked for a field.
  if (typeof code === 'string' && /^\w{1,64}$/.test(code)) return code;
  return error instanceof Error && /^\w{1,64}$/.test(error.name) ? error.name : 'unknown';
}
