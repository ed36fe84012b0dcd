import { forbiddenKeys } from '../guard/finding.ts';
import { fromPointer, toPointer } from '../guard/pointer.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { Problem } from '../problem.ts';
import type { JsonValue } from '../values.ts';
import { draftNode, erase, isIndex, isList, read, refusal, write } from './draft.ts';
import type { Draft, Path } from './draft.ts';
import type { OperationStep } from './step.ts';

/** Writes one value. A case, arm or alternative that is renamed by it takes its edge along. */
export const set: OperationStep<'set'> = (draft, { pointer, value, before }) => {
  const path = fromPointer(pointer);
  if (path === undefined) return refusal('pointer_invalid', [], { pointer });
  const problems = pathProblems(draft, path);
  if (problems !== undefined) return problems;
  const listPath = path.slice(0, 3);
  const list = read(draft, listPath);
  const ids = itemIds(draft, path);
  const mark = draft.undo.length;
  write(draft, path, value, before);
  if (ids === undefined || list === undefined || !renameOutlets(draft, path, ids)) return undefined;
  // Taking it back writes the whole list: by the item alone it would rename a second time.
  draft.undo[mark] = { op: 'set', pointer: toPointer(listPath), value: list };
  return undefined;
};

/** Takes one value away. */
export const unset: OperationStep<'unset'> = (draft, { pointer }) => {
  const path = fromPointer(pointer);
  if (path === undefined) return refusal('pointer_invalid', [], { pointer });
  const problems = pathProblems(draft, path);
  if (problems !== undefined) return problems;
  if (read(draft, path) === undefined) return refusal('pointer_missing', path, { pointer });
  erase(draft, path);
  return undefined;
};

function pathProblems(draft: Draft, path: Path): readonly Problem[] | undefined {
  const key = path.at(-1);
  // The document and its nodes are never written as a whole: each node is checked by its own type.
  if (key === undefined || (path.length === 1 && key === 'nodes')) return refusal('pointer_invalid', path, { pointer: toPointer(path) });
  const forbidden = path.find((part) => forbiddenKeys.has(part));
  if (forbidden !== undefined) return refusal('key_forbidden', path, { key: forbidden });
  const container = read(draft, path.slice(0, -1));
  if (typeof container !== 'object' || container === null) return refusal('pointer_missing', path, { container: true });
  if (isList(container) && !(isIndex(key) && Number(key) <= container.length)) {
    return refusal('pointer_missing', path, { length: container.length });
  }
  return undefined;
}

/** The ids of a node's cases, arms or alternatives, where a path lies inside that list. */
function itemIds(draft: Draft, path: Path): readonly string[] | undefined {
  const [root, nodeId, list, index] = path;
  if (root !== 'nodes' || nodeId === undefined || index === undefined) return undefined;
  const node = draftNode(draft, nodeId);
  if (node === undefined || !isKnownNode(node) || nodeDefinition(node.type)?.items !== list) return undefined;
  return idsOf(node, list);
}

function idsOf(node: JourneyNode, list: string | undefined): readonly string[] {
  // A list of a known node; while an operation is under way its items may be anything.
  const items = (node as { readonly [key: string]: JsonValue | undefined })[list ?? ''];
  if (!isList(items)) return [];
  return items.map((item) => {
    const id = typeof item === 'object' && item !== null && 'id' in item ? item['id'] : undefined;
    return typeof id === 'string' ? id : '';
  });
}

/** Lets outlets follow ids that changed; whether any did. */
function renameOutlets(draft: Draft, path: Path, before: readonly string[]): boolean {
  const [, nodeId = '', list] = path;
  const node = draftNode(draft, nodeId);
  const after = node === undefined ? before : idsOf(node, list);
  const isRenamed = after.length === before.length && after.some((id, index) => id !== before[index]);
  if (!isRenamed) return false;
  for (const [index, id] of after.entries()) {
    const old = before[index];
    const from = ['nodes', nodeId, 'outlets', old ?? ''];
    const target = read(draft, from);
    const isFree = read(draft, ['nodes', nodeId, 'outlets', id]) === undefined && !before.includes(id);
    if (id === '' || id === old || forbiddenKeys.has(id) || target === undefined || !isFree) continue;
    write(draft, ['nodes', nodeId, 'outlets', id], target, old);
    erase(draft, from);
  }
  return true;
}
