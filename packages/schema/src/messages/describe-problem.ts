import { nodeOf } from '../graph/edges.ts';
import type { Problem } from '../problem.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Operand } from '../conditions/condition.ts';
import { describeOperand } from './describe-condition.ts';
import { describeNode } from './describe-node.ts';
import { describeValue, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { describeWitness } from './describe-witness.ts';
import { paramName } from './param-name.ts';
import { sayList } from './saying.ts';
import { isMessageKey, say } from './words.ts';
import type { Words } from './saying.ts';
import type { MessageKey } from './words.ts';

/** What a description of a problem may look at. */
export interface ProblemContext extends DescribeContext {
  /** Whether the step's title stands before the sentence; true if absent. False where a list already shows it. */
  readonly withCard?: boolean;
}

/** A problem in plain words, with the step's title where the journey is given. A code that nobody has words for is shown as it is. */
export function describeProblem(problem: Problem, context: ProblemContext = {}): string {
  const words = wordsOf(context);
  const sentence = say(words, keyFor(problem), valuesOf(problem, context));
  const { suggestion } = problem.params;
  const full = typeof suggestion === 'string' ? say(words, 'problem.suggestion', { problem: sentence, suggestion }) : sentence;
  const card = context.withCard === false ? undefined : titleOf(problem.nodeId, context);
  return card === undefined ? full : say(words, 'problem.atNode', { card, problem: full });
}

/** The most precise text there is for a problem. */
function keyFor({ code, params }: Problem): MessageKey {
  const variants = [
    params['reason'],
    params['rule'],
    params['fault'],
    params['expected'],
    ...('op' in params && !('found' in params) ? ['op'] : []),
    ...Object.keys(params),
  ];
  for (const variant of variants) {
    const key = `problem.${code}.${typeof variant === 'string' ? variant : ''}`;
    if (isMessageKey(key)) return key;
  }
  const key = `problem.${code}`;
  return isMessageKey(key) ? key : 'problem.unknown';
}

function valuesOf(problem: Problem, context: ProblemContext): Record<string, string> {
  const words = wordsOf(context);
  const values: Record<string, string> = { code: problem.code };
  for (const [name, value] of Object.entries(problem.params)) values[name] = paramText(name, value, problem, context, words);
  return values;
}

function paramText(name: string, value: JsonValue, problem: Problem, context: ProblemContext, words: Words): string {
  const { code } = problem;
  const called = (item: JsonValue): string =>
    (typeof item === 'string' ? paramName(name, item, problem, context) : undefined) ?? describeValue(item, context);
  if (name === 'witness' && isObject(value)) return describeWitness(value, context);
  if (name === 'nodes' && Array.isArray(value))
    return value.map((nodeId: JsonValue) => (typeof nodeId === 'string' ? (titleOf(nodeId, context) ?? nodeId) : '')).join(' → ');
  if (name === 'operand' && isObject(value)) return describeOperand(value as unknown as Operand, context); // As the check wrote it.
  if (name === 'type') return named(words, 'type', value);
  if (name === 'expected' || (name === 'found' && code === 'type_invalid')) return named(words, 'kind', value);
  return Array.isArray(value)
    ? sayList(
        words,
        value.map((item: JsonValue) => called(item)),
        'or',
      )
    : called(value);
}

function named(words: Words, kind: 'type' | 'kind', value: JsonValue): string {
  const names = (Array.isArray(value) ? value : [value]).map((one: JsonValue) => {
    const key = `${kind}.${typeof one === 'string' ? one : ''}`;
    return isMessageKey(key) ? say(words, key) : describeValue(one);
  });
  return sayList(words, names, 'or');
}

function titleOf(nodeId: string | undefined, context: ProblemContext): string | undefined {
  const node = nodeId === undefined || context.journey === undefined ? undefined : nodeOf(context.journey, nodeId);
  return node === undefined ? undefined : describeNode(node, context).title;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
