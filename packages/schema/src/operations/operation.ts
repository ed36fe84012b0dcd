import type { JourneyNode } from '../nodes/node.ts';
import type { BranchCase } from '../nodes/branch.ts';
import type { SplitArm } from '../nodes/split.ts';
import type { SwitchCase } from '../nodes/switch.ts';
import type { WaitAlternative } from '../nodes/wait.ts';
import type { JsonValue } from '../values.ts';

/** Where an edge begins: an outlet of a node, or the entry. */
export type Place = 'start' | { readonly nodeId: string; readonly outlet: string };

/** A case, arm or alternative: a member of the list that a node's outlets come from. */
export type OutletItem = BranchCase | SwitchCase | SplitArm | WaitAlternative;

/**
 * A typed, serialisable, invertible edit of a journey.
 *
 * - `insert` puts a node on an edge: `at` leads to it, its outlet `through` (the type's first if absent) to what was there.
 * - `add` puts a node in without connecting it.
 * - `remove` takes a node out; edges into it go where its outlet `keep` led (`next`, else the first, if absent; `null`: nowhere). With `orphans: true` what is reachable only through its other outlets goes too.
 * - `connect` points an edge at a node, or opens it.
 * - `move` takes a node out with healing and inserts it elsewhere.
 * - `set` and `unset` write one value by JSON pointer. The container must exist; in a list the index just after the last appends. A key
 *   that is new comes before the key `before`, last if that is absent.
 * - `item.*` add, remove and reorder members of `cases`, `arms` or `until`, with their outlets.
 * - `batch` is several as one.
 */
export type Operation =
  | { readonly op: 'insert'; readonly at: Place; readonly nodeId: string; readonly node: JourneyNode; readonly through?: string }
  | { readonly op: 'add'; readonly nodeId: string; readonly node: JourneyNode }
  | { readonly op: 'remove'; readonly nodeId: string; readonly keep?: string | null; readonly orphans?: boolean }
  | { readonly op: 'connect'; readonly at: Place; readonly to: string | null }
  | { readonly op: 'move'; readonly nodeId: string; readonly at: Place; readonly keep?: string | null; readonly through?: string }
  | { readonly op: 'set'; readonly pointer: string; readonly value: JsonValue; readonly before?: string }
  | { readonly op: 'unset'; readonly pointer: string }
  | { readonly op: 'item.add'; readonly nodeId: string; readonly index: number; readonly item: OutletItem; readonly to?: string | null }
  | { readonly op: 'item.remove'; readonly nodeId: string; readonly id: string }
  | { readonly op: 'item.move'; readonly nodeId: string; readonly id: string; readonly index: number }
  | { readonly op: 'batch'; readonly operations: readonly Operation[] };
