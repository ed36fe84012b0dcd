import { useCallback, useEffect, useState } from 'react';
import { useChanges, type Topic } from './changes.tsx';
import { ApiError, request } from './request.ts';

/** Something of the server's. What was loaded stays while it is loaded again, also when that fails. */
export interface Resource<T> {
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  reload(this: void): void;
}

/** Loads a path, again whenever one of the topics changes. `undefined` loads nothing. */
export function useResource<T>(path: string | undefined, topics: readonly Topic[]): Resource<T> {
  const [state, setState] = useState<{ readonly path?: string; readonly data?: T; readonly error?: ApiError }>({});
  const [turn, setTurn] = useState(0);
  const { listen } = useChanges();
  const topicList = topics.join(' ');
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(
    () => listen((changed) => (changed.some((topic) => topicList.includes(topic)) ? reload() : undefined)),
    [listen, reload, topicList],
  );
  useEffect(() => {
    if (path === undefined) return undefined;
    const abort = new AbortController();
    request<T>(path, { signal: abort.signal }).then(
      (data) => setState({ path, data }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const failure = error instanceof ApiError ? error : new ApiError(0, 'unknown', String(error));
        setState((before) => (before.path === path ? { ...before, error: failure } : { path, error: failure }));
      },
    );
    return () => abort.abort();
  }, [path, turn]);
  const isSame = state.path === path;
  return { data: isSame ? state.data : undefined, error: isSame ? state.error : undefined, reload };
}
