import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { applyOperation } from '../operations/apply-operation.ts';
import type { Operation } from '../operations/operation.ts';
import { aJourney } from '../testing/a-journey.ts';
import { anyJourney, anyOperation } from '../testing/arbitrary-journey.ts';
import { fullJourney } from '../testing/corpus.ts';
import type { JsonValue } from '../values.ts';
import { diffJourneys } from './diff-journeys.ts';

const point = (next: string | null): JourneyNode => ({ type: 'milestone', outlets: { next } });
const chain: Journey = aJourney({ nodes: { a: point('b'), b: point('c'), c: point('d'), d: point(null) } });
const full: Journey = fullJourney;

function after(journey: Journey, ...operations: readonly Operation[]): Journey {
  const result = applyOperation(journey, { op: 'batch', operations });
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.journey : journey;
}

const kindsOf = (a: Journey, b: Journey): readonly string[] => diffJourneys(a, b).map(({ kind, pointer }) => `${kind} ${pointer}`);

/** What two journeys without differences share: open outlets spelled one way. */
function meaning(journey: Journey): string {
  const nodes = Object.entries(journey.nodes).map(([id, { outlets, ...node }]) => {
    const led = Object.entries(outlets ?? {}).filter(([, to]) => to !== null);
    return [id, { ...node, outlets: Object.fromEntries(led) }] as const;
  });
  const { $schema: _, layout, ...rest } = journey;
  const { pins = {}, ...look } = layout ?? {};
  // Journeys are JSON.
  return canonicalJson({ ...rest, layout: { ...look, pins }, nodes: Object.fromEntries(nodes) } as unknown as JsonValue);
}

