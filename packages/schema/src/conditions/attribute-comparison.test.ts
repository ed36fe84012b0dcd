import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { compileCondition } from './compile-condition.ts';
import type { ComparisonOp } from './condition.ts';
import { createScope } from './create-scope.ts';

const names = ['score', 'constructor', 'toString', '__proto__', 'hasOwnProperty'];
const anyValue = fc.oneof(
  fc.constantFrom<JsonValue | undefined>(undefined, null, 0, 3, -1, 3.5, Infinity, -Infinity, Number.NaN, '', '3', 'SE', true, false),
  fc.constantFrom<JsonValue>([3], { a: 1 }),
);
const anyLiteral = fc.constantFrom<JsonValue>(0, 3, -1, 3.5, '', '3', 'SE', true, false);
const anyOp = fc.constantFrom<ComparisonOp>('eq', 'neq', 'gt', 'gte', 'lt', 'lte');
const anyType = fc.constantFrom('number', 'text', 'boolean');

/** An object with an own field of that name, whatever the name is. */
function having(name: string, value: JsonValue | undefined): JsonObject {
  const object = {};
  if (value !== undefined) Object.defineProperty(object, name, { value, enumerable: true });
  return object;
}

describe('a comparison of an attribute with a literal', () => {
  it('means the same as one whose value is asked for by name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyType, anyOp, anyLiteral, anyValue, (name, type, op, literal, value) => {
        const attributes = Object.fromEntries([[name, { type }]]);
        // The type is one of three that the catalog has.
        const catalog = { catalogVersion: 1, attributes } as Catalog;
        const condition = compileCondition({ left: { attribute: name }, op, right: literal }, { catalog });
        const direct = createScope({ now: 0, zone: 'UTC', attributes: having(name, value) });
        const asked = Object.assign(createScope({ now: 0, zone: 'UTC' }), { attribute: () => value });
        expect(direct.attributes).toBeDefined();
        expect(condition.test(direct)).toBe(condition.test(asked));
        expect(condition.explain(direct).holds).toBe(condition.test(direct));
      }),
      { numRuns: 2_000 },
    );
  });

  it('sees nothing that an object inherits', () => {
    const catalog: Catalog = { catalogVersion: 1, attributes: { score: { type: 'number' } } };
    const condition = compileCondition({ left: { attribute: 'score' }, op: 'gt', right: 3 }, { catalog });
    const heir: JsonObject = Object.create({ score: 5 }) as JsonObject; // No fields of its own.
    expect(condition.test(createScope({ now: 0, zone: 'UTC', attributes: heir }))).toBe(false);
    const prototype = Object.prototype as { score?: number };
    try {
      prototype.score = 5;
      expect(condition.test(createScope({ now: 0, zone: 'UTC', attributes: {} }))).toBe(false);
      expect(condition.test(createScope({ now: 0, zone: 'UTC', attributes: { score: 5 } }))).toBe(true);
    } finally {
      delete prototype.score;
    }
  });
});
