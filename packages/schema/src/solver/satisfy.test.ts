import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import type { Condition } from '../conditions/condition.ts';
import { evaluateCondition } from '../conditions/create-scope.ts';
import { compileCondition } from '../conditions/compile-condition.ts';
import { aJourney } from '../testing/a-journey.ts';
import { implies, overlaps, satisfy } from './satisfy.ts';
import { scopeOf } from './witness.ts';
import type { Witness } from './witness.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    n: { type: 'number' },
    whole: { type: 'number', integer: true, min: 0, max: 4, required: true },
    plan: { type: 'text', values: ['free', 'pro'] },
    city: { type: 'text' },
    yes: { type: 'boolean' },
    day: { type: 'date' },
    at: { type: 'datetime' },
    likes: { type: 'list', of: 'text' },
  },
  events: { buy: { data: { total: { type: 'number', min: 0, required: true } } } },
  segments: {
    rich: { when: { left: { attribute: 'n' }, op: 'gt', right: 3 } },
    richer: {
      when: {
        all: [
          { left: { segment: 'rich' }, op: 'eq', right: true },
          { left: { attribute: 'whole' }, op: 'gte', right: 2 },
        ],
      },
    },
    self: { when: { left: { segment: 'self' }, op: 'eq', right: true } },
    host: {},
  },
};
const world = { catalog, journey: aJourney() };
const number = fc.integer({ min: -1, max: 5 });
const comparison = (left: object, ops: readonly string[], right: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.record({ left: fc.constant(left), op: fc.constantFrom(...ops), right });
const order = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte'];
const pair = (one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.tuple(one, one);
const days = fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-04');
const times = fc.constantFrom('00:00', '09:00', '09:01', '23:59');
const part = fc.constantFrom('a', 'b', 'ab', 'aba');

const comparisons: Readonly<Record<string, fc.Arbitrary<object>>> = {
  number: comparison({ attribute: 'n' }, order, number),
  whole: comparison({ attribute: 'whole' }, order, fc.oneof(number, fc.constantFrom(0.5, 2.5))),
  between: comparison({ attribute: 'n' }, ['between'], pair(number)),
  plan: comparison({ attribute: 'plan' }, ['eq', 'neq'], fc.constantFrom('free', 'pro', 'gone')),
  city: comparison({ attribute: 'city' }, ['in', 'notIn'], fc.subarray(['a', 'ab'])),
  pattern: comparison({ attribute: 'city' }, ['startsWith', 'endsWith', 'contains', 'notContains', 'eq'], part),
  flag: fc.oneof(comparison({ attribute: 'yes' }, ['eq'], fc.boolean()), comparison({ tag: 't' }, ['eq', 'neq'], fc.boolean())),
  segment: fc.constantFrom('rich', 'richer', 'self', 'host').chain((segment) => comparison({ segment }, ['eq', 'neq'], fc.boolean())),
  present: fc.record({
    left: fc.constantFrom({ attribute: 'n' }, { attribute: 'city' }, { attribute: 'likes' }),
    op: fc.constantFrom('exists', 'missing'),
  }),
  day: comparison({ attribute: 'day' }, ['eq', 'before', 'after', 'on', 'gte'], days),
  list: comparison({ attribute: 'likes' }, ['includesAny', 'includesAll', 'includesNone'], fc.subarray(['x', 'y'], { minLength: 1 })),
  item: comparison({ attribute: 'likes' }, ['contains', 'notContains'], fc.constantFrom('x', 'y', 'z')),
  time: comparison({ now: 'time' }, ['eq', 'lt', 'gte', 'lte'], times),
  weekday: comparison({ now: 'weekday' }, ['in', 'notIn'], fc.subarray(['mon', 'tue', 'sun'], { minLength: 1 })),
  consent: comparison({ consent: 'email' }, ['eq', 'neq'], fc.constantFrom('subscribed', 'unsubscribed', 'pending')),
};

function conditions(...kinds: readonly string[]): fc.Arbitrary<Condition> {
  const leaves = kinds.map((kind) => comparisons[kind] ?? fc.constant({ all: [] }));
  // The parts of comparisons, put together.
  const leaf = fc.oneof(...leaves).chain((one) => fc.boolean().map((orMissing) => (orMissing ? { ...one, orMissing } : one) as Condition));
  return fc.letrec<{ one: Condition }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      leaf,
      fc.array(tie('one'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('one'), { maxLength: 3 }).map((any) => ({ any })),
      tie('one').map((not) => ({ not })),
    ),
  })).one;
}

/** Every combination of values. */
function product(values: Readonly<Record<string, readonly unknown[]>>): readonly Readonly<Record<string, unknown>>[] {
  let all: Readonly<Record<string, unknown>>[] = [{}];
  for (const [name, list] of Object.entries(values))
    all = all.flatMap((one) => list.map((value) => (value === undefined ? one : { ...one, [name]: value })));
  return all;
}

const attributes = (values: Readonly<Record<string, readonly unknown[]>>): readonly object[] =>
  product(values).map((one) => ({ attributes: one }));
