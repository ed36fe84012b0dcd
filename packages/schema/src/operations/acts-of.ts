import { nodeOf } from '../graph/edges.ts';
import { fromPointer, toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { EditAct } from './edit-act.ts';
import type { Operation, Place } from './operation.ts';

type Single = Exclude<Operation, { readonly op: 'batch' }>;

/** What an operation does, in the words of rights. Journeys are those before and after it, where they are known. */
export function actsOf(operation: Single, before: Journey | undefined, after: Journey | undefined): readonly EditAct[] {
  switch (operation.op) {
    case 'insert':
    case 'add':
    case 'append':
      return [nodeAct('insert', operation.nodeId, operation.node)];
    case 'paste':
      return Object.entries(operation.nodes).map(([nodeId, node]) => nodeAct('insert', nodeId, node));
    case 'remove':
      return removed(operation.nodeId, before, after);
    case 'move':
      return [nodeAct('move', operation.nodeId, known(before, operation.nodeId))];
    case 'rename':
    case 'item.add':
    case 'item.remove':
    case 'item.move':
      return [nodeAct('edit', operation.nodeId, known(before, operation.nodeId), ['nodes', operation.nodeId])];
    case 'pin':
      return [nodeAct('move', operation.nodeId, known(before, operation.nodeId), ['layout', 'pins', operation.nodeId])];
    case 'connect':
      return [outletAct(operation.at, before)];
    case 'set':
    case 'unset':
      return written(operation, before, after);
  }
}

function known(journey: Journey | undefined, nodeId: string): JourneyNode | undefined {
  return journey === undefined ? undefined : nodeOf(journey, nodeId);
}

function nodeAct(verb: EditAct['verb'], nodeId: string, node: unknown, path?: readonly string[]): EditAct {
  const nodeType = textOf(node, 'type');
  const action = nodeType === 'action' ? textOf(node, 'action') : undefined;
  const target = {
    kind: 'node' as const,
    nodeId,
    ...(nodeType !== undefined && { nodeType }),
    ...(action !== undefined && { action }),
    ...(path !== undefined && { pointer: toPointer(path) }),
  };
  return { verb, target };
}

function textOf(node: unknown, field: string): string | undefined {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, field)) return undefined;
  // Just seen to be there.
  const value = (node as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : undefined;
}

function outletAct(at: Place, before: Journey | undefined): EditAct {
  if (at === 'start') return { verb: 'edit', target: { kind: 'entry', pointer: '/entry/start' } };
  const act = nodeAct('edit', at.nodeId, known(before, at.nodeId), ['nodes', at.nodeId, 'outlets', at.outlet]);
  return { ...act, target: { ...act.target, kind: 'edge' } };
}

function removed(nodeId: string, before: Journey | undefined, after: Journey | undefined): readonly EditAct[] {
  if (before === undefined || after === undefined) return [nodeAct('delete', nodeId, undefined)];
  const gone = Object.keys(before.nodes).filter((one) => nodeOf(after, one) === undefined);
  return gone.map((one) => nodeAct('delete', one, nodeOf(before, one)));
}

/** A pointer can write anything: what it writes decides what it is. */
function written(
  operation: Extract<Single, { readonly op: 'set' | 'unset' }>,
  before: Journey | undefined,
  after: Journey | undefined,
): readonly EditAct[] {
  const path = fromPointer(operation.pointer) ?? [];
  const [root, nodeId, field, name] = path;
  if (root === 'layout') return [{ verb: 'move', target: { kind: 'journey', pointer: operation.pointer } }];
  if (root === 'entry') return [{ verb: 'edit', target: { kind: 'entry', pointer: operation.pointer } }];
  if (root !== 'nodes' || nodeId === undefined) return [{ verb: 'edit', target: { kind: 'journey', pointer: operation.pointer } }];
  const old = known(before, nodeId);
  if (field === undefined) {
    const isNew = before !== undefined && old === undefined;
    return [
      ...(isNew ? [] : [nodeAct('delete', nodeId, old)]),
      ...(operation.op === 'set' ? [nodeAct('insert', nodeId, operation.value)] : []),
    ];
  }
  if (field === 'outlets' && name !== undefined) return [outletAct({ nodeId, outlet: name }, before)];
  const edit = nodeAct('edit', nodeId, old, path);
  const isOther = field === 'type' || field === 'action';
  const value = operation.op === 'set' ? operation.value : undefined;
  return isOther ? [edit, nodeAct('insert', nodeId, known(after, nodeId) ?? { type: 'action', [field]: value })] : [edit];
}
