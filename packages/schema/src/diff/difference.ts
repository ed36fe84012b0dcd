import type { JourneyNode } from '../nodes/node.ts';
import type { Place } from '../operations/operation.ts';
import type { JsonValue } from '../values.ts';

/** Lists whose members have ids: a change of order and a change of a member are told apart. */
export type ListedPart = 'case' | 'arm' | 'alternative' | 'trigger' | 'exit';

/** How a condition differs: fewer contacts match, more do, or nobody can say. */
export type ConditionChange = 'narrowed' | 'widened' | 'changed';

/**
 * One thing in which two journeys differ, by meaning and not by text. `pointer` leads to it in the later journey, for what was taken
 * away in the earlier one.
 *
 * - `node_moved`: a step stands elsewhere on the paths; the edges that this explains are not listed again. Places are where it is led
 *   to from, new and removed steps left out.
 * - `node_id_changed`: the same step under another id; what names it followed, and what else differs in it is told by itself.
 * - `edge_changed`: an outlet leads elsewhere, new, removed and moved steps left out; `null` is open.
 * - `field_changed`: any other value; `from` or `to` is absent where the value was. A condition also says how it changed.
 */
export type Difference =
  | {
      readonly kind: 'node_added';
      readonly pointer: string;
      readonly nodeId: string;
      readonly node: JourneyNode;
      readonly after: readonly Place[];
    }
  | {
      readonly kind: 'node_removed';
      readonly pointer: string;
      readonly nodeId: string;
      readonly node: JourneyNode;
      readonly after: readonly Place[];
    }
  | {
      readonly kind: 'node_moved';
      readonly pointer: string;
      readonly nodeId: string;
      readonly from: readonly Place[];
      readonly to: readonly Place[];
    }
  | { readonly kind: 'node_renamed'; readonly pointer: string; readonly nodeId: string; readonly from?: string; readonly to?: string }
  | {
      readonly kind: 'node_id_changed';
      readonly pointer: string;
      readonly nodeId: string;
      /** The id that it had. */
      readonly from: string;
    }
  | {
      readonly kind: 'node_replaced';
      readonly pointer: string;
      readonly nodeId: string;
      readonly from: JourneyNode;
      readonly to: JourneyNode;
    }
  | {
      readonly kind: 'edge_changed';
      readonly pointer: string;
      readonly nodeId?: string;
      readonly at: Place;
      readonly from: string | null;
      readonly to: string | null;
    }
  | ItemDifference
  | FieldDifference;

/** A member of a list was added or taken away, or the members that were there before stand in another order. */
export type ItemDifference =
  | {
      readonly kind: 'item_added' | 'item_removed';
      readonly pointer: string;
      readonly nodeId?: string;
      readonly part: ListedPart;
      readonly item: JsonValue;
      readonly id: string;
      /** Where its outlet leads. */
      readonly to?: string | null;
    }
  | {
      readonly kind: 'items_reordered';
      readonly pointer: string;
      readonly nodeId?: string;
      readonly part: ListedPart;
      /** Ids of the members that both have. */
      readonly from: readonly string[];
      readonly to: readonly string[];
    };

/** A value differs. */
export interface FieldDifference {
  readonly kind: 'field_changed';
  readonly pointer: string;
  readonly nodeId?: string;
  /** The member of a list that the field belongs to. */
  readonly part?: ListedPart;
  readonly id?: string;
  /** The last key of the pointer. */
  readonly field: string;
  readonly from?: JsonValue;
  readonly to?: JsonValue;
  readonly change?: ConditionChange;
}
