import fc from 'fast-check';
import type { Condition } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import type { KnownNode } from '../nodes/node.ts';
import { outletsOf } from '../nodes/outlets-of.ts';
import type { Operation } from '../operations/operation.ts';

const nodeIds = ['a', 'b', 'c', 'd', 'toString', '1', 'ö'];
const itemIds = ['x', 'y', 'z', 'valueOf', '7'];

/** Any condition, two levels deep. */
export function aCondition(): fc.Arbitrary<Condition> {
  const comparison: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ left: fc.constant({ attribute: 'score' }), op: fc.constantFrom('gt' as const, 'lte' as const), right: fc.integer() }),
    fc.record({ left: fc.constant({ entry: 'cart.total' }), op: fc.constant('in' as const), right: fc.constant(['a', 'b']) }),
    fc.constant({ left: { tag: 'vip' }, op: 'eq' as const, right: true }),
  );
  const list = fc.array(comparison, { maxLength: 2 });
  return fc.oneof(
    comparison,
    list.map((all) => ({ all })),
    list.map((any) => ({ any })),
    comparison.map((not) => ({ not })),
  );
}

/** Any node that parses, some with outlets. */
export function aNode(): fc.Arbitrary<KnownNode> {
  const ids = fc.uniqueArray(fc.constantFrom(...itemIds), { maxLength: 3 });
  const bare: fc.Arbitrary<KnownNode> = fc.oneof(
    fc.constant<KnownNode>({ type: 'action', action: 'send_email', input: { template: 'x' } }),
    fc.constant<KnownNode>({ type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 10 }] }),
    fc.constant<KnownNode>({ type: 'exit', reason: 'done' }),
    fc.constant<KnownNode>({ type: 'task', title: 'Call', assignee: 'ann' }),
    fc.constant<KnownNode>({ type: 'milestone', meta: { a: [1, { b: null }] } }),
    fc.tuple(ids, aCondition()).map(([list, when]): KnownNode => ({ type: 'branch', cases: list.map((id) => ({ id, when })) })),
    ids.map((list): KnownNode => ({ type: 'switch', on: { attribute: 'plan' }, cases: list.map((id) => ({ id, value: id })) })),
    ids.map((list): KnownNode => ({ type: 'split', arms: list.map((id, index) => ({ id, weight: index + 1 })) })),
    ids.map((list): KnownNode => ({
      type: 'wait',
      until: list.map((id, index) =>
        index === 1 ? { id, type: 'date', on: { attribute: 'born' } } : { id, type: 'duration', duration: 'P1D' },
      ),
    })),
  );
  const targets = fc.array(fc.option(fc.constantFrom(...nodeIds)), { minLength: 6, maxLength: 6 });
  return fc.tuple(bare, targets, fc.boolean()).map(([node, to, hasOutlets]) => {
    if (!hasOutlets) return node;
    const outlets = Object.fromEntries(outletsOf(node).flatMap((name, index) => (index % 3 === 2 ? [] : [[name, to[index] ?? null]])));
    return { ...node, outlets };
  });
}

/** Any journey that parses; edges may lead nowhere. */
export function anyJourney(): fc.Arbitrary<Journey> {
  const nodes = fc.dictionary(fc.constantFrom(...nodeIds), aNode(), { noNullPrototype: true });
  return fc.record(
    {
      schemaVersion: fc.constant(1 as const),
      id: fc.constant('j'),
      name: fc.string(),
      timezone: fc.constant('Europe/Stockholm'),
      entry: fc.record({
        triggers: fc.constant([{ id: 't', type: 'manual' as const }]),
        reentry: fc.constant({ mode: 'never' as const }),
        start: fc.option(fc.constantFrom(...nodeIds)),
      }),
      nodes,
      layout: fc.constant({ pins: { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } } }),
      meta: fc.constant({ own: { deep: [1, 2, 3] } }),
    },
    { requiredKeys: ['schemaVersion', 'id', 'name', 'timezone', 'entry', 'nodes'] },
  );
}

