import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import { parseInstant } from '../time/instant.ts';
import { compileCondition, resolveOperand } from './compile-condition.ts';
import type { Condition, Operand } from './condition.ts';
import { createScope, evaluateCondition } from './create-scope.ts';
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

describe('operands', () => {
  it.each<[string, Condition, Partial<ConditionData>]>([
    ['a path of the entry', compare({ entry: 'items.1.price' }, 'eq', 5), { entry: { items: [{}, { price: 5 }] } }],
    ['the trigger', compare({ trigger: true }, 'eq', 'abandoned'), { trigger: 'abandoned' }],
    ['the event being judged', compare({ event: 'total' }, 'gt', 100), { event: { total: 140 } }],
    ['a result', compare({ result: 'ask.answer.text' }, 'eq', 'yes'), { results: { ask: { answer: { text: 'yes' } } } }],
    ['a tag', compare({ tag: 'vip' }, 'eq', true), { tags: ['vip'] }],
    ['a tag that is not there', compare({ tag: 'vip' }, 'eq', false), {}],
    ['a segment of the host', compare({ segment: 'imported' }, 'eq', true), { segments: ['imported'] }],
    ['consent on a channel', compare({ consent: 'email' }, 'eq', 'subscribed'), { consent: { email: 'subscribed' } }],
    [
      'consent on a category',
      compare({ consent: 'email/offers' }, 'eq', 'pending'),
      { consent: { email: 'subscribed', 'email/offers': 'pending' } },
    ],
    [
      'consent of the channel for a category without',
      compare({ consent: 'email/offers' }, 'eq', 'subscribed'),
      { consent: { email: 'subscribed' } },
    ],
    [
      'an unsubscribed channel over its category',
      compare({ consent: 'email/offers' }, 'eq', 'unsubscribed'),
      { consent: { email: 'unsubscribed', 'email/offers': 'subscribed' } },
    ],
    ['today', compare({ now: 'date' }, 'eq', '2026-03-02'), {}],
    ['the time on the wall', compare({ now: 'time' }, 'between', ['09:00', '09:00']), {}],
    ['the weekday', compare({ now: 'weekday' }, 'in', ['mon', 'tue']), {}],
    ['the wall clock of the zone', compare({ now: 'time' }, 'eq', '17:00'), { zone: 'Asia/Tokyo' }],
    ['ago, in calendar units', compare({ ago: 'P1M' }, 'on', '2026-02-02'), {}],
    ['in, exactly', compare({ in: 'PT90M' }, 'eq', '2026-03-02T10:30:00+01:00'), {}],
  ])('%s', (_, condition, more) => {
    expect(holds(condition, more)).toBe(true);
  });

  it('takes the declared type of the trigger that fired', () => {
    const journey = {
      nodes: {},
      entry: {
        start: null,
        reentry: { mode: 'always' as const },
        triggers: [
          { id: 'a', type: 'event' as const, event: 'bought' },
          { id: 'b', type: 'event' as const, event: 'gone' },
        ],
      },
    };
    const condition = compileCondition(compare({ entry: 'total' }, 'exists'), { catalog, journey });
    const isThere = (trigger: string, total: unknown): boolean =>
      condition.test(createScope({ ...data, trigger, entry: { total } as ConditionData['entry'] }));
    expect([isThere('a', 5), isThere('a', '5'), isThere('b', 5), isThere('b', '5')]).toEqual([true, false, false, true]);
  });

  it('are resolved for those who need the value', () => {
    const scope = createScope({ ...data, attributes: { orders: 3, plan: 4 }, entry: { a: [{ b: null }] } });
    expect(resolveOperand({ attribute: 'orders' }, { catalog })(scope)).toBe(3);
    expect(resolveOperand({ attribute: 'plan' }, { catalog })(scope)).toBeUndefined();
    expect(resolveOperand({ entry: 'a.0.b' }, { catalog })(scope)).toBeUndefined();
    expect(resolveOperand({ in: 'P1D' }, { catalog })(scope)).toBe('2026-03-03T08:00:00.000Z');
    expect(resolveOperand({ nonsense: 1 } as unknown as Operand, { catalog })(scope)).toBeUndefined();
  });
});

describe('reasons', () => {
  const condition: Condition = {
    any: [
      { all: [compare(attribute('orders'), 'gt', 1), compare(attribute('plan'), 'eq', 'pro', { orMissing: true })] },
      { not: compare({ last: { event: 'bought' } }, 'after', { ago: 'P1D' }) },
      compare(attribute('birthday'), 'missing'),
    ],
  };

  it('hold every comparison in document order, judged or not, with what it saw', () => {
    const history = [{ id: '1', name: 'bought', at: at('2026-03-02T07:00:00Z'), arrived: 0 }];
    const { holds: held, because } = compileCondition(condition, { catalog }).explain(
      createScope({ ...data, attributes: { orders: 0 }, history }),
    );
    expect(held).toBe(true);
    expect(because).toEqual([
      { left: { attribute: 'orders' }, op: 'gt', right: 1, saw: 0, holds: false },
      { left: { attribute: 'plan' }, op: 'eq', right: 'pro', saw: null, holds: true },
      { left: { last: { event: 'bought' } }, op: 'after', right: { ago: 'P1D' }, saw: '2026-03-02T07:00:00.000Z', holds: true },
      { left: { attribute: 'birthday' }, op: 'missing', saw: null, holds: true },
    ]);
  });

  it('hold a count as one comparison, not what its where compares', () => {
    const counting = compare({ count: { event: 'bought', where: compare({ event: 'total' }, 'gt', 1) } }, 'gte', 1);
    expect(compileCondition(counting, { catalog }).explain(createScope(data)).because).toHaveLength(1);
  });

  it('say what is read', () => {
    const { reads } = compileCondition(condition, { catalog });
    expect([[...reads.attributes], [...reads.events], [...reads.segments], reads.time]).toEqual([
      ['orders', 'plan', 'birthday'],
      ['bought'],
      [],
      true,
    ]);
    expect(compileCondition(compare(attribute('orders'), 'gt', 1), { catalog }).reads.time).toBe(false);
  });
});
