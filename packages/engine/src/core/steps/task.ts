import type { TaskNode } from '@sojourn/schema';
import { compileHumanStep } from '../tasks/human-step.ts';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** Parks until a person has done something. */
export const taskStep: Step = defineStep<TaskNode>('task', (node, context) => compileHumanStep('task', node, context));
