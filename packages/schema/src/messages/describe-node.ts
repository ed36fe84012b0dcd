import { isOperand, ownField } from '../conditions/operand.ts';
import type { HumanStep } from '../nodes/human.ts';
import type { KnownNode, JourneyNode, NodeType } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { ContactChange } from '../nodes/update.ts';
import type { JsonObject } from '../values.ts';
import { describeCondition, describeOperand } from './describe-condition.ts';
import { describeDuration } from './describe-duration.ts';
import { attributeName, describeValue, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { describeWait } from './describe-wait.ts';
import { say } from './words.ts';

/** A step in words: the title that names it, and a line that says what it does; the line may be empty. */
export interface Described {
  readonly title: string;
  readonly summary: string;
}

type Describer<N> = (node: N, context: DescribeContext) => Described;

const describers: { readonly [T in NodeType]: Describer<Extract<KnownNode, { readonly type: T }>> } = {
  action: (node, context) => {
    const action = ownField(context.catalog?.actions, node.action);
    const title = action?.label ?? node.action;
    return { title: title || say(wordsOf(context), 'node.action.none'), summary: filled(action?.summary ?? '', node.input ?? {}) };
  },
  update: (node, context) => ({
    title: say(wordsOf(context), 'node.update'),
    summary:
      node.changes.length === 0
        ? say(wordsOf(context), 'node.update.none')
        : node.changes.map((change) => describeChange(change, context)).join('; '),
  }),
  branch: (node, context) => ({
    title: say(wordsOf(context), 'node.branch'),
    summary: say(wordsOf(context), 'node.branch.cases', { count: node.cases.length }),
  }),
  switch: (node, context) => ({
    title: say(wordsOf(context), 'node.switch', { what: describeOperand(node.on, context) }),
    summary: node.cases.map((one) => one.name ?? describeValue(one.value, context)).join(', '),
  }),
  split: (node, context) => {
    const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
    const share = (weight: number): number => (sum > 0 ? Math.round((weight / sum) * 1_000) / 10 : 0);
    const shares = node.arms.map((arm) =>
      say(wordsOf(context), 'node.split.share', { name: arm.name ?? arm.id, percent: share(arm.weight) }),
    );
    return { title: say(wordsOf(context), 'node.split'), summary: shares.join(', ') };
  },
  wait: (node, context) => ({ title: say(wordsOf(context), 'node.wait'), summary: describeWait(node, context) }),
  task: (node, context) => human(node, 'node.task', context),
  approval: (node, context) => human(node, 'node.approval', context),
  enroll: (node, context) => ({
    title: say(wordsOf(context), 'node.enroll', { journey: node.journey || say(wordsOf(context), 'operand.nothing') }),
    summary: '',
  }),
  exit: (node, context) => ({
    title: node.reason === '' ? say(wordsOf(context), 'node.exit') : say(wordsOf(context), 'node.exit.reason', { reason: node.reason }),
    summary: '',
  }),
  milestone: (node, context) => ({
    title: say(wordsOf(context), 'node.milestone'),
    summary:
      node.jumpWhen === undefined
        ? ''
        : say(wordsOf(context), 'node.milestone.jump', { condition: describeCondition(node.jumpWhen, context) }),
  }),
};

/** A step as people would say it. Its own name, where it has one, is the title. */
export function describeNode(node: JourneyNode, context: DescribeContext = {}): Described {
  const said = describe(node, context);
  const name = node.name?.trim() ?? '';
  if (name === '') return said;
  return { title: name, summary: said.summary === '' ? said.title : said.summary };
}

function describe(node: JourneyNode, context: DescribeContext): Described {
  if (!isKnownNode(node)) return { title: say(wordsOf(context), 'node.unknown', { type: node.type }), summary: '' };
  // The list has one describer per type, each for nodes of that type.
  return (describers[node.type] as Describer<KnownNode>)(node, context);
}

function human(node: HumanStep, key: 'node.task' | 'node.approval', context: DescribeContext): Described {
  const words = wordsOf(context);
  const assignee = node.assignee || say(words, 'operand.nothing');
  const summary =
    node.due === undefined
      ? say(words, 'node.for', { assignee })
      : say(words, 'node.forDue', { assignee, duration: describeDuration(node.due, words) });
  return { title: node.title || say(words, key), summary };
}

/** One change of a contact: “Add 10 to Lead score”. */
export function describeChange(change: ContactChange, context: DescribeContext = {}): string {
  const words = wordsOf(context);
  if ('tag' in change) return say(words, change.op === 'add' ? 'change.tag.add' : 'change.tag.remove', { name: change.tag });
  const { op, value } = change;
  const name = attributeName(change.attribute, context) || say(words, 'operand.nothing');
  if (op === 'increment' && typeof value === 'number' && value < 0) return say(words, 'change.decrement', { name, value: -value });
  const said = isOperand(value) ? describeOperand(value, context) : describeValue(op === 'increment' ? (value ?? 1) : value, context);
  return say(words, `change.${op}`, { name, value: said });
}

/** An action's line with the texts of its input in their places. */
function filled(summary: string, input: JsonObject): string {
  return summary.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
  });
}
