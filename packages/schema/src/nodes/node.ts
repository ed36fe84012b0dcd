import type { JsonValue } from '../values.ts';
import type { ActionNode } from './action.ts';
import type { ApprovalNode } from './approval.ts';
import type { BranchNode } from './branch.ts';
import type { EnrollNode } from './enroll.ts';
import type { ExitNode } from './exit.ts';
import type { MilestoneNode } from './milestone.ts';
import type { NodeBase } from './node-base.ts';
import type { SplitNode } from './split.ts';
import type { SwitchNode } from './switch.ts';
import type { TaskNode } from './task.ts';
import type { UpdateNode } from './update.ts';
import type { WaitNode } from './wait.ts';

/** A node of a type this release knows. */
export type KnownNode =
  | ActionNode
  | UpdateNode
  | BranchNode
  | SwitchNode
  | SplitNode
  | WaitNode
  | TaskNode
  | ApprovalNode
  | EnrollNode
  | ExitNode
  | MilestoneNode;

/** The type names this release knows. */
export type NodeType = KnownNode['type'];

/**
 * A node of a type this release does not know. It is shown and kept, with every field, and refused at publishing.
 * Tell it from a known one with `isKnownNode`.
 */
export interface UnknownNode extends NodeBase {
  readonly type: string;
  readonly [field: string]: JsonValue | undefined;
}

/** A step of a journey. */
export type JourneyNode = KnownNode | UnknownNode;
