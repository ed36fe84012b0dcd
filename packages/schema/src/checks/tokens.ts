import type { Operand } from '../conditions/condition.ts';
import { ownField } from '../conditions/operand.ts';
import type { NodesByType } from '../graph/nodes-by-type.ts';
import type { TemplateFault } from '../liquid/template-parts.ts';
import { templateNeeds } from '../liquid/template-needs.ts';
import type { ReadPath } from '../liquid/read-expression.ts';
import type { Catalog } from '../catalog.ts';
import type { JsonValue } from '../values.ts';

/** A value without which a text is not rendered. */
export interface Token {
  /** As written, such as `contact.firstName`. */
  readonly name: string;
  /** What it reads; `undefined` for what no template has: a name that nobody gave, or a field inside a value that has none. */
  readonly operand: Operand | undefined;
}

/** A text that is a template. */
export interface TemplateText {
  readonly nodeId: string;
  readonly path: readonly (string | number)[];
  /** Whether it is handed over to another journey, and not sent. */
  readonly isHandover: boolean;
  /** Of each, one at least must be there: a token, then its fallbacks. */
  readonly needs: readonly (readonly Token[])[];
  /** Why it cannot be read. */
  readonly fault?: TemplateFault;
}

/** Every template among the texts of actions, tasks, approvals and hand-overs. */
export function templatesOf(nodes: NodesByType, catalog: Catalog): readonly TemplateText[] {
  const found: TemplateText[] = [];
  const look = (value: JsonValue, path: TemplateText['path'], isHandover = false): void => {
    if (typeof value === 'string') {
      if (value.includes('{{') || value.includes('{%')) found.push(textAt(value, path, isHandover, catalog));
    } else if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly JsonValue[]).entries()) look(item, [...path, index], isHandover); // What it says.
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value))
        look(ownField(value as Readonly<Record<string, JsonValue>>, key) ?? null, [...path, key], isHandover); // Neither list nor null.
    }
  };
  for (const [nodeId, node] of nodes.known) {
    const at = ['nodes', nodeId];
    if (node.type === 'action') look(node.input ?? null, [...at, 'input']);
    else if (node.type === 'enroll') {
      look(literalOf(node.key), [...at, 'key'], true);
      for (const [name, value] of Object.entries(node.data ?? {})) look(literalOf(value), [...at, 'data', name], true);
    } else if (node.type === 'task' || node.type === 'approval') {
      for (const field of ['title', 'assignee', 'backup', 'input'] as const) look(node[field] ?? null, [...at, field]);
    }
  }
  return found;
}

/** An operand has no text in it. */
function literalOf(value: unknown): JsonValue {
  return typeof value === 'string' ? value : null;
}

function textAt(text: string, path: TemplateText['path'], isHandover: boolean, catalog: Catalog): TemplateText {
  const read = templateNeeds(text);
  const place = { nodeId: String(path[1]), path, isHandover };
  if (!read.ok) return { ...place, needs: [], fault: read.fault };
  const needs = new Map<string, readonly Token[]>();
  for (const need of read.needs) {
    const tokens = need.map((one) => tokenOf(one, catalog));
    // What is always there, or what nobody declares, keeps the text whole.
    if (tokens.every((token) => token !== undefined)) needs.set(tokens.map(({ name }) => name).join('|'), tokens);
  }
  return { ...place, needs: [...needs.values()] };
}

/** `undefined` for what is never missing, and for what nobody can say. */
function tokenOf({ root, steps, name }: ReadPath, catalog: Catalog): Token | undefined {
  const [first, ...rest] = steps;
  if (root === 'contact') return contactToken(first ?? '', rest, name, catalog);
  // A name that nobody gave.
  if (root !== 'entry' && root !== 'result') return { name, operand: undefined };
  // What a value has to tell of itself is there when the value is.
  const own = steps.at(-1) === 'size' && steps.length > (root === 'result' ? 2 : 1) ? steps.slice(0, -1) : steps;
  const path = own.join('.');
  return { name, operand: root === 'entry' ? { entry: path } : { result: path } };
}

function contactToken(attribute: string, rest: readonly (string | undefined)[], name: string, { attributes }: Catalog): Token | undefined {
  if (attribute === 'id' || attribute === 'timezone') return rest.length === 0 ? undefined : { name, operand: undefined };
  const operand = { attribute };
  const field = ownField(attributes, attribute);
  const [inner, ...deeper] = rest;
  if (inner === undefined || field === undefined) return { name, operand };
  const hasSize = field.type === 'list' || field.type === 'text' || field.type === 'date' || field.type === 'datetime';
  if (inner === 'size' && deeper.length === 0 && hasSize) return { name, operand };
  // An item of a list may be there or not; anything else has no fields.
  return field.type === 'list' ? undefined : { name, operand: undefined };
}
