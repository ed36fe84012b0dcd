import { ownField } from '../conditions/operand.ts';
import { nodeOf } from '../graph/edges.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { outletName } from '../outline/outlet-name.ts';
import type { Problem } from '../problem.ts';
import { describeDuration } from './describe-duration.ts';
import { describeNode } from './describe-node.ts';
import { attributeName, eventName, wordsOf } from './describe-value.ts';
import type { DescribeContext } from './describe-value.ts';
import { isMessageKey, say } from './words.ts';

/** What people call the thing that a parameter of a problem names; `undefined` where it is no name, or nobody gave it another. */
export function paramName(param: string, value: string, problem: Problem, context: DescribeContext): string | undefined {
  const node = nodeIn(problem.nodeId, context);
  switch (param) {
    case 'step': {
      const step = nodeIn(value, context);
      return step === undefined ? undefined : describeNode(step, context).title;
    }
    case 'event':
      return eventName(value, context);
    case 'keep':
      return describeDuration(value, wordsOf(context));
    case 'channel':
      return ownField(context.catalog?.channels, value)?.label;
    case 'name':
      return problem.code === 'attribute_written_twice' ? attributeName(value, context) : undefined;
    case 'case':
    case 'with':
    case 'by':
      return node === undefined ? undefined : caseName(node, value, context);
    case 'field':
      return fieldName(value, problem, node, context);
    default:
      return undefined;
  }
}

function nodeIn(nodeId: string | undefined, { journey }: DescribeContext): JourneyNode | undefined {
  return nodeId === undefined || journey === undefined ? undefined : nodeOf(journey, nodeId);
}

/** A case by its name, else by what it asks. */
function caseName(node: JourneyNode, id: string, context: DescribeContext): string {
  const cases = isKnownNode(node) && (node.type === 'branch' || node.type === 'switch') ? node.cases : [];
  const name = cases.find((one) => one.id === id)?.name ?? '';
  return name === '' ? outletName(node, id, context) : name;
}

/** A field of an action's input by the title that its schema has; a field of the document by the language's own word for it. */
function fieldName(field: string, { pointer }: Problem, node: JourneyNode | undefined, context: DescribeContext): string | undefined {
  if (node !== undefined && isKnownNode(node) && node.type === 'action' && pointer.split('/')[3] === 'input') {
    const properties = ownField(context.catalog?.actions, node.action)?.input?.['properties'];
    const schema = isRecord(properties) ? ownField(properties, field) : undefined;
    const title = isRecord(schema) ? schema['title'] : undefined;
    return typeof title === 'string' ? title : undefined;
  }
  const key = `field.${field}`;
  return isMessageKey(key) ? say(wordsOf(context), key) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
