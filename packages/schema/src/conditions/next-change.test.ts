import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import { formatInstant, parseInstant } from '../time/instant.ts';
import { compileCondition } from './compile-condition.ts';
import type { ComparisonOp, Condition, Operand } from './condition.ts';
import { createScope } from './create-scope.ts';
import type { ConditionData } from './create-scope.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const zone = 'Europe/Stockholm';
const minute = 60_000;
const day = 86_400_000;

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: { seenAt: { type: 'datetime' }, birthday: { type: 'date' } },
  events: { opened: { keep: 'P1M' } },
  segments: { fresh: { when: { left: { attribute: 'seenAt' }, op: 'after', right: { ago: 'P3D' } } } },
};

const next = (condition: Condition, more: Partial<ConditionData>): string | undefined => {
  const instant = compileCondition(condition, { catalog }).nextChange(createScope({ now: at('2026-03-28T10:00:30+01:00'), zone, ...more }));
  return instant === undefined ? undefined : formatInstant(instant);
};

describe('the next change', () => {
  const seenAt = { attributes: { seenAt: '2026-03-26T09:00:00+01:00', birthday: '2026-04-01' } };
  const bought = {
    history: ['2026-03-20T12:00:00+01:00', '2026-03-21T12:00:00+01:00'].map((when, index) => ({
      id: String(index),
      name: 'bought',
      at: at(when),
      arrived: at(when),
    })),
  };

  it.each<[string, Operand, ComparisonOp, unknown, Partial<ConditionData>, string | undefined]>([
    ['today changes at midnight', { now: 'date' }, 'eq', '2026-03-30', {}, '2026-03-29T00:00:00+01:00'],
    ['so does the weekday', { now: 'weekday' }, 'eq', 'mon', {}, '2026-03-29T00:00:00+01:00'],
    ['a time is next shown', { now: 'time' }, 'gte', '18:00', {}, '2026-03-28T18:00:00+01:00'],
    ['and over one minute later', { now: 'time' }, 'eq', '18:00', { now: at('2026-03-28T18:00:10+01:00') }, '2026-03-28T18:01:00+01:00'],
    ['an instant grows old, on the wall clock', { attribute: 'seenAt' }, 'before', { ago: 'P3D' }, seenAt, '2026-03-29T09:00:00+02:00'],
    [
      'and one millisecond later it is no longer equal',
      { attribute: 'seenAt' },
      'lte',
      { ago: 'P3D' },
      { ...seenAt, now: at('2026-03-29T09:00:00+02:00') },
      '2026-03-29T09:00:00.001+02:00',
    ],
    ['from the other side', { ago: 'PT100H' }, 'gt', { attribute: 'seenAt' }, seenAt, '2026-03-30T14:00:00+02:00'],
    ['never again, once it is over', { attribute: 'seenAt' }, 'before', { ago: 'P1D' }, seenAt, undefined],
    ['a date comes near at midnight', { attribute: 'birthday' }, 'on', { in: 'P2D' }, seenAt, '2026-03-30T00:00:00+02:00'],
    ['never, without a value', { attribute: 'seenAt' }, 'before', { ago: 'P1D' }, {}, undefined],
    ['the oldest event leaves', { count: { event: 'bought', within: 'P10D' } }, 'gte', 2, bought, '2026-03-30T12:00:00+02:00'],
    ['the last event grows old', { last: { event: 'bought' } }, 'before', { ago: 'P10D' }, bought, '2026-03-31T12:00:00+02:00'],
    ['an event leaves the history, in UTC', { count: { event: 'bought' } }, 'lt', 2, bought, '2026-06-18T11:00:00Z'],
    ['also where only the last one counts', { last: { event: 'bought' } }, 'exists', undefined, bought, '2026-06-19T11:00:00Z'],
    [
      'or as long as the catalog keeps it',
      { sum: { event: 'opened', path: 'n' } },
      'gt',
      2,
      { history: [{ id: '1', name: 'opened', at: at('2026-03-28T00:00:00Z'), arrived: 0 }] },
      '2026-04-28T00:00:00Z',
    ],
    ['a segment changes as its condition does', { segment: 'fresh' }, 'eq', true, seenAt, '2026-03-29T09:00:00+02:00'],
    ['what is only asked to exist never changes', { now: 'date' }, 'exists', undefined, {}, undefined],
    ['nor does what has no time in it', { attribute: 'birthday' }, 'gt', '2026-01-01', seenAt, undefined],
  ])('%s', (_, left, op, right, more, expected) => {
    // Tables of literals: the right side is an operand or a JSON value.
    const condition = { left, op, ...(right === undefined ? {} : { right }) } as Condition;
    expect(next(condition, more)).toBe(expected === undefined ? undefined : formatInstant(at(expected)));
  });

  const durations = fc.constantFrom('P1D', 'P2D', 'P1W', 'P1M', 'P13M', 'P1Y', 'PT1H', 'PT36H', 'P1DT2H', 'PT90M', 'P1M2DT1H');
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z') / minute, max: at('2027-01-01T00:00:00Z') / minute }).map((n) => n * minute);
  const edges = fc.constantFrom(
    '2026-03-29T01:00:00Z',
    '2026-10-25T01:00:00Z',
    '2026-09-06T04:00:00Z',
    '2026-04-05T03:00:00Z',
    '2026-01-31T12:00:00Z',
    '2026-02-28T22:00:00Z',
  );
  const nearEdge = fc.tuple(edges, fc.integer({ min: -40 * 60, max: 40 * 60 })).map(([edge, minutes]) => at(edge) + minutes * minute);
  const someMoment = fc.oneof(moment, nearEdge);
  const someInstant = someMoment.map((instant) => formatInstant(instant));
  const someDate = someInstant.map((text) => text.slice(0, 10));
  const someTime = fc
    .integer({ min: 0, max: 95 })
    .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
  const op = fc.constantFrom<ComparisonOp>('eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'before', 'after', 'on');
  const side = fc.oneof(
    fc.constant<Operand>({ attribute: 'seenAt' }),
    fc.constant<Operand>({ attribute: 'birthday' }),
    fc.constant<Operand>({ last: { event: 'bought' } }),
  );
  const shift = fc.oneof(durations.map((ago) => ({ ago })), durations.map((span) => ({ in: span }))); // prettier-ignore
  const moving = fc.oneof(
    fc.record({ left: side, op, right: shift }),
    fc.record({ left: shift, op, right: side }),
    fc.record({ left: shift, op: fc.constant<ComparisonOp>('between'), right: fc.tuple(someInstant, someDate) }),
    fc.record({ left: fc.constant<Operand>({ now: 'date' }), op, right: someDate }),
    fc.record({ left: fc.constant<Operand>({ now: 'date' }), op, right: side }),
    fc.record({
      left: fc.constant<Operand>({ now: 'time' }),
      op: fc.constantFrom<ComparisonOp>('eq', 'gt', 'gte', 'lt', 'lte'),
      right: someTime,
    }),
    fc.record({
      left: fc.constant<Operand>({ now: 'time' }),
      op: fc.constant<ComparisonOp>('between'),
      right: fc.tuple(someTime, someTime),
    }),
    fc.record({ left: fc.constant<Operand>({ now: 'weekday' }), op: fc.constant<ComparisonOp>('in'), right: fc.constant(['mon', 'sat']) }),
    fc.record({
      left: durations.map((within): Operand => ({ count: { event: 'bought', within } })),
      op: fc.constant<ComparisonOp>('gte'),
      right: fc.integer({ min: 1, max: 3 }),
    }),
    durations.map((ago) => ({
      left: { count: { event: 'bought', where: { left: { event: 'seenAt' }, op: 'before', right: { ago } } } },
      op: 'gte',
      right: 1,
    })),
  ) as fc.Arbitrary<Condition>;
  const situation = fc.record({
    now: someMoment,
    zone: fc.constantFrom(zone, 'America/Santiago', 'Australia/Lord_Howe', 'UTC', 'America/Nuuk'),
    attributes: fc.record({ seenAt: someInstant, birthday: someDate }),
    history: fc
      .array(fc.tuple(someMoment, someInstant), { maxLength: 4 })
      .map((rows) =>
        rows
          .toSorted(([one], [other]) => one - other)
          .map(([instant, seen], index) => ({ id: String(index), name: 'bought', at: instant, arrived: instant, data: { seenAt: seen } })),
      ),
  });

  it('is never missed: until it comes, nothing changes', () => {
    fc.assert(
      fc.property(
        moving,
        situation,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (condition, data, places) => {
          const compiled = compileCondition(condition, { catalog });
          const test = (now: number): boolean => compiled.test(createScope({ ...data, now }));
          const change = compiled.nextChange(createScope(data)) ?? Number.POSITIVE_INFINITY;
          const held = test(data.now);
          const end = Math.min(change - 1, data.now + 500 * day);
          const near = Array.from({ length: 40 }, (_, index) => data.now + index * 37 * minute);
          const samples = [...places.map((place) => data.now + Math.floor((end - data.now) * place)), ...near, end].filter(
            (instant) => instant <= end,
          );
          expect(change).toBeGreaterThan(data.now);
          expect(samples.filter((instant) => test(instant) !== held).map(formatInstant)).toEqual([]);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('finds a turning point wherever there is one', () => {
    // Walks from change to change, and checks every minute of two days against the answers in between.
    fc.assert(
      fc.property(moving, situation, (condition, data) => {
        const compiled = compileCondition(condition, { catalog });
        const test = (now: number): boolean => compiled.test(createScope({ ...data, now }));
        let now = data.now;
        let held = test(now);
        let change = compiled.nextChange(createScope({ ...data, now })) ?? Number.POSITIVE_INFINITY;
        const missed: string[] = [];
        for (let instant = now; instant < data.now + 2 * day; instant += minute) {
          while (instant >= change) {
            now = change;
            held = test(now);
            change = compiled.nextChange(createScope({ ...data, now })) ?? Number.POSITIVE_INFINITY;
          }
          if (test(instant) !== held) missed.push(formatInstant(instant));
        }
        expect(missed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
