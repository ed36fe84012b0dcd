/** What changed, so that a page knows what to load again. */
export type Change = 'enrollments' | 'contacts' | 'messages' | 'journeys' | 'clock';

/** Tells listeners that something changed, never what: they ask for it, and so never see half of it. */
export interface ChangeFeed {
  tell(change: Change): void;
  /** @returns how to stop listening */
  listen(listener: (change: Change) => void): () => void;
}

/** One feed per server. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell(change) {
      for (const listener of listeners) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
