import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import { parseInstant } from '../time/instant.ts';
import type { Condition, Operand } from './condition.ts';
import { evaluateCondition } from './create-scope.ts';
import type { ConditionData } from './create-scope.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number' },
    plan: { type: 'text', values: ['free', 'pro'] },
    isVip: { type: 'boolean' },
    birthday: { type: 'date' },
    trialEndsAt: { type: 'datetime' },
    interests: { type: 'list', of: 'text' },
    visits: { type: 'list', of: 'datetime' },
  },
  events: { bought: { data: { total: { type: 'number' } } }, gone: { data: { total: { type: 'text' } } } },
};

const data: ConditionData = { now: at('2026-03-02T08:00:00Z'), zone: 'Europe/Stockholm' };
const holds = (condition: Condition, more: Partial<ConditionData> = {}): boolean =>
  evaluateCondition(condition, { ...data, ...more }, { catalog });
const compare = (left: Operand, op: string, right?: unknown, more: object = {}): Condition =>
  ({ left, op, ...(right === undefined ? {} : { right }), ...more }) as Condition;
const attribute = (name: string): Operand => ({ attribute: name });

describe('all, any and not', () => {
  const yes = compare({ now: 'weekday' }, 'eq', 'mon');
  const no = compare({ now: 'weekday' }, 'eq', 'tue');

  it.each<[string, Condition, boolean]>([
    ['an empty all is true', { all: [] }, true],
    ['an empty any is false', { any: [] }, false],
    ['all needs each', { all: [yes, yes, yes, no] }, false],
    ['all of many', { all: [yes, yes, yes, yes] }, true],
    ['any needs one', { any: [no, no, no, yes] }, true],
    ['any of none that holds', { any: [no, no, no] }, false],
    ['not turns round', { not: { any: [no] } }, true],
    ['they nest', { all: [{ any: [no, { not: no }] }, yes] }, true],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });
});

describe('a comparison', () => {
  it.each<[string, string, unknown, unknown, boolean]>([
    ['orders', 'eq', 3, 3, true],
    ['orders', 'eq', 3, 4, false],
    ['orders', 'neq', 3, 4, true],
    ['orders', 'gt', 3, 3, false],
    ['orders', 'gte', 3, 3, true],
    ['orders', 'lt', 2, 3, true],
    ['orders', 'lte', 4, 3, false],
    ['orders', 'between', 1, [1, 3], true],
    ['orders', 'between', 3, [1, 3], true],
    ['orders', 'between', 4, [1, 3], false],
    ['orders', 'between', 2, [1], false],
    ['orders', 'in', 2, [1, 2], true],
    ['orders', 'notIn', 2, [1, 2], false],
    ['orders', 'in', 2, ['2'], false],
    ['orders', 'eq', 3, '3', false],
    ['orders', 'neq', 3, '3', true],
    ['orders', 'gt', 3, '2', false],
    ['orders', 'contains', 3, 3, false],
    ['orders', 'notContains', 3, 3, false],
    ['plan', 'eq', 'pro', 'pro', true],
    ['plan', 'neq', 'enterprise', 'pro', true],
    ['plan', 'gt', 'pro', 'free', true],
    ['plan', 'lt', '\uffff', '😀', true],
    ['plan', 'between', 'm', ['a', 'z'], true],
    ['plan', 'contains', 'professional', 'fess', true],
    ['plan', 'notContains', 'professional', 'x', true],
    ['plan', 'notContains', 'a'.repeat(20_001), 'a'.repeat(5_000) + 'b', false],
    ['plan', 'startsWith', 'pro', 'p', true],
    ['plan', 'endsWith', 'pro', 'ro', true],
    ['plan', 'matches', 'pro-2026', '^pro-\\d{4}$', true],
    ['plan', 'matches', 'xpro', 'p.o', true],
    ['plan', 'matches', 'pro', '(?=pro)', false],
    ['plan', 'matches', 'pro', '[', false],
    ['plan', 'in', 'pro', 'pro', false],
    ['isVip', 'eq', false, false, true],
    ['isVip', 'neq', false, true, true],
    ['interests', 'contains', ['a', 'b'], 'b', true],
    ['interests', 'contains', ['ab'], 'b', false],
    ['interests', 'notContains', [], 'b', true],
    ['interests', 'includesAny', ['a', 'b'], ['b', 'c'], true],
    ['interests', 'includesAll', ['a', 'b'], ['b', 'c'], false],
    ['interests', 'includesAll', ['a'], [], true],
    ['interests', 'includesAny', ['a'], [], false],
    ['interests', 'includesNone', ['a'], ['b', 'c'], true],
    ['interests', 'includesNone', ['b'], ['b', 'c'], false],
    ['interests', 'includesAny', ['a'], 'a', true],
    ['interests', 'eq', ['a', 'b'], ['a', 'b'], true],
    ['interests', 'eq', ['a', 'b'], ['b', 'a'], false],
    ['birthday', 'eq', '2026-03-02', '2026-03-02', true],
    ['birthday', 'lt', '2026-03-02', '2026-03-03', true],
    ['birthday', 'between', '2026-03-02', ['2026-03-02', '2026-03-02'], true],
    ['birthday', 'in', '2026-03-02', ['2026-03-01', '2026-03-02'], true],
    ['trialEndsAt', 'eq', '2026-03-02T09:00:00+01:00', '2026-03-02T08:00:00Z', true],
    ['trialEndsAt', 'before', '2026-03-02T08:59:59+01:00', '2026-03-02T08:00:00Z', true],
    ['trialEndsAt', 'after', '2026-03-02T09:00:00+01:00', '2026-03-02T08:00:00Z', false],
    ['visits', 'contains', ['2026-03-02T09:00:00+01:00'], '2026-03-02T08:00:00Z', true],
    ['visits', 'includesNone', ['2026-03-02T09:00:00+01:00'], ['2026-03-02T08:00:00Z'], false],
    ['orders', 'constructor', 3, 3, false],
  ])('%s %s: %j against %j', (name, op, value, right, expected) => {
    expect(holds(compare(attribute(name), op, right), { attributes: { [name]: value } as ConditionData['attributes'] })).toBe(expected);
  });
});

