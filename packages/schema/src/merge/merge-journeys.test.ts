import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { applyOperation } from '../operations/apply-operation.ts';
import type { Operation } from '../operations/operation.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { anyJourney, anyOperation } from '../testing/arbitrary-journey.ts';
import type { JsonValue } from '../values.ts';
import { mergeJourneys } from './merge-journeys.ts';
import type { Merged } from './merge-journeys.ts';

const point = (next: string | null): JourneyNode => ({ type: 'milestone', outlets: { next } });
const yes = { left: { tag: 'vip' }, op: 'eq', right: true } as const;
const base: Journey = aJourney({
  tags: ['a', 'b'],
  nodes: {
    who: {
      type: 'branch',
      cases: [
        { id: 'one', when: yes },
        { id: 'two', when: { not: yes } },
      ],
      outlets: { one: 'mail', two: 'rest', else: 'rest' },
    },
    mail: { type: 'action', action: 'send_email', input: { subject: 'Hi', body: 'Text' }, outlets: { next: 'rest' } },
    rest: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'last' } },
    last: point('end'),
    end: { type: 'exit', reason: 'done' },
  },
});

function after(journey: Journey, ...operations: readonly Operation[]): Journey {
  const result = applyOperation(journey, { op: 'batch', operations });
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.journey : journey;
}

function merge(ours: readonly Operation[], theirs: readonly Operation[], from: Journey = base): Merged {
  return mergeJourneys(from, after(from, ...ours), after(from, ...theirs));
}

const conflictsOf = (merged: Merged): readonly string[] =>
  merged.ok ? [] : merged.conflicts.map(({ kind, pointer }) => `${kind} ${pointer}`);
// Journeys are JSON.
const bytes = (journey: Journey): string => canonicalJson(journey as unknown as JsonValue);
const set = (pointer: string, value: JsonValue): Operation => ({ op: 'set', pointer, value });

describe('merging with a step that has another id on one side', () => {
  const renamed: Operation = { op: 'rename', nodeId: 'mail', to: 'letter' };

  it.each<{ what: string; theirs: Operation }>([
    { what: 'its text', theirs: set('/nodes/mail/input/subject', 'Hello') },
    { what: 'a way to it', theirs: { op: 'connect', at: { nodeId: 'who', outlet: 'two' }, to: 'mail' } },
    { what: 'a way from it', theirs: { op: 'connect', at: { nodeId: 'mail', outlet: 'next' }, to: 'last' } },
    { what: 'the same id', theirs: renamed },
  ])('takes $what along', ({ theirs }) => {
    const merged = merge([renamed], [theirs]);
    const both = after(after(base, theirs), ...(theirs === renamed ? [] : [renamed]));

    expect(conflictsOf(merged)).toEqual([]);
    expect(bytes(merged.journey)).toBe(bytes(both));
    expect(bytes(merge([theirs], [renamed]).journey)).toBe(bytes(both));
  });

  it('decides nothing where both sides gave it another one', () => {
    expect(merge([renamed], [{ op: 'rename', nodeId: 'mail', to: 'post' }]).journey.nodes).toHaveProperty('letter');
  });
});

