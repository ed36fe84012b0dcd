import { actionStep } from './action.ts';
import { approvalStep } from './approval.ts';
import { branchStep } from './branch.ts';
import { enrollStep } from './enroll.ts';
import { exitStep } from './exit.ts';
import { milestoneStep } from './milestone.ts';
import { splitStep } from './split.ts';
import type { Step } from './step.ts';
import { switchStep } from './switch.ts';
import { taskStep } from './task.ts';
import { updateStep } from './update.ts';
import { waitStep } from './wait.ts';

/** Every node type that this release runs. A node of another type is refused at publishing. */
export const steps: ReadonlyMap<string, Step> = new Map(
  [actionStep, updateStep, branchStep, switchStep, splitStep, waitStep, taskStep, approvalStep, enrollStep, exitStep, milestoneStep].map(
    (step) => [step.type, step],
  ),
);