describe('dates against instants', () => {
  // 23:30 UTC is half past midnight of the next day in Stockholm.
  const attributes = { birthday: '2026-03-03', trialEndsAt: '2026-03-02T23:30:00Z', note: '2026-03-03' };

  it.each<[string, Condition, boolean]>([
    ['compare as local dates if one side is a date', compare(attribute('trialEndsAt'), 'eq', '2026-03-03'), true],
    ['also from the other side', compare(attribute('birthday'), 'eq', attribute('trialEndsAt')), true],
    ['and in order', compare(attribute('trialEndsAt'), 'after', '2026-03-02'), true],
    ['and are not after the date they are on', compare(attribute('trialEndsAt'), 'after', '2026-03-03'), false],
    ['on always compares local dates', compare(attribute('trialEndsAt'), 'on', '2026-03-03T22:00:00Z'), true],
    ['on the next local date is another', compare(attribute('trialEndsAt'), 'on', '2026-03-03T23:00:00Z'), false],
    ['before reads texts that nothing declares', compare(attribute('note'), 'before', '2026-03-04'), true],
    ['eq with an instant reads them too', compare(attribute('note'), 'gt', { ago: 'PT1H' }), true],
    ['what is no date is missing', compare(attribute('note'), 'before', 'soon'), false],
    ['and orMissing says so', compare(attribute('note'), 'before', 'soon', { orMissing: true }), true],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition, { attributes })).toBe(expected);
  });
});

describe('a missing value', () => {
  it.each([
    'eq',
    'neq',
    'gt',
    'gte',
    'lt',
    'lte',
    'in',
    'notIn',
    'contains',
    'notContains',
    'startsWith',
    'matches',
    'before',
    'on',
    'includesNone',
    'exists',
  ])('makes %s false, and true with orMissing', (op) => {
    for (const name of ['orders', 'plan', 'trialEndsAt', 'interests', 'undeclared']) {
      expect(holds(compare(attribute(name), op, ['1']))).toBe(false);
      expect(holds(compare(attribute(name), op, ['1'], { orMissing: true }))).toBe(true);
      expect(holds(compare(attribute('here'), op, attribute(name)), { attributes: { here: '2026-03-02' } })).toBe(op === 'exists');
    }
  });

  it.each<[string, unknown]>([
    ['orders', '3'],
    ['orders', null],
    ['plan', 3],
    ['isVip', 'true'],
    ['birthday', '2026-02-30'],
    ['birthday', '2026-03-02T08:00:00Z'],
    ['trialEndsAt', '2026-03-02'],
    ['trialEndsAt', 1772438400000],
    ['interests', 'sport'],
    ['interests', ['sport', 3]],
  ])('is one that is not of its declared type: %s as %j', (name, value) => {
    const attributes = { [name]: value } as ConditionData['attributes'];
    expect(holds(compare(attribute(name), 'missing'), { attributes })).toBe(true);
    expect(holds(compare(attribute(name), 'exists'), { attributes })).toBe(false);
    expect(holds(compare(attribute(name), 'neq', 'x'), { attributes })).toBe(false);
  });

  it('is not an empty text, a zero, a false or an empty list', () => {
    const attributes = { plan: '', orders: 0, isVip: false, interests: [] };
    expect(Object.keys(attributes).map((name) => holds(compare(attribute(name), 'exists'), { attributes }))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('is an own field only: what every object inherits is not there', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(holds(compare(attribute(name), 'missing'), { attributes: {} })).toBe(true);
      expect(holds(compare({ entry: name }, 'missing'), { entry: {} })).toBe(true);
      expect(holds(compare({ result: `n.${name}` }, 'missing'), { results: { n: {} } })).toBe(true);
      expect(holds(compare({ segment: name }, 'eq', false))).toBe(true);
      expect(holds(compare({ consent: name }, 'missing'), { consent: {} })).toBe(true);
    }
    expect(
      holds(compare(attribute('__proto__'), 'eq', 1), { attributes: JSON.parse('{"__proto__":1}') as ConditionData['attributes'] }),
    ).toBe(true);
  });
});
