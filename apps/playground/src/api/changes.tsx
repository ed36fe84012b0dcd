import { createContext, use, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';

/** What the server may say has changed. */
export type Topic = 'enrollments' | 'contacts' | 'messages' | 'journeys' | 'clock';

interface Changes {
  readonly isConnected: boolean;
  /** @returns how to stop listening */
  listen(this: void, listener: (topics: readonly Topic[]) => void): () => void;
}

const ChangesContext = createContext<Changes | undefined>(undefined);
const allTopics: readonly Topic[] = ['enrollments', 'contacts', 'messages', 'journeys', 'clock'];
/** A stream that is back within this time is not worth a word. */
const graceMs = 1_500;

/** One stream of server-sent events per page. After a gap everything counts as changed. */
export function ChangesProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [isConnected, setConnected] = useState(true);
  const [listeners] = useState(() => new Set<(topics: readonly Topic[]) => void>());
  useEffect(() => {
    const source = new EventSource('/api/changes');
    let lost: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    const tell = (topics: readonly Topic[]): void => {
      for (const listener of listeners) listener(topics);
    };
    source.addEventListener('hello', () => {
      clearTimeout(lost);
      lost = undefined;
      setConnected(true);
      if (wasLost) tell(allTopics);
      wasLost = false;
    });
    // Sent by our own server as a list of topics.
    source.addEventListener('changed', (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Topic[]));
    source.addEventListener('error', () => {
      wasLost = true;
      lost ??= setTimeout(() => setConnected(false), graceMs);
    });
    return () => {
      clearTimeout(lost);
      source.close();
    };
  }, [listeners]);
  const changes = useMemo(
    (): Changes => ({
      isConnected,
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [isConnected, listeners],
  );
  return <ChangesContext value={changes}>{children}</ChangesContext>;
}

/** Whether the server is there, and what it says has changed. */
export function useChanges(): Changes {
  const changes = use(ChangesContext);
  if (changes === undefined) throw new Error('useChanges needs a ChangesProvider.');
  return changes;
}
