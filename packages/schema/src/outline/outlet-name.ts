import { describeCondition } from '../messages/describe-condition.ts';
import { describeValue, wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { describeAlternative } from '../messages/describe-wait.ts';
import { isMessageKey, say } from '../messages/words.ts';
import type { JourneyNode, KnownNode } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';

/** What a way out of a step is called: a case with its condition, an alternative as what is waited for, else by its fixed meaning. */
export function outletName(node: JourneyNode, outlet: string, context: DescribeContext): string {
  const own = isKnownNode(node) ? ownName(node, outlet, context) : undefined;
  const key = `outline.${outlet}`;
  return own ?? (fixed.has(outlet) && isMessageKey(key) ? say(wordsOf(context), key) : outlet);
}

const fixed: ReadonlySet<string> = new Set(['else', 'missing', 'past', 'failed', 'withheld', 'overdue', 'approved', 'rejected', 'next']);

function ownName(node: KnownNode, outlet: string, context: DescribeContext): string | undefined {
  const words = wordsOf(context);
  switch (node.type) {
    case 'branch': {
      const found = node.cases.find(({ id }) => id === outlet);
      if (found === undefined) return undefined;
      const condition = describeCondition(found.when, context);
      return found.name ? say(words, 'outline.case', { name: found.name, condition }) : condition;
    }
    case 'switch': {
      const found = node.cases.find(({ id }) => id === outlet);
      return found === undefined ? undefined : (found.name ?? describeValue(found.value, context));
    }
    case 'split': {
      const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
      const found = node.arms.find(({ id }) => id === outlet);
      if (found === undefined) return undefined;
      const percent = sum > 0 ? Math.round((found.weight / sum) * 1_000) / 10 : 0;
      return say(words, 'node.split.share', { name: found.name ?? found.id, percent });
    }
    case 'wait': {
      const found = node.until.find(({ id }) => id === outlet);
      return found === undefined ? undefined : describeAlternative(found, context);
    }
    case 'action':
    case 'update':
    case 'task':
    case 'approval':
    case 'enroll':
    case 'exit':
    case 'milestone':
      return undefined;
  }
}