describe('the differences of two journeys', () => {
  it.each<{ what: string; from?: Journey; operations: readonly Operation[]; is: readonly string[] }>([
    {
      what: 'a step put in, and none of its edges',
      operations: [{ op: 'insert', at: { nodeId: 'a', outlet: 'next' }, nodeId: 'x', node: { type: 'milestone' } }],
      is: ['node_added /nodes/x'],
    },
    { what: 'a step taken out, and none of its edges', operations: [{ op: 'remove', nodeId: 'b' }], is: ['node_removed /nodes/b'] },
    { what: 'a step taken out at the start', operations: [{ op: 'remove', nodeId: 'a' }], is: ['node_removed /nodes/a'] },
    {
      what: 'a step that stands elsewhere as one move',
      operations: [{ op: 'move', nodeId: 'b', at: { nodeId: 'd', outlet: 'next' } }],
      is: ['node_moved /nodes/b'],
    },
    { what: 'a step moved to the start', operations: [{ op: 'move', nodeId: 'c', at: 'start' }], is: ['node_moved /nodes/c'] },
    {
      what: 'moves beside steps that come and go',
      operations: [
        { op: 'move', nodeId: 'b', at: { nodeId: 'd', outlet: 'next' } },
        { op: 'insert', at: { nodeId: 'a', outlet: 'next' }, nodeId: 'x', node: { type: 'milestone' } },
        { op: 'remove', nodeId: 'c' },
      ],
      is: ['node_added /nodes/x', 'node_removed /nodes/c', 'node_moved /nodes/b'],
    },
    {
      what: 'a step under another id, and what else differs in it',
      from: full,
      operations: [
        { op: 'rename', nodeId: 'mail', to: 'letter' },
        { op: 'set', pointer: '/nodes/letter/note', value: 'new' },
      ],
      is: ['node_id_changed /nodes/letter', 'field_changed /nodes/letter/note'],
    },
    {
      what: 'neighbours under other ids',
      operations: [
        { op: 'rename', nodeId: 'b', to: 'second' },
        { op: 'rename', nodeId: 'd', to: 'fourth' },
      ],
      is: ['node_id_changed /nodes/second', 'node_id_changed /nodes/fourth'],
    },
    {
      what: 'an edge that leads elsewhere',
      operations: [{ op: 'connect', at: { nodeId: 'a', outlet: 'next' }, to: 'd' }],
      is: ['edge_changed /nodes/a/outlets/next'],
    },
    { what: 'another start', operations: [{ op: 'connect', at: 'start', to: 'c' }], is: ['edge_changed /entry/start'] },
    { what: 'no difference between open and absent', operations: [{ op: 'unset', pointer: '/nodes/d/outlets' }], is: [] },
    {
      what: 'another name',
      from: full,
      operations: [{ op: 'set', pointer: '/nodes/mail/name', value: 'Hello' }],
      is: ['node_renamed /nodes/mail/name'],
    },
    {
      what: 'another duration, in its alternative',
      from: full,
      operations: [{ op: 'set', pointer: '/nodes/wait/until/0/duration', value: 'P3D' }],
      is: ['field_changed /nodes/wait/until/0/duration'],
    },
    {
      what: 'a case with its edge',
      from: full,
      operations: [{ op: 'item.remove', nodeId: 'branch', id: 'all' }],
      is: ['item_removed /nodes/branch/cases/0'],
    },
    {
      what: 'a new arm with its edge',
      from: full,
      operations: [{ op: 'item.add', nodeId: 'split', index: 1, item: { id: 'c', weight: 1 }, to: 'exit' }],
      is: ['item_added /nodes/split/arms/1'],
    },
    {
      what: 'another order of cases',
      from: full,
      operations: [{ op: 'item.move', nodeId: 'branch', id: 'other', index: 0 }],
      is: ['items_reordered /nodes/branch/cases'],
    },
    {
      what: 'one text of a message',
      from: full,
      operations: [{ op: 'set', pointer: '/nodes/mail/input/subject', value: 'Hi' }],
      is: ['field_changed /nodes/mail/input/subject'],
    },
    {
      what: 'another type as one difference',
      from: full,
      operations: [{ op: 'set', pointer: '/nodes/exit', value: { type: 'milestone' } }],
      is: ['node_replaced /nodes/exit'],
    },
    {
      what: 'entry, goal, exits and the rest by field',
      from: full,
      operations: [
        { op: 'set', pointer: '/entry/holdout', value: 33 },
        { op: 'set', pointer: '/entry/triggers', value: [{ id: 'new', type: 'manual' }] },
        { op: 'set', pointer: '/goal/within', value: 'P99D' },
        { op: 'set', pointer: '/name', value: 'Another' },
        { op: 'set', pointer: '/layout/pins/mail', value: { x: 1, y: 1 } },
      ],
      is: [
        'field_changed /name',
        'field_changed /entry/holdout',
        ...full.entry.triggers.map((_, index) => `item_removed /entry/triggers/${index}`),
        'item_added /entry/triggers/0',
        'field_changed /goal/within',
        'field_changed /layout/pins/mail',
      ],
    },
  ])('are told: $what', ({ from = chain, operations, is }) => {
    expect(kindsOf(from, after(from, ...operations))).toEqual(is);
  });

  it('say where a step came from and went', () => {
    const moved = after(chain, { op: 'move', nodeId: 'b', at: { nodeId: 'd', outlet: 'next' } });

    expect(diffJourneys(chain, moved)).toEqual([
      {
        kind: 'node_moved',
        pointer: '/nodes/b',
        nodeId: 'b',
        from: [{ nodeId: 'a', outlet: 'next' }],
        to: [{ nodeId: 'd', outlet: 'next' }],
      },
    ]);
  });

  it('tell an exchange of two steps as one move', () => {
    const swapped = after(chain, { op: 'move', nodeId: 'c', at: { nodeId: 'a', outlet: 'next' } });

    expect(diffJourneys(chain, swapped).map(({ kind }) => kind)).toEqual(['node_moved']);
  });

  it('are none exactly where two journeys mean the same', () => {
    let different = 0;
    fc.assert(
      fc.property(anyJourney(), fc.array(anyOperation(), { maxLength: 3 }), (a, operations) => {
        const b = operations.reduce((journey, operation) => {
          const result = applyOperation(journey, operation);
          return result.ok ? result.journey : journey;
        }, a);
        const isSame = meaning(a) === meaning(b);
        if (!isSame) different++;
        expect(diffJourneys(a, a)).toEqual([]);
        expect(diffJourneys(a, b).length === 0).toBe(isSame);
        expect(diffJourneys(b, a).length === 0).toBe(isSame);
      }),
      { numRuns: 2_000, seed: 13 },
    );
    expect(different).toBeGreaterThan(400);
  });

  it('are found in two thousand steps in the time of a keystroke', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `n${index}`);
    const nodes = Object.fromEntries(ids.map((id, index) => [id, point(ids[index + 1] ?? null)]));
    const long = aJourney({ nodes });
    const moved = after(long, { op: 'move', nodeId: 'n10', at: { nodeId: 'n1500', outlet: 'next' } });

    expect(diffJourneys(long, moved).map(({ kind }) => kind)).toEqual(['node_moved']);
    expect(diffJourneys(long, aJourney({ nodes: Object.fromEntries(Object.entries(nodes).toReversed()) }))).toEqual([
      expect.objectContaining({ kind: 'edge_changed', pointer: '/entry/start' }),
    ]);
  });
});