const texts = [
  '',
  'a',
  'b',
  'c',
  'ab',
  'ba',
  'aa',
  'aba',
  'abc',
  'cab',
  'caba',
  'abac',
  'abab',
  'bab',
  'abaaba',
  'abcaba',
  'bb',
  'ac',
  'ca',
  'bc',
  'cb',
  'bcb',
  'aca',
  'bca',
  'acb',
  'abaca',
  'abcab',
  'abab',
  'bcaba',
  'abacb',
  'babaab',
  'baba',
  'abaab',
  'aab',
  'cabac',
  'cabc',
  'bcab',
  'abb',
  'bcabac',
  'caa',
  'aac',
  'bcaba',
  'abcb',
  'cabab',
];

/** A richer world than the comparisons of some kinds can tell apart. */
const everyone: Readonly<Record<string, { readonly kinds: readonly string[]; readonly contacts: readonly object[] }>> = {
  'numbers, segments and tags': {
    kinds: ['number', 'whole', 'between', 'flag', 'segment', 'present'],
    contacts: attributes({
      n: [undefined, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6],
      whole: [0, 1, 2, 3, 4],
      yes: [undefined, true, false],
      likes: [undefined, []],
      city: [undefined, 'a'],
    }).flatMap((one) =>
      [{ tags: [] }, { tags: ['t'] }].flatMap((tags) => [[], ['host']].map((segments) => ({ ...one, ...tags, segments }))),
    ),
  },
  'texts by their parts': {
    kinds: ['city', 'pattern', 'present', 'plan'],
    contacts: attributes({ city: [undefined, ...texts], plan: [undefined, 'free', 'pro'], n: [undefined, 1], likes: [undefined, []] }),
  },
  'dates, lists and consent': {
    kinds: ['day', 'list', 'item', 'consent'],
    contacts: attributes({
      day: [undefined, '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'],
      likes: [undefined, [], ['x'], ['y'], ['z'], ['x', 'y'], ['x', 'z'], ['y', 'z'], ['x', 'y', 'z']],
    }).flatMap((one) =>
      [undefined, 'subscribed', 'unsubscribed', 'pending', 'odd'].map((email) => ({
        ...one,
        ...(email !== undefined && { consent: { email } }),
      })),
    ),
  },
  'times and weekdays': {
    kinds: ['time', 'weekday'],
    contacts: Array.from({ length: 7 }, (_, day) =>
      [0, 1, 539, 540, 541, 542, 900, 1_438, 1_439].map((minute) => ({ now: Date.UTC(2026, 2, 2 + day) + minute * 60_000 })),
    ).flat(),
  },
};

const holdsFor = (condition: Condition, contact: object): boolean =>
  evaluateCondition(condition, { now: 0, zone: 'UTC', ...contact }, world);
const holdsForWitness = (condition: Condition, witness: Witness | undefined): boolean =>
  witness !== undefined && compileCondition(condition, world).test(scopeOf(witness, world));

describe('satisfying a condition', () => {
  it.each(Object.entries(everyone))(
    'says yes with an example for whom it holds, and no only if it holds for nobody: %s',
    (_, { kinds, contacts }) => {
      const said = { yes: 0, no: 0, unknown: 0 };
      fc.assert(
        fc.property(conditions(...kinds), (condition) => {
          const { answer, witness } = satisfy(condition, world);
          said[answer]++;
          return answer === 'yes' ? holdsForWitness(condition, witness) : !contacts.some((contact) => holdsFor(condition, contact));
        }),
        { numRuns: 700, seed: 12 },
      );
      expect(said.unknown).toBe(0);
      expect(Math.min(said.yes, said.no)).toBeGreaterThan(20);
    },
    60_000,
  );

  it('takes every pair of these conditions for what it is', () => {
    const law = (): void =>
      fc.assert(
        fc.property(conditions('number', 'flag', 'plan'), conditions('number', 'flag', 'plan'), (one, other) => {
          const both: Condition = { all: [one, other] };
          const onlyOne: Condition = { all: [one, { not: other }] };
          return (
            overlaps(one, other, world).answer === satisfy(both, world).answer &&
            (implies(one, other, world).answer === 'yes') === (satisfy(onlyOne, world).answer === 'no')
          );
        }),
        { numRuns: 300, seed: 5 },
      );

    expect(law).not.toThrow();
  });
});

