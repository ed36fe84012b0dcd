import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import type { Condition } from '../conditions/condition.ts';
import { compileCondition } from '../conditions/compile-condition.ts';
import { createScope } from '../conditions/create-scope.ts';
import type { ConditionData } from '../conditions/create-scope.ts';
import type { HistoryEvent } from '../conditions/scope.ts';
import { aJourney } from '../testing/a-journey.ts';
import { implies, satisfy } from './satisfy.ts';
import { scopeOf } from './witness.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    n: { type: 'number' },
    m: { type: 'number', min: 0, max: 3, integer: true },
    city: { type: 'text' },
    day: { type: 'date' },
    at: { type: 'datetime' },
    likes: { type: 'list', of: 'text' },
  },
  events: { buy: { keep: 'P60D', data: { total: { type: 'number', min: 0, required: true } } } },
  segments: { host: {}, buyer: { when: { left: { count: { event: 'buy' } }, op: 'gte', right: 1 } } },
};
const world = { catalog, journey: aJourney() };
const now = Date.UTC(2026, 2, 10, 12);
const day = 86_400_000;

type Leaf = fc.Arbitrary<object>;
const leaf = (left: object | fc.Arbitrary<object>, ops: readonly string[], right: fc.Arbitrary<unknown>): Leaf =>
  fc.record({
    left: left instanceof fc.Arbitrary ? (left as fc.Arbitrary<object>) : fc.constant(left),
    op: fc.constantFrom(...ops),
    right,
  }); // What it says.
const order = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte'];
const small = fc.integer({ min: -1, max: 4 });
const part = fc.constantFrom('a', 'b', 'ab', 'aba');
const query = fc.constantFrom(
  { event: 'buy' },
  { event: 'buy', within: 'P7D' },
  { event: 'buy', where: { left: { event: 'total' }, op: 'gt', right: 10 } },
);
const instants = fc.constantFrom('2026-03-09T12:00:00Z', '2026-03-10T12:00:00Z', '2026-03-12T00:00:00+02:00');
const days = fc.constantFrom('2026-03-09', '2026-03-10', '2026-03-12');

/** Conditions of `all`, `any` and `not` over such comparisons, some of which count a missing value too. */
function conditions(...leaves: readonly Leaf[]): fc.Arbitrary<Condition> {
  // The parts of comparisons, put together.
  const one = fc
    .oneof(...leaves)
    .chain((base) => fc.boolean().map((orMissing) => (orMissing ? { ...base, orMissing } : base) as Condition));
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'tree' },
      one,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  })).tree;
}

const buy = (age: number, total: number, index: number): HistoryEvent => {
  const at = now - age;
  return { id: `e${index}`, name: 'buy', at, arrived: at, data: { total } };
};
const histories = [[], [[1, 5]], [[1, 20]], [[20, 5]], [[20, 20]], [[20, 20], [1, 5]], [[20, 5], [1, 20]], [[30, 20], [20, 20], [1, 20]], [[3, 3], [2, 2], [1, 50], [1, 1]]].map(
  (list) => list.map(([age = 0, total = 0], index) => buy(age * day, total, index)),
); // prettier-ignore
const letters = ['', 'a', 'b', 'c'];
const words = letters.flatMap((one) =>
  letters.flatMap((two) => letters.flatMap((three) => letters.map((four) => one + two + three + four))),
);
const attributes = (
  name: string,
  values: readonly (string | number | readonly string[] | undefined)[],
): readonly Partial<ConditionData>[] => values.map((value) => ({ attributes: value === undefined ? {} : { [name]: value } }));

interface Room {
  readonly conditions: fc.Arbitrary<Condition>;
  readonly contacts: readonly Partial<ConditionData>[];
  /** Whether the solver may say that it does not know. */
  readonly mayNotKnow: boolean;
}

