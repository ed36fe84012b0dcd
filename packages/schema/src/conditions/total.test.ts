import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import type { JsonValue } from '../values.ts';
import { compileCondition, resolveOperand } from './compile-condition.ts';
import type { ComparisonOp, Condition, Operand } from './condition.ts';
import { createScope } from './create-scope.ts';
import type { ConditionData } from './create-scope.ts';
import { operatorsFor } from './operators-for.ts';
import { typeOfOperand } from './type-of-operand.ts';

const names = fc.constantFrom(
  'orders',
  'plan',
  'birthday',
  'trialEndsAt',
  'interests',
  'visits',
  'isVip',
  '__proto__',
  'constructor',
  'toString',
  'a.b',
  '',
);
const texts = fc.oneof(
  names,
  fc.constantFrom('2026-03-02', '2026-03-02T08:00:00Z', '10:00', 'P1D', '[', '^a+$', '\ud800', 'x'.repeat(2_000)),
  fc.string(),
);
const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, 1e308, -1e308, 5e-324, 9007199254740994, Number.NaN, Number.POSITIVE_INFINITY),
  fc.double(),
);
const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
const values = fc.oneof(scalars, fc.array(scalars, { maxLength: 4 }), fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonValue>;
const durations = fc.constantFrom('P1D', 'P1M', 'PT1H', 'P999999999Y', 'P0D', '-P1D', 'nonsense', '');
const ops = fc.constantFrom<string>(...operatorsFor('unknown').map(({ op }) => op), 'nonsense', '__proto__') as fc.Arbitrary<ComparisonOp>;

const { condition, operand } = fc.letrec<{ condition: Condition; operand: Operand; history: object }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'condition' },
    fc.record(
      { left: tie('operand'), op: ops, right: fc.oneof(values, tie('operand')), orMissing: fc.boolean() },
      { requiredKeys: ['left', 'op'] },
    ) as fc.Arbitrary<Condition>,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
    fc.record({ not: tie('condition') }) as fc.Arbitrary<Condition>,
  ),
  history: fc.record(
    {
      event: names,
      where: tie('condition'),
      within: durations,
      since: fc.constantFrom('entry', 'node:a', 'nonsense'),
      of: names,
      path: texts,
    },
    { requiredKeys: ['event', 'path'] },
  ),
  operand: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'operand' },
    ...['attribute', 'entry', 'event', 'result', 'tag', 'segment', 'consent'].map(
      (key) => fc.record({ [key]: texts }) as unknown as fc.Arbitrary<Operand>,
    ),
    fc.constantFrom<Operand>({ trigger: true }, { now: 'date' }, { now: 'time' }, { now: 'weekday' }, {
      now: '__proto__',
    } as unknown as Operand),
    fc.record({ ago: durations }),
    fc.record({ in: durations }),
    ...['count', 'sum', 'last'].map((key) => fc.record({ [key]: tie('history') }) as unknown as fc.Arbitrary<Operand>),
    values as unknown as fc.Arbitrary<Operand>,
  ),
}));

const fields = fc.dictionary(texts, values, { maxKeys: 5 });
const instants = fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -9e15, max: 9e15 }), fc.constant(Number.NaN));
const rows = fc.array(
  fc.record(
    { id: texts, name: names, at: fc.integer({ min: 0, max: 4e12 }), arrived: fc.nat(), data: fields },
    { requiredKeys: ['id', 'name', 'at', 'arrived'] },
  ),
  { maxLength: 6 },
);
const scopes = fc.record(
  {
    now: instants,
    zone: fc.constantFrom('Europe/Stockholm', 'UTC', 'America/Santiago', 'nonsense', '__proto__'),
    attributes: fields,
    consent: fc.dictionary(texts, texts, { maxKeys: 3 }),
    tags: fc.array(texts, { maxLength: 3 }),
    segments: fc.array(texts, { maxLength: 3 }),
    entry: values,
    trigger: texts,
    event: values,
    results: fields,
    history: rows,
    since: fc.dictionary(texts, instants, { maxKeys: 3 }),
  },
  { requiredKeys: ['now', 'zone'] },
) as fc.Arbitrary<ConditionData>;

