import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import type { Journey } from '../journey.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import { anyJourney, anyOperation } from '../testing/arbitrary-journey.ts';
import type { JsonValue } from '../values.ts';
import { applyOperation } from './apply-operation.ts';
import type { Operation } from './operation.ts';

// A journey is JSON.
const bytes = (journey: Journey): string => canonicalJson(journey as unknown as JsonValue);

const base: Journey = {
  schemaVersion: 1,
  id: 'j',
  name: 'J',
  timezone: 'UTC',
  entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'who' },
  nodes: {
    who: {
      type: 'branch',
      cases: [{ id: 'yes', when: { all: [] } }],
      outlets: { yes: 'mail', else: 'pause' },
    },
    mail: { type: 'action', action: 'send_email', outlets: { next: 'pause', failed: 'alarm' } },
    alarm: { type: 'action', action: 'alarm', outlets: { next: 'log' } },
    log: { type: 'update', changes: [] },
    pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'bye' } },
    bye: { type: 'exit', reason: 'done' },
  },
  layout: { pins: { alarm: { x: 1, y: 1 }, mail: { x: 2, y: 2 } } },
};

function applied(journey: Journey, operation: Operation): Journey {
  const result = applyOperation(journey, operation);
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.journey : journey;
}

function codesOf(operation: unknown, journey: Journey = base): readonly string[] {
  const result = applyOperation(journey, operation as Operation);
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

describe('applying an operation', () => {
  it('inserts on an edge: the edge leads to the node and the node to what was there', () => {
    const node = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }] } as const;

    const { nodes } = applied(base, { op: 'insert', at: { nodeId: 'mail', outlet: 'next' }, nodeId: 'rest', node });

    expect(nodes['mail']?.outlets).toEqual({ next: 'rest', failed: 'alarm' });
    expect(nodes['rest']?.outlets).toEqual({ next: 'pause' });
  });

  it('inserts before the first node', () => {
    const journey = applied(base, { op: 'insert', at: 'start', nodeId: 'first', node: { type: 'milestone' } });

    expect(journey.entry.start).toBe('first');
    expect(journey.nodes['first']?.outlets).toEqual({ next: 'who' });
  });

  it('goes through the outlet that is asked for', () => {
    const node = { type: 'task', title: 'Call', assignee: 'ann' } as const;

    const journey = applied(base, { op: 'insert', at: { nodeId: 'pause', outlet: 'next' }, nodeId: 'call', node, through: 'overdue' });

    expect(journey.nodes['call']?.outlets).toEqual({ overdue: 'bye' });
  });

  it('heals the path around a removed node and takes its pin away', () => {
    const journey = applied(base, { op: 'remove', nodeId: 'mail' });

    expect(journey.nodes['who']?.outlets).toEqual({ yes: 'pause', else: 'pause' });
    expect(journey.layout?.pins).toEqual({ alarm: { x: 1, y: 1 } });
    expect(Object.keys(journey.nodes)).toEqual(['who', 'alarm', 'log', 'pause', 'bye']);
  });

  it('removes what hangs on the other outlets alone, and nothing else', () => {
    const journey = applied(base, { op: 'remove', nodeId: 'mail', orphans: true });

    expect(Object.keys(journey.nodes)).toEqual(['who', 'pause', 'bye']);
    expect(journey.layout?.pins).toEqual({});
  });

  it('keeps the start on the path when the first node goes', () => {
    expect(applied(base, { op: 'remove', nodeId: 'who', keep: 'else' }).entry.start).toBe('pause');
    expect(applied(base, { op: 'remove', nodeId: 'who', keep: null }).entry.start).toBe(null);
  });

  it('moves a node with healing', () => {
    const journey = applied(base, { op: 'move', nodeId: 'mail', at: { nodeId: 'pause', outlet: 'next' } });

    expect(journey.nodes['who']?.outlets).toEqual({ yes: 'pause', else: 'pause' });
    expect(journey.nodes['pause']?.outlets).toEqual({ next: 'mail' });
    expect(journey.nodes['mail']?.outlets).toEqual({ next: 'bye', failed: 'alarm' });
    expect(Object.keys(journey.nodes)).toEqual(Object.keys(base.nodes));
  });

  it('leaves a node where it was moved to its own place', () => {
    const journey = applied(base, { op: 'move', nodeId: 'mail', at: { nodeId: 'who', outlet: 'yes' } });

    expect(bytes(journey)).toBe(bytes(base));
  });

  it('takes the edge along when a case is renamed', () => {
    const journey = applied(base, { op: 'set', pointer: '/nodes/who/cases/0/id', value: 'loyal' });

    expect(journey.nodes['who']?.outlets).toEqual({ loyal: 'mail', else: 'pause' });
  });

  it('takes the outlets of a removed alternative along, its date outlets too', () => {
    const dated = applied(base, {
      op: 'item.add',
      nodeId: 'pause',
      index: 1,
      item: { id: 'day', type: 'date', on: { attribute: 'due' } },
      to: 'bye',
    });
    const wired = applied(dated, { op: 'connect', at: { nodeId: 'pause', outlet: 'past' }, to: 'mail' });

    const journey = applied(wired, { op: 'item.remove', nodeId: 'pause', id: 'day' });

    expect(journey.nodes['pause']).toEqual(base.nodes['pause']);
  });

  it.each([
    { what: 'a node that is there', operation: { op: 'add', nodeId: 'mail', node: { type: 'milestone' } }, code: 'id_duplicate' },
    { what: 'an id no node may have', operation: { op: 'add', nodeId: 'a.b', node: { type: 'milestone' } }, code: 'id_invalid' },
    { what: 'a node that does not parse', operation: { op: 'add', nodeId: 'n', node: { type: 'exit' } }, code: 'field_missing' },
    { what: 'a target that is not there', operation: { op: 'connect', at: 'start', to: 'ghost' }, code: 'node_unknown' },
    {
      what: 'an outlet the type does not have',
      operation: { op: 'connect', at: { nodeId: 'pause', outlet: 'no' }, to: null },
      code: 'outlet_unknown',
    },
    {
      what: 'a node onto itself',
      operation: { op: 'move', nodeId: 'mail', at: { nodeId: 'mail', outlet: 'next' } },
      code: 'place_in_itself',
    },
    {
      what: 'a bad duration',
      operation: { op: 'set', pointer: '/nodes/pause/until/0/duration', value: '2 days' },
      code: 'duration_invalid',
    },
    { what: 'a field nobody knows', operation: { op: 'set', pointer: '/nodes/mail/acton', value: 'x' }, code: 'field_unknown' },
    { what: 'a container that is not there', operation: { op: 'set', pointer: '/goal/name', value: 'x' }, code: 'pointer_missing' },
    { what: 'a value that is not there', operation: { op: 'unset', pointer: '/goal' }, code: 'pointer_missing' },
    { what: 'a field that is needed', operation: { op: 'unset', pointer: '/name' }, code: 'field_missing' },
    { what: 'the prototype', operation: { op: 'set', pointer: '/__proto__/polluted', value: 1 }, code: 'key_forbidden' },
    {
      what: 'the prototype, by value',
      operation: { op: 'set', pointer: '/meta', value: JSON.parse('{"__proto__":{"a":1}}') as JsonValue },
      code: 'key_forbidden',
    },
    { what: 'a list index out of range', operation: { op: 'set', pointer: '/nodes/who/cases/5', value: {} }, code: 'pointer_missing' },
    { what: 'the whole document', operation: { op: 'set', pointer: '', value: {} }, code: 'pointer_invalid' },
    { what: 'something that is no pointer', operation: { op: 'set', pointer: 'name', value: 'x' }, code: 'pointer_invalid' },
    { what: 'an unknown kind', operation: { op: 'explode' }, code: 'value_unknown' },
    { what: 'an operation that is none', operation: null, code: 'type_invalid' },
    { what: 'an item where the type has none', operation: { op: 'item.remove', nodeId: 'mail', id: 'x' }, code: 'node_without_items' },
    {
      what: 'a step of the graph on what a pointer left half-written',
      operation: {
        op: 'batch',
        operations: [
          { op: 'set', pointer: '/nodes/who', value: { type: 'branch' } },
          { op: 'remove', nodeId: 'mail' },
        ],
      },
      code: 'field_missing',
    },
    {
      what: 'a move on an entry that is none',
      operation: {
        op: 'batch',
        operations: [
          { op: 'set', pointer: '/entry', value: null },
          { op: 'move', nodeId: 'mail', at: 'start' },
        ],
      },
      code: 'type_invalid',
    },
    { what: 'the id of the prototype', operation: { op: 'add', nodeId: '__proto__', node: { type: 'milestone' } }, code: 'key_forbidden' },
    {
      what: 'the second half of a batch',
      operation: {
        op: 'batch',
        operations: [
          { op: 'unset', pointer: '/layout' },
          { op: 'remove', nodeId: 'ghost' },
        ],
      },
      code: 'node_unknown',
    },
  ])('refuses $what', ({ operation, code }) => {
    expect(codesOf(operation)).toEqual([code]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('does a batch whole, though its steps alone would not parse', () => {
    const journey = applied(base, {
      op: 'batch',
      operations: [
        { op: 'unset', pointer: '/timezone' },
        { op: 'set', pointer: '/timezone', value: 'Europe/Oslo' },
      ],
    });

    expect(journey.timezone).toBe('Europe/Oslo');
  });

  it('shares what it does not reach and touches nothing that it was given', () => {
    const before = JSON.stringify(base);

    const journey = applied(base, { op: 'set', pointer: '/nodes/mail/name', value: 'Mail' });

    expect(journey.nodes['pause']).toBe(base.nodes['pause']);
    expect(journey.entry).toBe(base.entry);
    expect(JSON.stringify(base)).toBe(before);
  });

  it('is taken back by its inverse, byte for byte', () => {
    let done = 0;
    fc.assert(
      fc.property(anyJourney(), fc.array(anyOperation(), { minLength: 1, maxLength: 4 }), (start, operations) => {
        const inverses: Operation[] = [];
        let journey = start;
        for (const operation of operations) {
          const result = applyOperation(journey, operation);
          if (!result.ok) continue;
          done++;
          inverses.unshift(result.inverse);
          journey = result.journey;
        }
        for (const inverse of inverses) journey = applied(journey, inverse);
        expect(bytes(journey)).toBe(bytes(start));
        expect(JSON.stringify(journey)).toBe(JSON.stringify(start));
      }),
      { numRuns: 6_000, seed: 7 },
    );
    // The law would hold in silence if nothing could be done.
    expect(done).toBeGreaterThan(2_000);
  });

  it('leaves a journey that parses', () => {
    fc.assert(
      fc.property(anyJourney(), anyOperation(), (journey, operation) => {
        const result = applyOperation(journey, operation);
        expect(result.ok ? parseJourney(result.journey) : { refused: result.problems.length > 0 }).toEqual(
          result.ok ? { ok: true, journey: result.journey } : { refused: true },
        );
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });

  it.each([
    { what: 'a node without its list', operation: { op: 'insert', at: 'start', nodeId: 'new', node: { type: 'wait' } } },
    { what: 'a node whose list is none', operation: { op: 'insert', at: 'start', nodeId: 'new', node: { type: 'branch', cases: true } } },
    { what: 'a pasted node without its list', operation: { op: 'paste', at: 'start', start: 'new', nodes: { new: { type: 'split' } } } },
  ])('refuses to put $what on an edge', ({ operation }) => {
    // Not one of the type: that is what is tried.
    const result = applyOperation(base, operation as unknown as Operation);

    expect(result).toMatchObject({ ok: false, problems: [{ nodeId: 'new' }] });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(anyJourney(), fc.anything(), (journey, operation) => {
        expect(applyOperation(journey, operation as Operation).ok).toBe(false);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
