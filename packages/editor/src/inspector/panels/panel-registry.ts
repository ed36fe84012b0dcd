import type { JourneyNode, NodeType } from '@sojourn/schema';
import { ActionPanel } from './action.tsx';
import { BranchPanel } from './branch.tsx';
import { EnrollPanel } from './enroll.tsx';
import { ExitPanel } from './exit.tsx';
import { HumanPanel } from './human.tsx';
import { MilestonePanel } from './milestone.tsx';
import type { Panel } from './panel-props.ts';
import { SplitPanel } from './split.tsx';
import { SwitchPanel } from './switch.tsx';
import { UnknownPanel } from './unknown.tsx';
import { UpdatePanel } from './update.tsx';
import { WaitPanel } from './wait.tsx';

// A panel is only ever given nodes of the type it is registered under.
const panels = {
  action: ActionPanel,
  update: UpdatePanel,
  branch: BranchPanel,
  switch: SwitchPanel,
  split: SplitPanel,
  wait: WaitPanel,
  task: HumanPanel,
  approval: HumanPanel,
  enroll: EnrollPanel,
  exit: ExitPanel,
  milestone: MilestonePanel,
} as unknown as Readonly<Record<NodeType, Panel>>;

/** The panel of a node; one of an unknown type is shown as it is. */
export function panelOf(node: JourneyNode): Panel {
  // Own keys of the list are the node types.
  return Object.hasOwn(panels, node.type) ? panels[node.type as NodeType] : UnknownPanel;
}
