import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { Journey } from '../journey.ts';
import { triggerDefinition } from '../triggers/registry.ts';
import { comparisonsOf, conditionMentions, isEventMatch, operandConditions, operandMentions, whenMentions } from './condition-mentions.ts';
import type { ComparisonPlace } from './condition-mentions.ts';
import type { ConditionMention, Mention, MentionPath, OwnMention } from './mention.ts';

/** All that a journey names, in document order. */
export interface JourneyMentions {
  readonly mentions: readonly Mention[];
  readonly comparisons: readonly ComparisonPlace[];
  /** Whole conditions, those inside history operands not among them. */
  readonly conditions: readonly ConditionMention[];
}

/** Collects what a journey names, and every comparison in it. */
export function mentionsOf(journey: Journey): JourneyMentions {
  const own = [...entryMentions(journey), ...frameMentions(journey), ...nodeMentions(journey)];
  return {
    mentions: own.flatMap(expanded),
    comparisons: own.flatMap(comparisonsIn),
    conditions: own.filter((one) => one.kind === 'condition'),
  };
}

function expanded(mention: OwnMention): readonly Mention[] {
  if (mention.kind === 'condition') return conditionMentions(mention);
  if (mention.kind !== 'operand') return [mention];
  const inner = operandConditions(mention.operand, mention.path);
  return [...operandMentions(mention.operand, mention.path), ...inner.flatMap(conditionMentions)];
}

function comparisonsIn(mention: OwnMention): readonly ComparisonPlace[] {
  if (mention.kind === 'condition') return comparisonsOf(mention);
  return mention.kind === 'operand' ? operandConditions(mention.operand, mention.path).flatMap(comparisonsOf) : [];
}

function entryMentions({ entry }: Journey): readonly OwnMention[] {
  const triggers = entry.triggers.flatMap((trigger, index) =>
    below(triggerDefinition(trigger.type)?.mentions?.(trigger), ['entry', 'triggers', index]),
  );
  const criteria: readonly OwnMention[] =
    entry.criteria === undefined ? [] : [{ kind: 'condition', condition: entry.criteria, path: ['entry', 'criteria'] }];
  const key: readonly OwnMention[] = entry.key === undefined ? [] : [{ kind: 'entry', name: entry.key, path: ['entry', 'key'] }];
  return [...triggers, ...criteria, ...key];
}

function frameMentions({ goal, exits, suppression }: Journey): readonly OwnMention[] {
  const value: readonly OwnMention[] =
    goal?.value === undefined || !isEventMatch(goal.when)
      ? []
      : [{ kind: 'payload', event: goal.when.event, name: goal.value, path: ['goal', 'value'] }];
  return [
    ...(goal === undefined ? [] : whenMentions(goal.when, ['goal', 'when'])),
    ...value,
    ...(exits ?? []).flatMap((exit, index) => whenMentions(exit.when, ['exits', index, 'when'])),
    ...(suppression === undefined ? [] : [{ kind: 'condition', condition: suppression.when, path: ['suppression', 'when'] } as const]),
  ];
}

function nodeMentions(journey: Journey): readonly OwnMention[] {
  return Object.entries(journey.nodes).flatMap(([nodeId, node]) =>
    isKnownNode(node) ? below(nodeDefinition(node.type)?.mentions?.(node), ['nodes', nodeId]) : [],
  );
}

function below(mentions: readonly OwnMention[] | undefined, path: MentionPath): readonly OwnMention[] {
  return (mentions ?? []).map((mention) => ({ ...mention, path: [...path, ...mention.path] }));
}
