import { aJourney, branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { dataMissing } from './data-missing.ts';

describeCheck(dataMissing, {
  valid: {
    'what is filled in': aJourney({
      nodes: {
        a: {
          type: 'update',
          changes: [
            { op: 'unset', attribute: 'plan' },
            { op: 'increment', attribute: 'score' },
            { op: 'add', tag: 't' },
          ],
          outlets: { next: 'end' },
        },
        end: { type: 'exit', reason: 'x' },
      },
    }),
    'an operator that takes nothing': branchOn({ left: { attribute: 'plan' }, op: 'missing' }),
    'a key where people may come once per key': aJourney({ entry: { reentry: { mode: 'perKey' }, key: 'cartId' } }),
  },
  invalid: {
    'a fresh action': {
      journey: aJourney({ nodes: { a: { type: 'action', action: '' } } }),
      is: [{ pointer: '/nodes/a/action', params: { field: 'action' } }],
    },
    'a task without title and assignee': {
      journey: aJourney({ nodes: { a: { type: 'task', title: ' ', assignee: '' } } }),
      is: [{ pointer: '/nodes/a/title' }, { pointer: '/nodes/a/assignee' }],
    },
    'a wait for nothing': { journey: aJourney({ nodes: { a: { type: 'wait', until: [] } } }), is: [{ pointer: '/nodes/a/until' }] },
    'a wait for an event that nobody chose': {
      journey: aJourney({ nodes: { a: { type: 'wait', until: [{ id: 'next', type: 'event', event: '' }] } } }),
      is: [{ pointer: '/nodes/a/until/0/event' }],
    },
    'a comparison of nothing with nothing': {
      journey: branchOn({ left: { attribute: '' }, op: 'eq' }),
      is: [{ pointer: '/nodes/branch/cases/0/when/left/attribute' }, { pointer: '/nodes/branch/cases/0/when/right' }],
    },
    'a list without values': {
      journey: branchOn({ left: { attribute: 'plan' }, op: 'in', right: [] }),
      is: [{ pointer: '/nodes/branch/cases/0/when/right' }],
    },
    'a change without its value': {
      journey: aJourney({ nodes: { a: { type: 'update', changes: [{ op: 'set', attribute: 'plan' }] } } }),
      is: [{ pointer: '/nodes/a/changes/0/value' }],
    },
    'once per key, without a key': { journey: aJourney({ entry: { reentry: { mode: 'perKey' } } }), is: [{ pointer: '/entry/key' }] },
    'an absence of nothing': {
      journey: aJourney({ entry: { triggers: [{ id: 't', type: 'absence', event: 'cart.updated', without: [], within: 'PT1H' }] } }),
      is: [{ pointer: '/entry/triggers/0/without' }],
    },
    'a goal whose event nobody chose': {
      journey: aJourney({ goal: { name: 'G', when: { event: '' }, onReached: 'exit' } }),
      is: [{ pointer: '/goal/when/event' }],
    },
  },
});
