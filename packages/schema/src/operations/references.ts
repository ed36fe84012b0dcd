import type { Journey } from '../journey.ts';
import { mentionsOf } from '../mentions/mentions-of.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { JsonObject, JsonValue } from '../values.ts';

/** A text of a journey that names a node, with the text that names it by its new id. */
export interface Rewrite {
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/** Fields of nodes that hold Liquid. */
const templated = ['input', 'title', 'assignee', 'backup', 'key', 'data'] as const;

/**
 * What must be written when nodes get new ids, edges and pins aside: `since` and `of`, `result` operands, and `result.<node>` in
 * templates.
 *
 * @param names - New ids by old ones.
 */
export function referenceRewrites(journey: Journey, names: ReadonlyMap<string, string>): readonly Rewrite[] {
  return [...mentionRewrites(journey, names), ...templateRewrites(journey, names)];
}

function mentionRewrites(journey: Journey, names: ReadonlyMap<string, string>): readonly Rewrite[] {
  return mentionsOf(journey).mentions.flatMap(({ kind, name, path }): readonly Rewrite[] => {
    const field = path.at(-1);
    const [nodeId = '', ...rest] = kind === 'result' ? name.split('.') : [name];
    const to = names.get(nodeId);
    if (to === undefined) return [];
    if (kind === 'result') return [{ path: path.map(String), value: [to, ...rest].join('.') }];
    return kind === 'node' ? [{ path: path.map(String), value: field === 'since' ? `node:${to}` : to }] : [];
  });
}

function templateRewrites(journey: Journey, names: ReadonlyMap<string, string>): readonly Rewrite[] {
  return Object.entries(journey.nodes).flatMap(([nodeId, node]) => {
    if (!isKnownNode(node)) return [];
    // Nodes are JSON; which of these fields a type has does not matter here.
    const fields = node as unknown as JsonObject;
    return templated.flatMap((field) => (Object.hasOwn(fields, field) ? textRewrites(fields[field], ['nodes', nodeId, field], names) : []));
  });
}

function textRewrites(value: JsonValue | undefined, path: readonly string[], names: ReadonlyMap<string, string>): readonly Rewrite[] {
  if (typeof value === 'string') {
    const renamed = renamedTemplate(value, names);
    return renamed === value ? [] : [{ path, value: renamed }];
  }
  if (typeof value !== 'object' || value === null) return [];
  // Lists by their indexes, objects by their keys.
  return Object.entries(value).flatMap(([key, member]: readonly [string, JsonValue]) => textRewrites(member, [...path, key], names));
}

/** Only inside `{{ … }}` and `{% … %}`: what people read is never touched. */
function renamedTemplate(text: string, names: ReadonlyMap<string, string>): string {
  if (!text.includes('result')) return text;
  return text.replace(/\{\{[^]*?\}\}|\{%[^]*?%\}/g, (tag) =>
    tag
      .replace(/(?<![\w.-])(result\s*\.\s*)([\w-]+)/g, (all, before: string, id: string) => before + (names.get(id) ?? id) || all)
      .replace(/(?<![\w.-])(result\s*\[\s*)(["'])(.*?)\2/g, (all, before: string, quote: string, id: string) => {
        const to = names.get(id);
        return to === undefined ? all : `${before}${quote}${to}${quote}`;
      }),
  );
}
