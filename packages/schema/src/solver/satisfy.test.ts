import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../conditions/condition.ts';
import { evaluateCondition } from '../conditions/create-scope.ts';
import type { Catalog } from '../catalog.ts';
import type { Cell } from './formula.ts';
import { numberCells } from './number-cells.ts';
import { prepare } from './problem.ts';
import { witnessOf } from './reading.ts';
import { satisfy } from './satisfy.ts';
import { aJourney } from '../testing/a-journey.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    n: { type: 'number' },
    whole: { type: 'number', integer: true, min: 0, max: 4, required: true },
    plan: { type: 'text', values: ['free', 'pro'] },
    city: { type: 'text' },
    yes: { type: 'boolean' },
  },
};
const world = { catalog, journey: aJourney() };

const anyComparison: fc.Arbitrary<Condition> = fc
  .oneof(
    fc.record({
      left: fc.constantFrom({ attribute: 'n' }, { attribute: 'whole' }),
      op: fc.constantFrom('eq', 'neq', 'gt', 'gte', 'lt', 'lte'),
      right: fc.integer({ min: -1, max: 5 }),
    }),
    fc.record({
      left: fc.constant({ attribute: 'n' }),
      op: fc.constant('between'),
      right: fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 })),
    }),
    fc.record({
      left: fc.constant({ attribute: 'plan' }),
      op: fc.constantFrom('eq', 'neq'),
      right: fc.constantFrom('free', 'pro', 'gone'),
    }),
    fc.record({ left: fc.constant({ attribute: 'city' }), op: fc.constantFrom('in', 'notIn'), right: fc.subarray(['a', 'b']) }),
    fc.record({ left: fc.constantFrom({ attribute: 'yes' }, { tag: 't' }), op: fc.constant('eq'), right: fc.boolean() }),
    fc.record({ left: fc.constantFrom({ attribute: 'n' }, { attribute: 'city' }), op: fc.constantFrom('exists', 'missing') }),
  )
  .chain((one) => fc.boolean().map((orMissing) => (orMissing ? { ...one, orMissing } : one) as Condition)); // The parts of comparisons.

const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    anyComparison,
    fc.array(tie('one'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('one'), { maxLength: 3 }).map((any) => ({ any })),
    tie('one').map((not) => ({ not })),
  ),
})).one;

/** Every contact of a small world that is richer than what any comparison above can tell apart. */
function* everyone(): Generator<{ attributes: Record<string, string | number | boolean>; tags: string[] }> {
  for (const n of [undefined, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6])
    for (const whole of [0, 1, 2, 3, 4])
      for (const plan of [undefined, 'free', 'pro'])
        for (const city of [undefined, 'a', 'b', 'c'])
          for (const yes of [undefined, true, false])
            for (const tags of [[], ['t']]) {
              const attributes = {
                ...(n !== undefined && { n }),
                whole,
                ...(plan !== undefined && { plan }),
                ...(city !== undefined && { city }),
                ...(yes !== undefined && { yes }),
              };
              yield { attributes, tags };
            }
}

function holdsFor(condition: Condition, contact: object): boolean {
  return evaluateCondition(condition, { now: 0, zone: 'UTC', ...contact }, world);
}

describe('satisfying a condition', () => {
  it('says yes with a contact for whom it holds, and no only if it holds for nobody', () => {
    const contacts = [...everyone()];
    const said = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const { readings, variables, formulas } = prepare([condition], world);
        const [formula] = formulas;
        if (formula === undefined) return false;
        const verdict = satisfy(
          formula,
          variables,
          variables.map(({ cells }) => [...cells.keys()]),
        );
        said[verdict.kind]++;
        if (verdict.kind === 'yes') {
          const values = readings.map((reading, index): readonly [typeof reading, Cell] => [
            reading,
            variables[index]?.cells[verdict.cells[index] ?? 0],
          ]);
          return holdsFor(condition, witnessOf(values));
        }
        return !contacts.some((contact) => holdsFor(condition, contact));
      }),
      { numRuns: 1_500, seed: 12 },
    );
    expect(said.unknown).toBe(0);
    expect(Math.min(said.yes, said.no)).toBeGreaterThan(100);
  }, 60_000);

  it('does not know where it depends on time, history or results', () => {
    const { variables, formulas } = prepare([{ left: { attribute: 'n' }, op: 'gt', right: { attribute: 'whole' } }], world);

    expect(formulas.map((formula) => satisfy(formula, variables, []))).toEqual([{ kind: 'unknown' }]);
  });

  it('gives up on more than it can look at', () => {
    const many: Condition = {
      all: Array.from({ length: 40 }, (_, index): Condition => ({
        not: {
          all: [
            { left: { tag: `t${index}` }, op: 'eq', right: true },
            { left: { tag: `t${(index + 7) % 40}` }, op: 'eq', right: false },
          ],
        },
      })),
    };
    const odd: Condition = {
      all: [many, { left: { tag: 't0' }, op: 'eq', right: true }, { left: { tag: 't33' }, op: 'eq', right: false }],
    };
    const { variables, formulas } = prepare([odd], world);

    const start = performance.now();
    const [verdict] = formulas.map((formula) =>
      satisfy(
        formula,
        variables,
        variables.map(({ cells }) => [...cells.keys()]),
      ),
    );

    expect(['unknown', 'no']).toContain(verdict?.kind);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('numbers that comparisons can tell apart', () => {
  it.each([
    { what: 'between zero and a threshold', field: { min: 0 }, constants: [100], is: [60, 110, 100] },
    { what: 'whole numbers next to each other', field: { min: 0, integer: true }, constants: [0, 1], is: [0, 1, 2] },
    { what: 'no bounds', field: {}, constants: [5], is: [3, 6, 5] },
    { what: 'a threshold at the bound', field: { min: 0, max: 10 }, constants: [0, 10], is: [6, 0, 10] },
    { what: 'fractions only', field: { min: 0, max: 1 }, constants: [0.5], is: [0.3, 0.8, 0.5] },
    { what: 'no constants', field: { min: 3 }, constants: [], is: [3] },
  ])('are right for $what', ({ field, constants, is }) => {
    expect(numberCells(field, constants)).toEqual(is);
  });
});
