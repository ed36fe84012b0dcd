import { useState } from 'react';
import type { Topic } from '../api/changes.tsx';
import type { Rows } from '../api/types.ts';
import { useResource, type Resource } from '../api/use-resource.ts';

/** Rows of a list, with more of them on demand. */
export interface Pages<T> extends Resource<Rows<T>> {
  readonly more: (() => void) | undefined;
}

const most = 1_000;

/**
 * A list that grows. It asks for a longer first page rather than for a next one, so that a refresh shows one consistent list;
 * beyond the longest page the filters are the way.
 *
 * @param step - Rows at first, and more each time.
 */
export function usePages<T>(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  topics: readonly Topic[],
  step = 100,
): Pages<T> {
  const [limit, setLimit] = useState(step);
  const search = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const resource = useResource<Rows<T>>(`${path}?${search.toString()}`, topics);
  const hasMore = resource.data?.next !== undefined && limit < most;
  return { ...resource, more: hasMore ? () => setLimit((before) => Math.min(before + step, most)) : undefined };
}
