import { targetOf } from '../graph/edges.ts';
import { toPointer } from '../guard/pointer.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Difference, ListedPart } from './difference.ts';
import { fieldDifference, listDifferences, objectDifferences, own } from './fields.ts';
import type { CompareConditions, Member } from './fields.ts';
import { isSame } from './same.ts';

const parts: { readonly [list: string]: ListedPart } = { cases: 'case', arms: 'arm', until: 'alternative' };

/** What differs in a step that both journeys have, its edges aside. */
export function nodeDifferences(nodeId: string, from: JourneyNode, to: JourneyNode, compare: CompareConditions): readonly Difference[] {
  if (from === to) return [];
  const path = ['nodes', nodeId];
  const renamed: readonly Difference[] =
    from.name === to.name
      ? []
      : [
          {
            kind: 'node_renamed',
            pointer: toPointer([...path, 'name']),
            nodeId,
            ...(from.name !== undefined && { from: from.name }),
            ...(to.name !== undefined && { to: to.name }),
          },
        ];
  if (from.type !== to.type) return [{ kind: 'node_replaced', pointer: toPointer(path), nodeId, from, to }, ...renamed];
  // Nodes are JSON.
  const [before, after] = [from as unknown as JsonObject, to as unknown as JsonObject];
  const list = nodeDefinition(from.type)?.items;
  const targets = (id: string): { from: string | null; to: string | null } => ({ from: targetOf(from, id), to: targetOf(to, id) });
  const items =
    list === undefined
      ? []
      : listDifferences(
          { path: [...path, list], nodeId, part: parts[list] ?? 'case' },
          [membersOf(own(before, list)), membersOf(own(after, list))],
          compare,
          targets,
        );
  const leaveOut = ['name', 'outlets', 'input', ...(list === undefined ? [] : [list])];
  const input = inputDifferences(nodeId, own(before, 'input'), own(after, 'input'), compare);
  return [...renamed, ...objectDifferences({ path, nodeId }, [before, after], compare, leaveOut), ...input, ...items];
}

/** Outlets that come and go with a member of the node's list: the difference of the member says where they led. */
export function settledOutlets(from: JourneyNode, to: JourneyNode): ReadonlySet<string> {
  const list = from.type === to.type ? nodeDefinition(from.type)?.items : undefined;
  if (list === undefined) return new Set();
  const [before, after] = [idsIn(from, list), idsIn(to, list)];
  return new Set([...[...before].filter((id) => !after.has(id)), ...[...after].filter((id) => !before.has(id))]);
}

function idsIn(node: JourneyNode, list: string): ReadonlySet<string> {
  // Nodes are JSON.
  return new Set(membersOf(own(node as unknown as JsonObject, list)).map(({ id }) => id));
}

/** Members that have an id, as every list of a journey that parses has. */
export function membersOf(list: JsonValue | undefined): readonly Member[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item: JsonValue): item is Member => isObject(item) && typeof own(item, 'id') === 'string');
}

/** Texts of a message one by one. */
function inputDifferences(
  nodeId: string,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
  compare: CompareConditions,
): readonly Difference[] {
  if (isSame(from, to)) return [];
  const path = ['nodes', nodeId];
  if (isObject(from) && isObject(to)) return objectDifferences({ path: [...path, 'input'], nodeId }, [from, to], compare);
  return fieldDifference({ path, nodeId }, 'input', [from, to], compare);
}

/** Whether a value is an object, and no list. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