describe('merging what goes together', () => {
  it.each<{ what: string; ours: Operation; theirs: Operation }>([
    { what: 'two texts of one message', ours: set('/nodes/mail/input/subject', 'Hello'), theirs: set('/nodes/mail/input/body', 'More') },
    {
      what: 'a name and a duration of one wait',
      ours: set('/nodes/rest/name', 'Rest'),
      theirs: set('/nodes/rest/until/0/duration', 'P3D'),
    },
    {
      what: 'a step here and a step there',
      ours: { op: 'insert', at: { nodeId: 'who', outlet: 'one' }, nodeId: 'x', node: { type: 'milestone' } },
      theirs: { op: 'insert', at: { nodeId: 'rest', outlet: 'next' }, nodeId: 'y', node: { type: 'milestone' } },
    },
    { what: 'a step that goes and a change elsewhere', ours: { op: 'remove', nodeId: 'mail' }, theirs: set('/nodes/rest/name', 'Rest') },
    {
      what: 'a new case and a change of another',
      ours: { op: 'item.add', nodeId: 'who', index: 1, item: { id: 'new', when: yes }, to: 'end' },
      theirs: set('/nodes/who/cases/1/name', 'Second'),
    },
    {
      what: 'another order and a change in it',
      ours: { op: 'item.move', nodeId: 'who', id: 'two', index: 0 },
      theirs: set('/nodes/who/cases/0/when', { all: [] }),
    },
    {
      what: 'a renamed case and a change of the other',
      ours: set('/nodes/who/cases/0/id', 'first'),
      theirs: set('/nodes/who/cases/1/name', 'B'),
    },
    { what: 'tags of both', ours: set('/tags', ['a', 'c']), theirs: set('/tags', ['a', 'b', 'd']) },
    {
      what: 'a goal and an exit',
      ours: set('/goal', { name: 'G', when: yes, onReached: 'exit' }),
      theirs: set('/exits', [{ id: 'e', when: yes }]),
    },
  ])('joins $what, whoever merges', ({ ours, theirs }) => {
    const merged = merge([ours], [theirs]);
    const other = merge([theirs], [ours]);
    // Each operation on what the other made gives the same journey where they do not touch.
    expect(merged.ok).toBe(true);
    expect(bytes(merged.journey)).toBe(bytes(other.journey));
    expect(parseJourney(merged.journey)).toMatchObject({ ok: true });
  });

  it('has both changes', () => {
    const merged = merge(
      [
        set('/nodes/mail/input/subject', 'Hello'),
        { op: 'insert', at: { nodeId: 'who', outlet: 'one' }, nodeId: 'x', node: { type: 'milestone' } },
      ],
      [set('/nodes/mail/input/body', 'More'), { op: 'item.move', nodeId: 'who', id: 'two', index: 0 }, set('/tags', ['b', 'c'])],
    );

    expect(merged).toMatchObject({
      ok: true,
      journey: {
        tags: ['b', 'c'],
        nodes: {
          who: { cases: [{ id: 'two' }, { id: 'one' }], outlets: { one: 'x', two: 'rest', else: 'rest' } },
          x: { outlets: { next: 'mail' } },
          mail: { input: { subject: 'Hello', body: 'More' } },
        },
      },
    });
  });
});

