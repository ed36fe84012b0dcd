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
 * - `append` puts a node at the end of a path: of the one from `after` on, else of the main path (`next`, else the first outlet, of each).
 * - `paste` puts several nodes in with the edges among them. With `at`, that edge leads to `start`, and `through` (the end of the path
 *   from `start` if absent) to what was there. `pasteFragment` makes one with fresh ids.
 * - `remove` takes a node out; edges into it go where its outlet `keep` led (`next`, else the first, if absent; `null`: nowhere). With `orphans: true` what is reachable only through its other outlets goes too.
 * - `connect` points an edge at a node, or opens it; at `start` it says where the journey begins.
 * - `move` takes a node out with healing and inserts it elsewhere. With `branch: true` all that hangs on it alone goes along (`keep` and
 *   `through` are not needed), and its ways into the rest of the journey lead on from the new place.
 * - `rename` gives a node another id: edges, the start, pins, `since`, `of`, `result` operands and templates follow.
 * - `pin` gives a card a fixed place, or takes it away with `null`.
 * - `set` and `unset` write one value by JSON pointer. The container must exist; in a list the index just after the last appends. A key
 *   that is new comes before the key `before`, last if that is absent.
 * - `item.*` add, remove and reorder members of `cases`, `arms` or `until`, with their outlets.
 * - `batch` is several as one.
 */
export type Operation =
  | { readonly op: 'insert'; readonly at: Place; readonly nodeId: string; readonly node: JourneyNode; readonly through?: string }
  | { readonly op: 'add'; readonly nodeId: string; readonly node: JourneyNode }
  | { readonly op: 'append'; readonly nodeId: string; readonly node: JourneyNode; readonly after?: string }
  | {
      readonly op: 'paste';
      readonly nodes: Readonly<Record<string, JourneyNode>>;
      readonly start: string;
      readonly at?: Place;
      readonly through?: { readonly nodeId: string; readonly outlet: string };
    }
  | { readonly op: 'remove'; readonly nodeId: string; readonly keep?: string | null; readonly orphans?: boolean }
  | { readonly op: 'connect'; readonly at: Place; readonly to: string | null }
  | {
      readonly op: 'move';
      readonly nodeId: string;
      readonly at: Place;
      readonly keep?: string | null;
      readonly through?: string;
      readonly branch?: boolean;
    }
  | { readonly op: 'rename'; readonly nodeId: string; readonly to: string }
  | { readonly op: 'pin'; readonly nodeId: string; readonly at: { readonly x: number; readonly y: number } | null }
  | { readonly op: 'set'; readonly pointer: string; readonly value: JsonValue; readonly before?: string }
  | { readonly op: 'unset'; readonly pointer: string }
  | { readonly op: 'item.add'; readonly nodeId: string; readonly index: number; readonly item: OutletItem; readonly to?: string | null }
  | { readonly op: 'item.remove'; readonly nodeId: string; readonly id: string }
  | { readonly op: 'item.move'; readonly nodeId: string; readonly id: string; readonly index: number }
  | { readonly op: 'batch'; readonly operations: readonly Operation[] };
