import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration } from '../time/add-duration.ts';
import { parseInstant } from '../time/instant.ts';
import { compileCondition, resolveOperand } from './compile-condition.ts';
import type { HistoryQuery } from './condition.ts';
import { createScope } from './create-scope.ts';
import type { ConditionData } from './create-scope.ts';
import type { HistoryEvent } from './scope.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const zone = 'Europe/Stockholm';
const catalog = { catalogVersion: 1 } as const;
const now = at('2026-03-30T10:00:00+02:00');

const event = (id: string, when: string, data: HistoryEvent['data'] = {}, more: Partial<HistoryEvent> = {}): HistoryEvent => ({
  id,
  name: 'bought',
  at: at(when),
  arrived: at(when),
  data,
  ...more,
});

const history = [
  event('1', '2026-02-28T10:00:00+01:00', { total: 10 }),
  event('2', '2026-03-29T09:59:00+02:00', { total: 20 }),
  event('3', '2026-03-29T10:00:00+02:00', { total: 30 }, { effect: 'k1' }),
  event('4', '2026-03-30T09:00:00+02:00', { total: 'forty' }),
  event('5', '2026-03-30T09:30:00+02:00', { total: 50 }, { name: 'opened' }),
];

const count = (query: Partial<HistoryQuery>, more: Partial<ConditionData> = {}): unknown =>
  resolveOperand({ count: { event: 'bought', ...query } }, { catalog })(createScope({ now, zone, history, ...more }));

describe('the history', () => {
  it('counts events of a name, those that match, and those within a duration', () => {
    expect(count({})).toBe(4);
    expect(count({ event: 'never' })).toBe(0);
    expect(count({ where: { left: { event: 'total' }, op: 'gte', right: 20 } })).toBe(2);
    // An event leaves at the very instant its duration is over.
    expect(count({ within: 'P1D' })).toBe(1);
    expect(count({ within: 'P1D' }, { now: now - 1 })).toBe(2);
    // 23 hours lie between the same times on the day before and this one when clocks went forward.
    expect(count({ within: 'P2D' }, { now: at('2026-03-31T09:59:00+02:00') })).toBe(2);
    expect(count({ within: 'not a duration' })).toBeUndefined();
  });

  it('counts from the trigger event on, without it, and from a node that was visited', () => {
    const since = { entry: at('2026-03-29T09:59:00+02:00'), 'node:ask': at('2026-03-29T10:00:00+02:00') };
    expect(count({ since: 'entry' }, { since, entryEvent: { id: '2', arrived: at('2026-03-29T09:59:00+02:00') } })).toBe(2);
    expect(count({ since: 'entry' }, { since })).toBe(3);
    expect(count({ since: 'node:ask' }, { since })).toBe(2);
    expect(count({ since: 'node:never' }, { since })).toBe(0);
  });

  it('tells events of one instant apart by their arrival', () => {
    const instant = '2026-03-29T10:00:00+02:00';
    const same = [
      event('a', instant, {}, { arrived: 1 }),
      event('b', instant, {}, { arrived: 2 }),
      event('c', instant, {}, { arrived: 3 }),
    ];
    expect(count({ since: 'entry' }, { history: same, since: { entry: at(instant) }, entryEvent: { id: 'b', arrived: 2 } })).toBe(1);
  });

  it('leaves the order of arrivals to a scope that knows it', () => {
    const scope = Object.assign(createScope({ now, zone, history }), {
      isSince: (row: HistoryEvent, reference: string) => reference === 'node:ask' && row.id === '3',
    });
    const where = { not: { any: [] } };
    expect(resolveOperand({ count: { event: 'bought', since: 'node:ask', where } }, { catalog })(scope)).toBe(1);
    const inside = { left: { count: { event: 'bought', since: 'node:ask' } }, op: 'eq', right: 1 } as const;
    expect(resolveOperand({ count: { event: 'bought', where: inside } }, { catalog })(scope)).toBe(4);
  });

  it('counts answers to a message', () => {
    expect(count({ of: 'mail' }, { answers: { k1: 'mail' } })).toBe(1);
    expect(count({ of: 'other' }, { answers: { k1: 'mail' } })).toBe(0);
  });

  it('sums what is a number, and names the instant of the last', () => {
    const scope = createScope({ now, zone, history });
    expect(resolveOperand({ sum: { event: 'bought', path: 'total' } }, { catalog })(scope)).toBe(60);
    expect(resolveOperand({ sum: { event: 'never', path: 'total' } }, { catalog })(scope)).toBe(0);
    expect(resolveOperand({ last: { event: 'bought', where: { left: { event: 'total' }, op: 'exists' } } }, { catalog })(scope)).toBe(
      '2026-03-30T07:00:00.000Z',
    );
    expect(resolveOperand({ last: { event: 'never' } }, { catalog })(scope)).toBeUndefined();
  });

  it('agrees with asking each event whether it still counts', () => {
    const instants = fc.array(fc.integer({ min: now - 70 * 86_400_000, max: now }), { maxLength: 30 });
    const within = fc.constantFrom('P1D', 'P30D', 'P1M', 'P2M', 'PT36H', 'P1MT1H');
    fc.assert(
      fc.property(instants, within, (ats, duration) => {
        const rows = ats
          .toSorted((one, other) => one - other)
          .map((when, index) => ({ id: String(index), name: 'bought', at: when, arrived: when }));
        const expected = rows.filter((row) => now < addDuration(row.at, duration, zone)).length;
        expect(count({ within: duration }, { history: rows })).toBe(expected);
      }),
    );
  });

  it('is false beyond its steps, with and without reasons, and whatever stands around it', () => {
    const many = Array.from({ length: 1_100_000 }, (_, index) => ({ id: String(index), name: 'bought', at: index, arrived: index }));
    const scope = createScope({ now, zone, history: [] });
    const long = { ...scope, history: () => many };
    const ofAll = compileCondition(
      { left: { count: { event: 'bought', where: { not: { any: [] } } } }, op: 'gte', right: 0, orMissing: true },
      { catalog },
    );
    expect(ofAll.test(scope)).toBe(true);
    expect(ofAll.test(long)).toBe(false);
    expect(ofAll.explain(long)).toMatchObject({ holds: false, because: [{ saw: null, holds: false }] });
  });
});
