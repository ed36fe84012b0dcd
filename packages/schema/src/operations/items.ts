import { forbiddenKeys } from '../guard/finding.ts';
import { isKnownNode, outletsOf } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { Problem } from '../problem.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { draftNode, erase, isList, read, refusal, write, writeOutlet } from './draft.ts';
import type { Draft, Path } from './draft.ts';
import type { OperationStep } from './step.ts';

interface Items {
  readonly path: Path;
  readonly list: readonly JsonObject[];
}

type Found = { readonly items: Items } | { readonly problems: readonly Problem[] };

/** Adds a case, an arm or an alternative, with its edge. */
export const itemAdd: OperationStep<'item.add'> = (draft, { nodeId, index, item, to }) => {
  const found = itemsOf(draft, nodeId);
  if ('problems' in found) return found.problems;
  const { path, list } = found.items;
  if (index > list.length) return refusal('index_out_of_range', path, { index, length: list.length });
  if (list.some((one) => one['id'] === item.id)) return refusal('id_duplicate', path, { id: item.id });
  if (forbiddenKeys.has(item.id)) return refusal('key_forbidden', path, { key: item.id });
  if (typeof to === 'string' && draftNode(draft, to) === undefined) return refusal('node_unknown', path, { nodeId: to });
  // Operations are JSON.
  write(draft, path, list.toSpliced(index, 0, item as unknown as JsonObject));
  if (to !== undefined) writeOutlet(draft, nodeId, item.id, to);
  return undefined;
};

/** Takes a case, an arm or an alternative away, with every outlet that was there because of it. */
export const itemRemove: OperationStep<'item.remove'> = (draft, { nodeId, id }) => {
  const found = itemsOf(draft, nodeId);
  if ('problems' in found) return found.problems;
  const { path, list } = found.items;
  const index = list.findIndex((one) => one['id'] === id);
  if (index < 0) return refusal('item_unknown', path, { id });
  const before = outletNames(draft, nodeId);
  write(draft, path, list.toSpliced(index, 1));
  const after = new Set(outletNames(draft, nodeId));
  for (const outlet of before) {
    const outletPath = ['nodes', nodeId, 'outlets', outlet];
    if (!after.has(outlet) && read(draft, outletPath) !== undefined) erase(draft, outletPath);
  }
  return undefined;
};

/** Gives a case, an arm or an alternative another place in the list. */
export const itemMove: OperationStep<'item.move'> = (draft, { nodeId, id, index }) => {
  const found = itemsOf(draft, nodeId);
  if ('problems' in found) return found.problems;
  const { path, list } = found.items;
  const from = list.findIndex((one) => one['id'] === id);
  const item = list[from];
  if (item === undefined) return refusal('item_unknown', path, { id });
  if (index >= list.length) return refusal('index_out_of_range', path, { index, length: list.length });
  if (index !== from) write(draft, path, list.toSpliced(from, 1).toSpliced(index, 0, item));
  return undefined;
};

function itemsOf(draft: Draft, nodeId: string): Found {
  const node = draftNode(draft, nodeId);
  if (node === undefined) return { problems: refusal('node_unknown', ['nodes', nodeId], { nodeId }) };
  const field = isKnownNode(node) ? nodeDefinition(node.type)?.items : undefined;
  const list = field === undefined ? undefined : read(draft, ['nodes', nodeId, field]);
  if (field === undefined || !isList(list)) return { problems: refusal('node_without_items', ['nodes', nodeId], { type: node.type }) };
  return { items: { path: ['nodes', nodeId, field], list: list.filter(isObject) } };
}

function outletNames(draft: Draft, nodeId: string): readonly string[] {
  const node = draftNode(draft, nodeId);
  return node === undefined ? [] : outletsOf(node);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
