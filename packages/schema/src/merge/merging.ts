import { toPointer } from '../guard/pointer.ts';
import type { JsonValue } from '../values.ts';
import type { Conflict, ConflictKind } from './conflict.ts';

/** One value in three documents; `undefined` where it is not there. */
export interface Sides<V> {
  readonly base: V;
  readonly ours: V;
  readonly theirs: V;
}

/** A merge under way. */
export interface Merging {
  readonly conflicts: Conflict[];
  /** Whose value stands where somebody has to decide. */
  readonly prefer: 'ours' | 'theirs';
}

/** A value that may not be there. */
export type Side = JsonValue | undefined;

/** Merges one value. */
export type MergeValue = (merging: Merging, path: readonly string[], sides: Sides<Side>) => Side;

/** Notes that somebody has to decide, and goes on with the side that is preferred. */
export function conflict(merging: Merging, kind: ConflictKind, path: readonly string[], { base, ours, theirs }: Sides<Side>): Side {
  const [root, nodeId] = path;
  merging.conflicts.push({
    kind,
    pointer: toPointer(path),
    ...(root === 'nodes' && nodeId !== undefined && { nodeId }),
    ...(base !== undefined && { base }),
    ...(ours !== undefined && { ours }),
    ...(theirs !== undefined && { theirs }),
  });
  // What one side took away and the other worked on is kept: it is easier to take away than to write again.
  if (kind === 'removed_changed') return ours === undefined ? theirs : ours;
  return merging.prefer === 'ours' ? ours : theirs;
}
