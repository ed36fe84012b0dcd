import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../journey.ts';
import { describeConflict } from '../merge/describe-conflict.ts';
import { mergeJourneys } from '../merge/merge-journeys.ts';
import { germanWords } from '../messages/shipped-words.ts';
import { applyOperation } from '../operations/apply-operation.ts';
import type { Operation } from '../operations/operation.ts';
import { anyJourney } from '../testing/arbitrary-journey.ts';
import { fullCatalog, fullJourney } from '../testing/corpus.ts';
import { aJourney } from '../testing/a-journey.ts';
import type { JsonValue } from '../values.ts';
import { describeDifference } from './describe-difference.ts';
import { diffJourneys } from './diff-journeys.ts';

const orders = (op: string, right: number): JsonValue => ({ left: { attribute: 'orders' }, op, right });
const base: Journey = aJourney({
  nodes: {
    who: {
      type: 'branch',
      name: 'Who?',
      cases: [
        { id: 'loyal', name: 'Loyal', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 } },
        { id: 'new', when: { left: { attribute: 'orders' }, op: 'eq', right: 0 } },
      ],
      outlets: { loyal: 'rest', new: 'rest', else: null },
    },
    rest: { type: 'wait', name: 'Two days', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'mail' } },
    mail: { type: 'action', name: 'Mail', action: 'send_email', input: { subject: 'Hi' }, outlets: { next: 'end' } },
    end: { type: 'exit', reason: 'done' },
  },
});

function told(operation: Operation, words = {}): readonly string[] {
  const result = applyOperation(base, operation);
  expect(result).toMatchObject({ ok: true });
  const journey = result.ok ? result.journey : base;
  const context = { catalog: fullCatalog, journey, before: base, ...words };
  return diffJourneys(base, journey, { catalog: fullCatalog }).map((difference) => describeDifference(difference, context));
}
const set = (pointer: string, value: JsonValue): Operation => ({ op: 'set', pointer, value });

describe('a difference in words', () => {
  it.each<{ operation: Operation; says: string }>([
    { operation: set('/nodes/rest/until/0/duration', 'P3D'), says: 'Wait “Two days”: 2 days → 3 days' },
    {
      operation: set('/nodes/who/cases/0/when', orders('gte', 5)),
      says: 'Branch “Who?”, case “Loyal”: narrowed, Orders is at least 5 instead of Orders is at least 1',
    },
    {
      operation: set('/nodes/who/cases/0/when', orders('gte', 0)),
      says: 'Branch “Who?”, case “Loyal”: widened, Orders is at least 0 instead of Orders is at least 1',
    },
    {
      operation: set('/nodes/who/cases/0/when', orders('lt', 5)),
      says: 'Branch “Who?”, case “Loyal”: Orders is under 5 instead of Orders is at least 1',
    },
    { operation: { op: 'remove', nodeId: 'mail' }, says: 'Action “Mail”: removed, it stood after Wait “Two days”' },
    {
      operation: { op: 'insert', at: { nodeId: 'who', outlet: 'else' }, nodeId: 'x', node: { type: 'milestone', name: 'X' } },
      says: 'Milestone “X”: added after Branch “Who?”, All others',
    },
    { operation: { op: 'move', nodeId: 'mail', at: 'start' }, says: 'Action “Mail”: moved, from after Wait “Two days” to at the start' },
    { operation: set('/nodes/mail/name', 'Letter'), says: 'Action “Letter”: was called “Mail”' },
    { operation: set('/nodes/mail/input/subject', 'Hello'), says: 'Action “Mail”, subject: Hi → Hello' },
    {
      operation: { op: 'connect', at: { nodeId: 'who', outlet: 'else' }, to: 'end' },
      says: 'Branch “Who?”, All others: leads to Exit “Leave: done” instead of the end',
    },
    { operation: { op: 'item.remove', nodeId: 'who', id: 'new' }, says: 'Branch “Who?”: case “new” removed' },
    {
      operation: { op: 'item.move', nodeId: 'who', id: 'new', index: 0 },
      says: 'Branch “Who?”: in another order, case “new”, case “Loyal” instead of case “Loyal”, case “new”',
    },
    { operation: set('/entry/holdout', 10), says: 'Entry, control group: 10, new' },
    { operation: set('/timezone', 'Europe/Oslo'), says: 'Journey, time zone: UTC → Europe/Oslo' },
  ])('says: $says', ({ operation, says }) => {
    expect(told(operation)).toEqual([says]);
  });

  it('is said in German', () => {
    const words = { words: germanWords };

    expect(told(set('/nodes/rest/until/0/duration', 'P3D'), words)).toEqual(['Warten „Two days“: 2 Tage → 3 Tage']);
    expect(told(set('/nodes/who/cases/0/when', orders('gte', 5)), words)).toEqual([
      'Verzweigung „Who?“, Fall „Loyal“: enger gefasst, Orders ist mindestens 5 statt Orders ist mindestens 1',
    ]);
  });

  it('is said for every part of a document', () => {
    const bare = aJourney();
    const context = { catalog: fullCatalog, journey: fullJourney, before: bare };

    const all = diffJourneys(bare, fullJourney).map((difference) => describeDifference(difference, context));
    const back = diffJourneys(fullJourney, bare).map((difference) =>
      describeDifference(difference, { ...context, journey: bare, before: fullJourney }),
    );

    expect(all.length).toBeGreaterThan(20);
    for (const line of [...all, ...back]) expect(line).not.toMatch(/\{"|\n|undefined|\[object/);
  });

  it('is one line for whatever differs and whatever two sides disagree on', () => {
    const counts = { differences: 0, conflicts: 0 };
    fc.assert(
      fc.property(anyJourney(), anyJourney(), anyJourney(), (before, journey, other) => {
        const merged = mergeJourneys(before, journey, other);
        const conflicts = merged.ok ? [] : merged.conflicts.map((one) => describeConflict(one, { journey: merged.journey }));
        const differences = diffJourneys(before, journey, { catalog: fullCatalog }).map((one) =>
          describeDifference(one, { journey, before }),
        );
        counts.differences += differences.length;
        counts.conflicts += conflicts.length;
        for (const line of [...conflicts, ...differences]) expect(line).not.toMatch(/\n|undefined|\[object|\{[a-z]+\}/);
      }),
      { numRuns: 400, seed: 31 },
    );
    expect(counts.differences).toBeGreaterThan(1_000);
    expect(counts.conflicts).toBeGreaterThan(300);
  });
});