const soon: Condition = { left: { attribute: 'at' }, op: 'before', right: { in: 'P2D' } };
const cases: Readonly<Record<string, { readonly condition: Condition; readonly answer: 'yes' | 'no' | 'unknown' }>> = {
  'an instant between two that move with now': {
    condition: { all: [soon, { left: { attribute: 'at' }, op: 'after', right: { ago: 'P3D' } }] },
    answer: 'yes',
  },
  'an instant before the earlier and after the later of them': {
    condition: {
      all: [
        { left: { attribute: 'at' }, op: 'before', right: { ago: 'P7D' } },
        { left: { attribute: 'at' }, op: 'after', right: { in: 'P7D' } },
      ],
    },
    answer: 'no',
  },
  'lengths of which nobody knows which is longer': {
    condition: {
      all: [
        { left: { attribute: 'at' }, op: 'before', right: { ago: 'P31D' } },
        { left: { attribute: 'at' }, op: 'after', right: { ago: 'P1M' } },
      ],
    },
    answer: 'unknown',
  },
  'three purchases': { condition: { left: { count: { event: 'buy', within: 'P30D' } }, op: 'gte', right: 3 }, answer: 'yes' },
  'some lately and none very lately': {
    condition: {
      all: [
        { left: { count: { event: 'buy', within: 'P30D' } }, op: 'gte', right: 1 },
        { left: { count: { event: 'buy', within: 'P7D' } }, op: 'eq', right: 0 },
      ],
    },
    answer: 'yes',
  },
  'purchases of a size': {
    condition: {
      left: { count: { event: 'buy', where: { left: { event: 'total' }, op: 'gt', right: 100 }, since: 'entry' } },
      op: 'eq',
      right: 2,
    },
    answer: 'yes',
  },
  'fewer than no purchases': { condition: { left: { count: { event: 'buy' } }, op: 'lt', right: 0 }, answer: 'no' },
  'a negative sum of what is never negative': {
    condition: { left: { sum: { event: 'buy', path: 'total' } }, op: 'lt', right: 0 },
    answer: 'no',
  },
  'a sum': { condition: { left: { sum: { event: 'buy', path: 'total' } }, op: 'gt', right: 500 }, answer: 'yes' },
  'more of some than of all': {
    condition: {
      all: [
        { left: { count: { event: 'buy', within: 'P7D' } }, op: 'gt', right: 3 },
        { left: { count: { event: 'buy' } }, op: 'lt', right: 2 },
      ],
    },
    answer: 'unknown',
  },
  'a last purchase long ago': { condition: { left: { last: { event: 'buy' } }, op: 'before', right: { ago: 'P60D' } }, answer: 'yes' },
  'two attributes against each other': {
    condition: { left: { attribute: 'n' }, op: 'gt', right: { attribute: 'whole' } },
    answer: 'unknown',
  },
  'the same and its opposite, whatever it means': {
    condition: {
      all: [
        { left: { attribute: 'city' }, op: 'matches', right: '^x+$' },
        { not: { left: { attribute: 'city' }, op: 'matches', right: '^x+$' } },
      ],
    },
    answer: 'no',
  },
  'a Tuesday that is a Monday': {
    condition: {
      all: [
        { left: { now: 'date' }, op: 'eq', right: '2026-03-02' },
        { left: { now: 'weekday' }, op: 'eq', right: 'tue' },
      ],
    },
    answer: 'unknown',
  },
  'a Sunday evening': {
    condition: {
      all: [
        { left: { now: 'weekday' }, op: 'eq', right: 'sun' },
        { left: { now: 'time' }, op: 'gte', right: '18:00' },
      ],
    },
    answer: 'yes',
  },
  'a text between two others': {
    condition: {
      all: [
        { left: { attribute: 'city' }, op: 'gt', right: 'a' },
        { left: { attribute: 'city' }, op: 'lt', right: 'b' },
      ],
    },
    answer: 'yes',
  },
  'a category’s consent under an unsubscribed channel': {
    condition: {
      all: [
        { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' },
        { left: { consent: 'email/offers' }, op: 'eq', right: 'subscribed' },
      ],
    },
    answer: 'unknown',
  },
  'a number beyond what the catalog allows': { condition: { left: { attribute: 'whole' }, op: 'gt', right: 4 }, answer: 'no' },
};

describe('an example', () => {
  it.each(Object.entries(cases))('is right for %s', (_, { condition, answer }) => {
    const found = satisfy(condition, world);

    expect(found.answer).toBe(answer);
    expect(found.witness === undefined ? 'no example' : holdsForWitness(condition, found.witness)).toBe(
      answer === 'yes' ? true : 'no example',
    );
  });

  it.each(['r', 'o', '', 'her', '…'])('has an answer for texts that end in %j, which may be in every word', (ending) => {
    const ends: Condition = { left: { attribute: 'city' }, op: 'endsWith', right: ending };

    expect(satisfy(ends, world).answer).toBe('yes');
    expect(satisfy({ all: [ends, { left: { attribute: 'city' }, op: 'missing' }] }, world).answer).toBe('no');
  });

  it('is the same each time', () => {
    const [first] = Object.values(cases);

    expect(satisfy(first?.condition ?? { all: [] }, world)).toEqual(satisfy(first?.condition ?? { all: [] }, world));
  });

  it('is given up on where it takes too long', () => {
    const atLeastOne = (from: number, to: number): Condition => ({
      any: [from, to].map((id) => ({ left: { tag: `t${id}` }, op: 'eq' as const, right: id % 2 === 0 })),
    });
    const many: Condition = {
      all: Array.from({ length: 80 }, (_, index) => ({
        not: {
          all: [
            atLeastOne(index, (index * 7) % 40),
            atLeastOne((index * 3) % 40, (index * 5) % 40),
            atLeastOne((index * 11) % 40, index % 13),
          ],
        },
      })),
    };
    const started = performance.now();

    satisfy(many, world);

    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