const rooms: Readonly<Record<string, Room>> = {
  'patterns, parts and order of one text': {
    conditions: conditions(
      leaf({ attribute: 'city' }, ['matches'], fc.constantFrom('^a', 'b$', '^[ab]+$', 'c')),
      leaf({ attribute: 'city' }, ['startsWith', 'endsWith', 'contains', 'notContains'], part),
      leaf({ attribute: 'city' }, order, part),
      leaf({ attribute: 'city' }, ['in', 'notIn'], fc.subarray(['a', 'ab', 'b'])),
    ),
    contacts: attributes('city', [undefined, ...new Set(words)]),
    mayNotKnow: true,
  },
  'parts of one text, and whether it is there': {
    conditions: conditions(
      leaf({ attribute: 'city' }, ['startsWith', 'endsWith', 'contains', 'notContains', 'eq', 'neq'], part),
      fc.record({ left: fc.constant({ attribute: 'city' }), op: fc.constantFrom('exists', 'missing') }),
    ),
    contacts: attributes('city', [undefined, ...new Set(words)]),
    mayNotKnow: false,
  },
  'numbers in spans and lists': {
    conditions: conditions(
      leaf({ attribute: 'm' }, ['between'], fc.tuple(small, small)),
      leaf({ attribute: 'm' }, ['in', 'notIn'], fc.subarray([-1, 0, 1, 2.5, 3])),
      leaf({ attribute: 'm' }, order, fc.oneof(small, fc.constant(1.5))),
    ),
    contacts: attributes('m', [undefined, 0, 1, 2, 3]),
    mayNotKnow: false,
  },
  'lists in every way': {
    conditions: conditions(
      leaf({ attribute: 'likes' }, ['includesAny', 'includesAll', 'includesNone'], fc.subarray(['x', 'y', 'z'])),
      leaf({ attribute: 'likes' }, ['contains', 'notContains'], fc.constantFrom('x', 'y')),
      fc.record({ left: fc.constant({ attribute: 'likes' }), op: fc.constantFrom('exists', 'missing') }),
    ),
    contacts: attributes('likes', [
      undefined,
      [],
      ['x'],
      ['y'],
      ['z'],
      ['w'],
      ['x', 'y'],
      ['y', 'z'],
      ['x', 'z'],
      ['x', 'y', 'z'],
      ['x', 'w'],
    ]),
    mayNotKnow: false,
  },
  'counts, sums, the last event and a segment that counts': {
    conditions: conditions(
      leaf(
        query.map((count) => ({ count })),
        order,
        fc.integer({ min: 0, max: 3 }),
      ),
      leaf(
        query.map((one) => ({ sum: { ...one, path: 'total' } })),
        ['gt', 'lte', 'eq'],
        fc.constantFrom(0, 10, 25),
      ),
      leaf({ last: { event: 'buy' } }, ['before', 'after'], fc.constantFrom({ ago: 'P7D' }, { ago: 'P25D' })),
      fc.record({ left: fc.constant({ last: { event: 'buy' } }), op: fc.constantFrom('exists', 'missing') }),
      leaf({ segment: 'buyer' }, ['eq'], fc.boolean()),
    ),
    contacts: histories.map((history) => ({ history: history.toSorted((one, other) => one.at - other.at) })),
    mayNotKnow: true,
  },
  'instants and dates against each other and against now': {
    conditions: conditions(
      leaf({ attribute: 'at' }, ['before', 'after', 'on', 'eq'], fc.oneof(instants, days)),
      leaf({ attribute: 'at' }, ['before', 'after'], fc.constantFrom({ ago: 'P1D' }, { in: 'P2D' }, { ago: 'PT1H' })),
      leaf({ attribute: 'day' }, ['before', 'after', 'on', 'between'], fc.oneof(days, fc.tuple(days, days))),
      leaf({ now: 'date' }, ['eq', 'before', 'after'], days),
    ),
    contacts: [undefined, -50, -36, -24, -12.5, -1, 0, 1, 24, 36, 48, 72].flatMap((hours) =>
      [undefined, '2026-03-08', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'].map((date) => ({
        attributes: {
          ...(hours !== undefined && { at: new Date(now + hours * 3_600_000).toISOString() }),
          ...(date !== undefined && { day: date }),
        },
      })),
    ),
    mayNotKnow: true,
  },
  'two readings against each other': {
    conditions: conditions(
      leaf({ attribute: 'n' }, order, fc.constant({ attribute: 'm' })),
      leaf({ attribute: 'n' }, order, small),
      leaf({ attribute: 'm' }, order, small),
    ),
    contacts: [undefined, -1, 0, 0.5, 1, 2, 3, 4].flatMap((n) =>
      [undefined, 0, 1, 2, 3].map((m) => ({ attributes: { ...(n !== undefined && { n }), ...(m !== undefined && { m }) } })),
    ),
    mayNotKnow: true,
  },
};

function holdsForSomebody(condition: Condition, contacts: Room['contacts']): boolean {
  const compiled = compileCondition(condition, world);
  return contacts.some((contact) => compiled.test(createScope({ now, zone: 'UTC', ...contact })));
}

describe('what the solver is certain of', () => {
  it.each(Object.entries(rooms))(
    'is so for every contact there is: %s',
    (_, { conditions: any, contacts, mayNotKnow }) => {
      const said = { yes: 0, no: 0, unknown: 0 };
      fc.assert(
        fc.property(any, any, (one, other) => {
          const { answer, witness } = satisfy(one, world);
          said[answer] += 1;
          const isRight =
            answer === 'yes'
              ? witness !== undefined && compileCondition(one, world).test(scopeOf(witness, world))
              : answer === 'unknown' || !holdsForSomebody(one, contacts);
          const isFollowed = implies(one, other, world).answer !== 'yes' || !holdsForSomebody({ all: [one, { not: other }] }, contacts);
          return isRight && isFollowed;
        }),
        { numRuns: 400, seed: 7 },
      );
      expect(Math.min(said.yes, said.no)).toBeGreaterThan(5);
      // Where it may not know everything, it is still certain of half.
      expect(said.unknown).toBeLessThanOrEqual(mayNotKnow ? 200 : 0);
    },
    60_000,
  );
});
