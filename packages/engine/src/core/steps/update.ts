import type { UpdateNode } from '@sojourn/schema';
import { compileChanges, updateContact } from '../update-contact.ts';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** Changes the contact at once; what the change triggers, ends or wakes comes after the input that led here. */
export const updateStep: Step = defineStep<UpdateNode>('update', (node, context) => {
  const changes = compileChanges(node.changes, context.compileOperand);
  return { arrive: (visit) => ({ type: 'update', update: updateContact(changes, visit, visit.scope), outlet: 'next' }) };
});
