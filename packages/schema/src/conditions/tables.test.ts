import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog, Field } from '../catalog.ts';
import type { Operand } from './condition.ts';
import { operatorsFor, rightSideOf, rightTypeFor } from './operators-for.ts';
import { readPath } from './path.ts';
import { compareText } from './text-order.ts';
import { typeOfOperand } from './type-of-operand.ts';
import type { OperandTypeSource } from './type-of-operand.ts';

describe('the order of texts', () => {
  it('goes by code points', () => {
    const byPoints = (one: string, other: string): number => {
      const [a, b] = [Array.from(one), Array.from(other)].map((points) => points.map((point) => point.codePointAt(0) ?? 0)) as [
        number[],
        number[],
      ];
      const index = a.findIndex((point, place) => point !== b[place]);
      return index === -1 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? -1);
    };
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\uffff', '\ue000', '😀', '𐀀', '\ud7ff') }),
        fc.string({ unit: fc.constantFrom('a', 'é', '\uffff', '\ue000', '😀', '𐀀') }),
        (one, other) => {
          expect(Math.sign(compareText(one, other))).toBe(Math.sign(byPoints(one, other)));
        },
      ),
    );
    expect(compareText('\uffff', '😀')).toBeLessThan(0);
  });
});

describe('a path', () => {
  it.each<[string, unknown]>([
    ['a', { b: [10, { c: 'x' }] }],
    ['a.b.0', 10],
    ['a.b.1.c', 'x'],
    ['a.b.2', undefined],
    ['a.b.01', undefined],
    ['a.b.-1', undefined],
    ['a.b.length', undefined],
    ['a.b.1.c.length', undefined],
    ['a.__proto__', undefined],
    ['__proto__.a', undefined],
    ['constructor.name', undefined],
    ['', undefined],
    ['a..b', undefined],
    ['a.b.', undefined],
  ])('%j reads own fields only', (path, expected) => {
    expect(readPath({ a: { b: [10, { c: 'x' }] } }, path)).toEqual(expected);
  });
});

describe('types of operands', () => {
  const catalog: Catalog = {
    catalogVersion: 1,
    attributes: { orders: { type: 'number', required: true } },
    events: {
      bought: { data: { total: { type: 'number', required: true } } },
      viewed: { data: { total: { type: 'number' }, url: { type: 'text' } } },
    },
    actions: { mail: { output: { messageId: { type: 'text', required: true } } } },
  };
  const journey: OperandTypeSource = {
    entry: {
      start: null,
      reentry: { mode: 'always' },
      triggers: [
        { id: 'a', type: 'event', event: 'bought' },
        { id: 'b', type: 'event', event: 'viewed' },
      ],
    },
    nodes: {
      send: { type: 'action', action: 'mail' },
      listen: {
        type: 'wait',
        until: [
          { id: 'next', type: 'event', event: 'bought' },
          { id: 'late', type: 'duration', duration: 'P1D' },
        ],
      },
    },
  };

  it.each<[Operand, Field | 'unknown']>([
    [{ attribute: 'orders' }, { type: 'number', required: true }],
    [{ attribute: 'toString' }, 'unknown'],
    [{ entry: 'total' }, { type: 'number' }],
    [{ entry: 'url' }, 'unknown'],
    [{ trigger: true }, { type: 'text', values: ['a', 'b'], required: true }],
    [{ event: 'url' }, { type: 'text' }],
    [{ result: 'send.messageId' }, { type: 'text' }],
    [{ result: 'listen.total' }, { type: 'number' }],
    [{ result: 'nowhere.total' }, 'unknown'],
    [{ tag: 'x' }, { type: 'boolean', required: true }],
    [{ consent: 'email' }, { type: 'text' }],
    [{ now: 'date' }, { type: 'date', required: true }],
    [{ last: { event: 'bought' } }, { type: 'datetime' }],
    [{ sum: { event: 'bought', path: 'total' } }, { type: 'number', required: true }],
  ])('%j', (operand, field) => {
    expect(typeOfOperand(operand, catalog, journey, 'viewed')).toEqual(field);
  });

  it('offer each operator with what it takes on its right', () => {
    expect(operatorsFor('boolean').map(({ op }) => op)).toEqual(['eq', 'neq', 'exists', 'missing']);
    expect(operatorsFor('number')).toContainEqual({ op: 'between', right: 'two' });
    expect(operatorsFor('list').map(({ op }) => op)).not.toContain('gt');
    expect(operatorsFor('text')).toContainEqual({ op: 'in', right: 'list' });
    expect([rightSideOf('exists'), rightSideOf('between'), rightSideOf('notIn'), rightSideOf('before')]).toEqual([
      'none',
      'two',
      'list',
      'one',
    ]);
    expect([rightTypeFor({ type: 'list', of: 'date' }), rightTypeFor({ type: 'list' }), rightTypeFor({ type: 'number' })]).toEqual([
      'date',
      'text',
      'number',
    ]);
    const all = new Set(operatorsFor('unknown').map(({ op }) => op));
    for (const type of ['number', 'text', 'boolean', 'date', 'datetime', 'list'] as const)
      expect(operatorsFor(type).every(({ op }) => all.has(op))).toBe(true);
    expect(all.size).toBe(22);
  });
});