/** Any operation; many cannot be done on a given journey. */
export function anyOperation(): fc.Arbitrary<Operation> {
  const nodeId = fc.constantFrom(...nodeIds, 'fresh-1', 'fresh-2');
  const item = fc.constantFrom(...itemIds, 'next', 'else');
  const outlet = fc.constantFrom(...itemIds, 'next', 'else', 'failed', 'missing', 'past');
  const at = fc.oneof(fc.constant('start' as const), fc.record({ nodeId, outlet }));
  const list = fc.constantFrom('cases', 'arms', 'until');
  const pointer = fc.oneof(
    fc.constantFrom('/name', '/layout/pins/a', '/meta/own/deep/1', '/meta/own/deep/3', '/entry/start', '/timezone', '/goal', '/nodes'),
    nodeId.map((id) => `/nodes/${id}`),
    fc.tuple(nodeId, fc.constantFrom('name', 'outlets', 'meta/a/1/b', 'input/template')).map(([id, rest]) => `/nodes/${id}/${rest}`),
    fc.tuple(nodeId, outlet).map(([id, name]) => `/nodes/${id}/outlets/${name}`),
    fc.tuple(nodeId, list, fc.nat(2), fc.constantFrom('', '/id')).map(([id, name, index, rest]) => `/nodes/${id}/${name}/${index}${rest}`),
  );
  // Any JSON will do here: the type only has to be one.
  const value = fc.oneof(
    fc.constantFrom('x', 'y', 'q', 'Europe/Oslo', 3, null, true),
    aNode(),
    item.map((id) => ({ id, weight: 3 })),
    item.map((id) => ({ id, value: 1 })),
    item.map((id) => ({ id, type: 'duration', duration: 'P2D' })),
    fc.constant({}),
  ) as fc.Arbitrary<string>;
  const one: fc.Arbitrary<Operation> = fc.oneof(
    fc.record({ op: fc.constant('insert' as const), at, nodeId, node: aNode() }),
    fc.record({ op: fc.constant('add' as const), nodeId, node: aNode() }),
    fc.record({ op: fc.constant('remove' as const), nodeId, orphans: fc.boolean() }),
    fc.record({ op: fc.constant('remove' as const), nodeId, keep: fc.option(outlet) }),
    fc.record({ op: fc.constant('connect' as const), at, to: fc.option(nodeId) }),
    fc.record({ op: fc.constant('move' as const), nodeId, at }),
    fc.record({ op: fc.constant('move' as const), nodeId, at, branch: fc.constant(true) }),
    fc.record({ op: fc.constant('append' as const), nodeId, node: aNode(), after: nodeId }),
    fc.record({ op: fc.constant('append' as const), nodeId, node: aNode() }),
    fc.record({ op: fc.constant('rename' as const), nodeId, to: nodeId }),
    fc.record({ op: fc.constant('pin' as const), nodeId, at: fc.option(fc.constant({ x: 5, y: 6 })) }),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('p', 'q', 'fresh-1', '2'), aNode(), { minKeys: 1, noNullPrototype: true }),
        fc.option(at, { nil: undefined }),
      )
      .map(([nodes, place]) => ({
        op: 'paste' as const,
        nodes,
        start: Object.keys(nodes)[0] ?? '',
        ...(place !== undefined && { at: place }),
      })),
    fc.record({ op: fc.constant('set' as const), pointer, value }),
    fc.record({ op: fc.constant('unset' as const), pointer }),
    fc.record({
      op: fc.constant('item.add' as const),
      nodeId,
      index: fc.nat(3),
      item: item.map((id) => ({ id, weight: 1 })),
      to: fc.option(nodeId),
    }),
    fc.record({ op: fc.constant('item.add' as const), nodeId, index: fc.nat(3), item: item.map((id) => ({ id, value: 1 })) }),
    fc.record({ op: fc.constant('item.remove' as const), nodeId, id: item }),
    fc.record({ op: fc.constant('item.move' as const), nodeId, id: item, index: fc.nat(3) }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('batch' as const), operations: fc.array(one, { maxLength: 4 }) }) },
  );
}
