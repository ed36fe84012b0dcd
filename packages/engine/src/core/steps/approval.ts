import type { ApprovalNode } from '@sojourn/schema';
import { compileHumanStep } from '../tasks/human-step.ts';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** Parks until a person has decided. */
export const approvalStep: Step = defineStep<ApprovalNode>('approval', (node, context) => compileHumanStep('approval', node, context));