describe('what somebody has to decide', () => {
  it.each<{ what: string; ours: readonly Operation[]; theirs: readonly Operation[]; is: readonly string[] }>([
    {
      what: 'one duration, two ways',
      ours: [set('/nodes/rest/until/0/duration', 'P3D')],
      theirs: [set('/nodes/rest/until/0/duration', 'P4D')],
      is: ['changed_both /nodes/rest/until/next/duration'],
    },
    {
      what: 'one condition, in different halves',
      ours: [set('/nodes/who/cases/0/when/op', 'neq')],
      theirs: [set('/nodes/who/cases/0/when/right', false)],
      is: ['changed_both /nodes/who/cases/one/when'],
    },
    {
      what: 'a step taken away and changed',
      ours: [{ op: 'remove', nodeId: 'mail' }],
      theirs: [set('/nodes/mail/name', 'Mail')],
      is: ['removed_changed /nodes/mail'],
    },
    {
      what: 'a step taken away and led to',
      ours: [{ op: 'remove', nodeId: 'last' }],
      theirs: [{ op: 'connect', at: { nodeId: 'who', outlet: 'else' }, to: 'last' }],
      is: ['edge_to_removed /nodes/who/outlets/else'],
    },
    {
      what: 'two steps on one edge',
      ours: [{ op: 'insert', at: { nodeId: 'rest', outlet: 'next' }, nodeId: 'x', node: { type: 'milestone' } }],
      theirs: [{ op: 'insert', at: { nodeId: 'rest', outlet: 'next' }, nodeId: 'y', node: { type: 'milestone' } }],
      is: ['changed_both /nodes/rest/outlets/next'],
    },
    {
      what: 'one id for two steps',
      ours: [{ op: 'add', nodeId: 'x', node: { type: 'milestone', name: 'A' } }],
      theirs: [{ op: 'add', nodeId: 'x', node: { type: 'exit', reason: 'b' } }],
      is: ['added_both /nodes/x'],
    },
    {
      what: 'another type and another field',
      ours: [set('/nodes/last', { type: 'update', changes: [], outlets: { next: 'end' } })],
      theirs: [set('/nodes/last/jumpWhen', yes)],
      is: ['changed_both /nodes/last'],
    },
    {
      what: 'two new cases at one place',
      ours: [{ op: 'item.add', nodeId: 'who', index: 2, item: { id: 'x', when: yes } }],
      theirs: [{ op: 'item.add', nodeId: 'who', index: 2, item: { id: 'y', when: yes } }],
      is: ['order /nodes/who/cases'],
    },
    {
      what: 'a circle that comes of both',
      ours: [{ op: 'connect', at: { nodeId: 'last', outlet: 'next' }, to: 'mail' }],
      theirs: [{ op: 'connect', at: { nodeId: 'mail', outlet: 'next' }, to: 'last' }],
      is: ['circle /nodes/last'],
    },
  ])('is $what', ({ ours, theirs, is }) => {
    const merged = merge(ours, theirs);

    expect(conflictsOf(merged)).toEqual(is);
    expect(conflictsOf(merge(theirs, ours))).toEqual(is);
    expect(parseJourney(merged.journey)).toMatchObject({ ok: true });
  });

  it('is told with all three values, and the side that is preferred stands', () => {
    const [ours, theirs] = [
      after(base, set('/nodes/rest/until/0/duration', 'P3D')),
      after(base, set('/nodes/rest/until/0/duration', 'P4D')),
    ];

    const merged = mergeJourneys(base, ours, theirs);

    expect(merged).toEqual({
      ok: false,
      journey: ours,
      conflicts: [
        { kind: 'changed_both', pointer: '/nodes/rest/until/next/duration', nodeId: 'rest', base: 'P2D', ours: 'P3D', theirs: 'P4D' },
      ],
    });
    expect(bytes(mergeJourneys(base, ours, theirs, { prefer: 'theirs' }).journey)).toBe(bytes(theirs));
  });

  it('is what both have and have differently where there is no common base', () => {
    const other = after(base, set('/name', 'Other'), set('/nodes/rest/name', 'Rest'));

    expect(mergeJourneys(undefined, base, base)).toEqual({ ok: true, journey: base });
    expect(conflictsOf(mergeJourneys(undefined, base, other))).toEqual(['added_both /name']);
  });
});

describe('the laws of merging', () => {
  const edit = (journey: Journey, operations: readonly Operation[]): Journey =>
    operations.reduce((now, operation) => {
      const result = applyOperation(now, operation);
      return result.ok ? result.journey : now;
    }, journey);
  const edits = fc.array(anyOperation(), { maxLength: 8 });

  it('a side that changed nothing gives way, and changes made by both are made once', () => {
    fc.assert(
      fc.property(anyJourney(), edits, (start, operations) => {
        const a = edit(start, operations);
        for (const merged of [mergeJourneys(start, a, start), mergeJourneys(start, start, a), mergeJourneys(start, a, a)]) {
          expect(conflictsOf(merged)).toEqual([]);
          expect(bytes(merged.journey)).toBe(bytes(a));
        }
      }),
      { numRuns: 600, seed: 31 },
    );
  });

  it('who is ours decides nothing, and what comes always parses', () => {
    const counts = { joined: 0, undecided: 0 };
    fc.assert(
      fc.property(anyJourney(), edits, edits, (start, one, two) => {
        const [a, b] = [edit(start, one), edit(start, two)];
        const [merged, other] = [mergeJourneys(start, a, b), mergeJourneys(start, b, a)];
        counts[merged.ok ? 'joined' : 'undecided']++;
        expect(other.ok).toBe(merged.ok);
        expect(conflictsOf(other).toSorted()).toEqual(conflictsOf(merged).toSorted());
        expect(parseJourney(merged.journey)).toMatchObject({ ok: true });
        const mirrored = merged.ok ? other : mergeJourneys(start, b, a, { prefer: 'theirs' });
        expect(bytes(mirrored.journey)).toBe(bytes(merged.journey));
      }),
      { numRuns: 1_200, seed: 31 },
    );
    expect(counts.joined).toBeGreaterThan(400);
    expect(counts.undecided).toBeGreaterThan(60);
  });
});
