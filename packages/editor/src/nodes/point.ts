import type { EnrollNode, ExitNode, MilestoneNode } from '@sojourn/schema';
import type { CardDefinition } from './card-definition.ts';

/** Hands over to another journey. */
export const enrollCard: CardDefinition<EnrollNode> = {
  family: () => 'end',
  icon: () => 'handover',
  title: (_, { words }) => words('node.enroll'),
  summary: (node, { words }) => (node.journey === '' ? words('enroll.none') : words('enroll.in', { journey: node.journey })),
};

/** Leaves with a reason. */
export const exitCard: CardDefinition<ExitNode> = {
  family: () => 'end',
  icon: () => 'door',
  title: (_, { words }) => words('node.exit'),
  summary: (node, { words }) => (node.reason === '' ? words('exit.none') : words('exit.reason', { reason: node.reason })),
};

/** A named point. */
export const milestoneCard: CardDefinition<MilestoneNode> = {
  family: () => 'data',
  icon: () => 'flag',
  title: (_, { words }) => words('node.milestone'),
  summary: (node, { words }) => words(node.jumpWhen === undefined ? 'milestone.point' : 'milestone.jump'),
};
