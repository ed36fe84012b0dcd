import type { BranchNode } from '@sojourn/schema';
import type { CardDefinition } from './card-definition.ts';

/** The first case that holds. */
export const branchCard: CardDefinition<BranchNode> = {
  family: () => 'decision',
  icon: () => 'branch',
  title: (_, { words }) => words('node.branch'),
  summary: (node, { words }) => (node.cases.length === 0 ? words('branch.none') : words('branch.cases', { count: node.cases.length })),
  outlet: (node, outlet, { words }) => {
    const index = node.cases.findIndex((one) => one.id === outlet);
    return index === -1 ? undefined : (node.cases[index]?.name ?? words('node.case.new', { number: index + 1 }));
  },
};
