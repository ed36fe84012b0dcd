import type { SplitNode } from '@sojourn/schema';
import type { CardDefinition } from './card-definition.ts';

/** Shares of contacts. */
export const splitCard: CardDefinition<SplitNode> = {
  family: () => 'decision',
  icon: () => 'split',
  title: (_, { words }) => words('node.split'),
  summary: (node, names) =>
    node.arms.map((arm) => names.words('split.share', { percent: share(node, arm.weight), name: arm.name ?? arm.id })).join(' · '),
  outlet: (node, outlet, { words }) => {
    const arm = node.arms.find((one) => one.id === outlet);
    return arm === undefined ? undefined : words('split.share', { percent: share(node, arm.weight), name: arm.name ?? arm.id });
  },
};

function share(node: SplitNode, weight: number): number {
  const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
  return sum === 0 ? 0 : Math.round((weight / sum) * 1000) / 10;
}
