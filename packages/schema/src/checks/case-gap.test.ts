import type { Condition } from '../conditions/condition.ts';
import type { Journey } from '../journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { caseGap } from './case-gap.ts';

const over100: Condition = { left: { entry: 'total' }, op: 'gt', right: 100 };
const returning: Condition = { left: { attribute: 'orders' }, op: 'gte', right: 1 };
const first: Condition = { left: { attribute: 'orders' }, op: 'eq', right: 0 };

/** A branch whose cases lead on and whose \`else\` is open, or not. */
function cases(
  conditions: readonly Condition[],
  { otherwise = null, criteria }: { otherwise?: string | null; criteria?: Condition } = {},
): Journey {
  const list = conditions.map((when, index) => ({ id: `c${index}`, when }));
  return aJourney({
    entry: { triggers: [{ id: 'cart', type: 'event', event: 'cart.updated' }], ...(criteria !== undefined && { criteria }) },
    nodes: {
      who: { type: 'branch', cases: list, outlets: { ...Object.fromEntries(list.map(({ id }) => [id, 'end'])), else: otherwise } },
      end: { type: 'exit', reason: 'x' },
    },
  });
}

describeCheck(caseGap, {
  valid: {
    'a gap that someone leads on from': cases([{ all: [over100, returning] }, first], { otherwise: 'end' }),
    'cases that take everyone with values': cases([{ all: [over100, returning] }, { not: over100 }, first]),
    'a gap that the entry criteria close': cases([{ all: [over100, returning] }, first], { criteria: over100 }),
    'every plan of the catalog': cases([
      { left: { attribute: 'plan' }, op: 'eq', right: 'free' },
      { left: { attribute: 'plan' }, op: 'eq', right: 'pro' },
    ]),
    'what nobody can be certain of: patterns, and two values against each other': cases([
      { left: { attribute: 'plan' }, op: 'eq', right: { entry: 'cartId' } },
      { left: { entry: 'cartId' }, op: 'matches', right: '^x' },
    ]),
    'what an update just wrote': aJourney({
      nodes: {
        set: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'pro' }], outlets: { next: 'who' } },
        who: {
          type: 'branch',
          cases: [{ id: 'pro', when: { left: { attribute: 'plan' }, op: 'eq', right: 'pro' } }],
          outlets: { pro: 'end' },
        },
        end: { type: 'exit', reason: 'x' },
      },
    }),
    'a switch over every value': aJourney({
      nodes: {
        who: {
          type: 'switch',
          on: { attribute: 'plan' },
          cases: [
            { id: 'a', value: 'free' },
            { id: 'b', value: 'pro' },
          ],
          outlets: { a: 'end', b: 'end' },
        },
        end: { type: 'exit', reason: 'x' },
      },
    }),
    'a missing consent': cases([
      { left: { consent: 'email' }, op: 'eq', right: 'subscribed' },
      { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' },
    ]),
    'a segment and its opposite': cases([
      { left: { segment: 'vip' }, op: 'eq', right: true },
      { left: { segment: 'vip' }, op: 'eq', right: false },
    ]),
    'a branch that nobody reaches': aJourney({
      nodes: { end: { type: 'exit', reason: 'x' }, who: { type: 'branch', cases: [{ id: 'a', when: first }], outlets: { a: 'end' } } },
    }),
  },
  invalid: {
    'a returning customer with a small cart': {
      journey: cases([{ all: [over100, returning] }, first]),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { entry: { total: 60 }, attributes: { orders: 1 } } } }],
    },
    'the same, told by a segment of the catalog': {
      journey: cases([{ left: { segment: 'vip' }, op: 'eq', right: true }, first]),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { attributes: { orders: 6 } } } }],
    },
    'the one value between two strict borders': {
      journey: cases([
        { left: { attribute: 'orders' }, op: 'gt', right: 5 },
        { left: { attribute: 'orders' }, op: 'lt', right: 5 },
      ]),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { attributes: { orders: 5 } } } }],
    },
    'a plan that no case names, and nobody with the tag': {
      journey: cases([
        { left: { attribute: 'plan' }, op: 'eq', right: 'free' },
        { left: { tag: 'vip' }, op: 'eq', right: true },
      ]),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { attributes: { plan: 'pro' }, tags: [] } } }],
    },
    'a time of day, a date and a history that no case takes': {
      journey: cases([
        { left: { now: 'time' }, op: 'gt', right: '12:00' },
        { left: { attribute: 'trialEndsAt' }, op: 'after', right: { ago: 'P1D' } },
        { left: { count: { event: 'order.placed' } }, op: 'gte', right: 1 },
      ]),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { now: '2026-03-02T12:00:00.000Z' } } }],
    },
    'criteria that may have stopped holding during a wait': {
      journey: aJourney({
        entry: { criteria: { left: { attribute: 'plan' }, op: 'eq', right: 'pro' } },
        nodes: {
          wait: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'who' } },
          who: {
            type: 'branch',
            cases: [{ id: 'pro', when: { left: { attribute: 'plan' }, op: 'eq', right: 'pro' } }],
            outlets: { pro: 'end' },
          },
          end: { type: 'exit', reason: 'x' },
        },
      }),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { attributes: { plan: 'free' } } } }],
    },
    'a value of the catalog that a switch leaves out': {
      journey: aJourney({
        nodes: {
          who: { type: 'switch', on: { attribute: 'plan' }, cases: [{ id: 'a', value: 'free' }], outlets: { a: 'end', missing: 'end' } },
          end: { type: 'exit', reason: 'x' },
        },
      }),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 1, params: { witness: { attributes: { plan: 'pro' } } } }],
    },
    'a contact for whom the uncertain does not matter': {
      journey: cases([{ all: [first, { left: { now: 'time' }, op: 'gt', right: '12:00' }] }]),
      is: [{ pointer: '/nodes/who/outlets/else', fixes: 2, params: { witness: { attributes: { orders: 1 } } } }],
    },
  },
});
