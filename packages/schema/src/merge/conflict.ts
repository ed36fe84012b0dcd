import type { JsonValue } from '../values.ts';

/**
 * Why two sets of changes do not go together.
 *
 * - `changed_both`: both changed the same value, to different ones.
 * - `added_both`: both added it, differently.
 * - `removed_changed`: one took away what the other changed.
 * - `order`: both put a list in another order, or both added cases at one place, where the order decides which case wins.
 * - `edge_to_removed`: one leads to a step that the other took away.
 * - `circle`: together, and only together, the edges go round without ever waiting.
 * - `invalid`: what came together does not parse.
 */
export type ConflictKind = 'changed_both' | 'added_both' | 'removed_changed' | 'order' | 'edge_to_removed' | 'circle' | 'invalid';

/** One place where somebody has to decide. A value that is absent was not there. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** JSON pointer into the merged journey; members of lists with ids are named by their id. */
  readonly pointer: string;
  readonly nodeId?: string;
  readonly base?: JsonValue;
  readonly ours?: JsonValue;
  readonly theirs?: JsonValue;
}
