import type { Operand } from '../conditions/condition.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { Journey } from '../journey.ts';
import type { JsonValue } from '../values.ts';

/** A value that a text of a step asks for. */
export interface Token {
  readonly nodeId: string;
  readonly path: readonly (string | number)[];
  /** As written, such as `contact.firstName`. */
  readonly name: string;
  readonly operand: Operand;
  /** Whether a `default` stands by, or the text asks first whether it is there. */
  readonly hasFallback: boolean;
}

const output = /\{\{-?\s*((?:contact|entry|result)(?:\.[\p{L}\p{N}_-]+)+)\s*(\|[^}]*)?-?\}\}/gu;

/** Every value that the texts of actions, tasks and approvals ask for by a plain path. */
export function tokensOf(journey: Journey): readonly Token[] {
  return Object.entries(journey.nodes).flatMap(([nodeId, node]): readonly Token[] => {
    if (!isKnownNode(node)) return [];
    if (node.type === 'action') return tokensIn(node.input ?? {}, nodeId, ['nodes', nodeId, 'input']);
    if (node.type !== 'task' && node.type !== 'approval') return [];
    const texts = {
      title: node.title,
      assignee: node.assignee,
      ...(node.backup !== undefined && { backup: node.backup }),
      ...(node.input !== undefined && { input: node.input }),
    };
    return tokensIn(texts, nodeId, ['nodes', nodeId]);
  });
}

function tokensIn(value: JsonValue, nodeId: string, path: Token['path']): readonly Token[] {
  if (typeof value === 'string') return value.includes('{{') ? tokensOfText(value, nodeId, path) : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: JsonValue, index) => tokensIn(item, nodeId, [...path, index]));
  return Object.entries(value).flatMap(([key, item]) => tokensIn(item as JsonValue, nodeId, [...path, key])); // The values of an object.
}

function tokensOfText(text: string, nodeId: string, path: Token['path']): readonly Token[] {
  return [...text.matchAll(output)].flatMap((match): readonly Token[] => {
    const [, name = '', filters = ''] = match;
    const [root = '', ...rest] = name.split('.');
    const operand = operandOf(root, rest.join('.'));
    if (operand === undefined) return [];
    return [{ nodeId, path, name, operand, hasFallback: /\|\s*default\b/.test(filters) || isAskedFirst(text, name) }];
  });
}

function operandOf(root: string, path: string): Operand | undefined {
  if (root === 'entry') return { entry: path };
  if (root === 'result') return { result: path };
  // Their own fields, never missing or the contact's zone.
  return path === 'id' || path === 'timezone' ? undefined : { attribute: path };
}

/** Whether a tag such as `{% if contact.firstName %}` names it. */
function isAskedFirst(text: string, name: string): boolean {
  return [...text.matchAll(/\{%([^%]*)%\}/g)].some(
    ([, tag = '']) => /^-?\s*(?:if|elsif|unless|case|assign)\b/.test(tag) && tag.includes(name),
  );
}
