import { aJourney, branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { attributeUnknown } from './attribute-unknown.ts';

describeCheck(attributeUnknown, {
  valid: {
    'attributes of the catalog wherever they stand': branchOn(
      { all: [{ left: { attribute: 'orders' }, op: 'gt', right: { attribute: 'score' } }] },
      { entry: { triggers: [{ id: 't', type: 'attribute', attribute: 'plan' }] } },
    ),
  },
  invalid: {
    'an attribute in a case, in a filter of history, and on the right': {
      journey: branchOn({
        not: {
          any: [
            { left: { attribute: 'oders' }, op: 'gt', right: { attribute: 'nothing-like-it' } },
            { left: { count: { event: 'order.placed', where: { left: { attribute: 'scor' }, op: 'gt', right: 1 } } }, op: 'gt', right: 1 },
          ],
        },
      }),
      is: [
        { pointer: '/nodes/branch/cases/0/when/not/any/0/left/attribute', params: { name: 'oders', suggestion: 'orders' }, fixes: 1 },
        { pointer: '/nodes/branch/cases/0/when/not/any/0/right/attribute', params: { name: 'nothing-like-it' } },
        { pointer: '/nodes/branch/cases/0/when/not/any/1/left/count/where/left/attribute', params: { suggestion: 'score' }, fixes: 1 },
      ],
    },
    'an attribute in a trigger, criteria, goal, exit, suppression, update, switch, date wait and hand-over': {
      journey: aJourney({
        entry: {
          triggers: [{ id: 't', type: 'date', attribute: 'x1', at: '09:00' }],
          criteria: { left: { attribute: 'x2' }, op: 'exists' },
        },
        goal: { name: 'G', when: { left: { attribute: 'x3' }, op: 'exists' }, onReached: 'exit' },
        exits: [{ id: 'e', when: { event: 'order.placed', where: { left: { attribute: 'x4' }, op: 'exists' } } }],
        suppression: { when: { left: { attribute: 'x5' }, op: 'exists' }, then: 'exit' },
        nodes: {
          u: { type: 'update', changes: [{ op: 'set', attribute: 'x6', value: { attribute: 'x7' } }], outlets: { next: 's' } },
          s: { type: 'switch', on: { attribute: 'x8' }, cases: [{ id: 'a', value: 1 }], outlets: { else: 'w' } },
          w: { type: 'wait', until: [{ id: 'next', type: 'date', on: { attribute: 'x9' } }], outlets: { next: 'e' } },
          e: { type: 'enroll', journey: 'welcome', key: { attribute: 'y1' }, data: { a: { attribute: 'y2' } }, outlets: { next: 'm' } },
          m: { type: 'milestone', jumpWhen: { left: { attribute: 'y3' }, op: 'exists' } },
        },
      }),
      is: [
        { pointer: '/goal/when/left/attribute' },
        { pointer: '/exits/0/when/where/left/attribute' },
        { pointer: '/suppression/when/left/attribute' },
        { pointer: '/nodes/u/changes/0/attribute' },
        { pointer: '/nodes/u/changes/0/value/attribute' },
        { pointer: '/nodes/s/on/attribute' },
        { pointer: '/nodes/w/until/0/on/attribute' },
        { pointer: '/nodes/e/key/attribute' },
        { pointer: '/nodes/e/data/a/attribute' },
        { pointer: '/nodes/m/jumpWhen/left/attribute' },
        { pointer: '/entry/triggers/0/attribute' },
        { pointer: '/entry/criteria/left/attribute' },
      ],
    },
  },
});
