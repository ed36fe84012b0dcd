import { branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { typeMismatch } from './type-mismatch.ts';

describeCheck(typeMismatch, {
  valid: {
    'types that agree': branchOn({
      all: [
        { left: { attribute: 'orders' }, op: 'between', right: [1, 2] },
        { left: { attribute: 'plan' }, op: 'startsWith', right: 'f' },
        { left: { attribute: 'interests' }, op: 'includesAny', right: ['a'] },
        { left: { attribute: 'interests' }, op: 'contains', right: 'a' },
        { left: { attribute: 'birthday' }, op: 'before', right: { attribute: 'trialEndsAt' } },
        { left: { attribute: 'trialEndsAt' }, op: 'on', right: '2026-01-01' },
        { left: { attribute: 'trialEndsAt' }, op: 'after', right: { ago: 'P1D' } },
        { left: { count: { event: 'order.placed' } }, op: 'lt', right: { attribute: 'orders' } },
        { left: { attribute: 'plan' }, op: 'exists' },
      ],
    }),
    'what nobody declares': branchOn({ left: { entry: 'anything' }, op: 'gt', right: 'x' }),
  },
  invalid: {
    'an operator that the type does not have': {
      journey: branchOn({ left: { attribute: 'orders' }, op: 'contains', right: 'x' }),
      is: [{ pointer: '/nodes/branch/cases/0/when/op', params: { op: 'contains', type: 'number' } }],
    },
    'a text against a number, also inside a list': {
      journey: branchOn({
        any: [
          { left: { attribute: 'orders' }, op: 'gt', right: '5' },
          { left: { attribute: 'orders' }, op: 'in', right: [1, '2'] },
          { left: { attribute: 'plan' }, op: 'eq', right: 3 },
          { left: { tag: 't' }, op: 'eq', right: 'yes' },
          { left: { attribute: 'birthday' }, op: 'before', right: 'yesterday' },
        ],
      }),
      is: [
        { pointer: '/nodes/branch/cases/0/when/any/0/right', params: { type: 'number', found: '5' } },
        { pointer: '/nodes/branch/cases/0/when/any/1/right/1', params: { found: '2' } },
        { pointer: '/nodes/branch/cases/0/when/any/2/right', params: { type: 'text' } },
        { pointer: '/nodes/branch/cases/0/when/any/3/right', params: { type: 'boolean' } },
        { pointer: '/nodes/branch/cases/0/when/any/4/right', params: { type: 'date' } },
      ],
    },
    'two values where two are not given, and a value where none is taken': {
      journey: branchOn({
        all: [
          { left: { attribute: 'orders' }, op: 'between', right: [1] },
          { left: { attribute: 'orders' }, op: 'in', right: 1 },
          { left: { attribute: 'orders' }, op: 'exists', right: 1 },
        ],
      }),
      is: [
        { pointer: '/nodes/branch/cases/0/when/all/0/right', params: { expected: 'two' } },
        { pointer: '/nodes/branch/cases/0/when/all/1/right', params: { expected: 'list' } },
        { pointer: '/nodes/branch/cases/0/when/all/2/right', params: { expected: 'nothing' } },
      ],
    },
    'two operands of different types': {
      journey: branchOn({ left: { attribute: 'orders' }, op: 'eq', right: { attribute: 'plan' } }),
      is: [{ pointer: '/nodes/branch/cases/0/when/right', params: { type: 'number', found: 'text' } }],
    },
    'a number against a text in a filter of history': {
      journey: branchOn({
        left: { count: { event: 'order.placed', where: { left: { event: 'total' }, op: 'gt', right: 'a' } } },
        op: 'gt',
        right: 1,
      }),
      is: [{ pointer: '/nodes/branch/cases/0/when/left/count/where/right' }],
    },
  },
});