const catalogs = fc.record({
  catalogVersion: fc.constant(1 as const),
  attributes: fc.constant<Catalog['attributes']>({
    orders: { type: 'number' }, plan: { type: 'text' }, birthday: { type: 'date' }, trialEndsAt: { type: 'datetime' },
    interests: { type: 'list' }, visits: { type: 'list', of: 'date' }, isVip: { type: 'boolean' },
  }), // prettier-ignore
  segments: fc.dictionary(
    names,
    condition.map((when: Condition) => ({ when })),
    { maxKeys: 3 },
  ),
}) as fc.Arbitrary<Catalog>;

describe('the language', () => {
  it('never throws, and says the same with and without reasons', () => {
    fc.assert(
      fc.property(condition, catalogs, fc.array(scopes, { minLength: 1, maxLength: 3 }), (written, catalog, many) => {
        const compiled = compileCondition(written, { catalog });
        for (const one of many) {
          const scope = createScope(one);
          const { holds, because } = compiled.explain(scope);
          expect(holds).toBe(compiled.test(scope));
          expect(because.every(({ saw }) => saw !== undefined)).toBe(true);
          const next = compiled.nextChange(scope);
          expect(next === undefined || Number.isFinite(next)).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('resolves and types any operand', () => {
    fc.assert(
      fc.property(operand, catalogs, scopes, (one, catalog, scope) => {
        expect(() => resolveOperand(one, { catalog })(createScope(scope))).not.toThrow();
        expect(() =>
          typeOfOperand(one, catalog, { nodes: {}, entry: { triggers: [], reentry: { mode: 'always' }, start: null } }, 'bought'),
        ).not.toThrow();
      }),
    );
  });

  it('means the same by a literal and by an operand that reads it', () => {
    const catalog: Catalog = { catalogVersion: 1 };
    const present = values.filter((value) => value !== null);
    fc.assert(
      fc.property(values, ops, present, fc.boolean(), (left, op, right, orMissing) => {
        const scope = createScope({ now: 0, zone: 'UTC', entry: { left, right } });
        const literal: Condition = { left: { entry: 'left' }, op, right, orMissing };
        const read: Condition = { left: { entry: 'left' }, op, right: { entry: 'right' }, orMissing };
        expect(compileCondition(literal, { catalog }).test(scope)).toBe(compileCondition(read, { catalog }).test(scope));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes what is no condition as false', () => {
    const wrong = [
      {},
      null,
      undefined,
      1,
      'all',
      [],
      { all: 1 },
      { any: {} },
      { not: null },
      { left: { attribute: 'a' } },
      { op: 'eq' },
      { left: 1, op: 'eq', right: 1 },
    ];
    const tests = wrong.map((one) =>
      compileCondition(one as unknown as Condition, { catalog: { catalogVersion: 1 } }).test(createScope({ now: 0, zone: 'UTC' })),
    );
    expect(tests).toEqual(wrong.map((one) => typeof one === 'object' && one !== null && 'not' in one));
  });

  it('is false beyond 64 levels, however deep', () => {
    const nested = (depth: number): Condition =>
      Array.from({ length: depth }).reduce<Condition>((inner) => ({ all: [inner] }), { all: [] });
    const scope = createScope({ now: 0, zone: 'UTC' });
    const test = (depth: number): boolean => compileCondition(nested(depth), { catalog: { catalogVersion: 1 } }).test(scope);
    expect([test(64), test(65), test(200_000)]).toEqual([true, false, false]);
  });

  it('judges a hostile pattern over a long text in steps, not in time', () => {
    const hostile: Condition = { left: { attribute: 'text' }, op: 'matches', right: '(a|a)*(a|aa)*(a{1,200})*b$' };
    const compiled = compileCondition(hostile, { catalog: { catalogVersion: 1 } });
    expect(compiled.test(createScope({ now: 0, zone: 'UTC', attributes: { text: `${'a'.repeat(1_000)}b` } }))).toBe(true);
    expect(compiled.test(createScope({ now: 0, zone: 'UTC', attributes: { text: `${'a'.repeat(10_000_000)}b` } }))).toBe(false);
  });
});
