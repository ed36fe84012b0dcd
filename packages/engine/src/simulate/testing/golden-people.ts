import { aJourney } from '../../core/testing/a-journey.ts';
import type { GoldenCase } from './golden-case.ts';

/** People who do and decide, and journeys that hand over. */
export const goldenPeople: Readonly<Record<string, GoldenCase>> = {
  task: {
    journey: aJourney(
      {
        call: {
          type: 'task',
          title: 'Call {{ contact.country }}',
          assignee: 'ann',
          backup: 'bob',
          due: 'P2D',
          remind: 'PT36H',
          outlets: { next: 'again', overdue: 'again' },
        },
        again: { type: 'task', title: 'Again', assignee: '{{ result.call.who }}', due: 'P1D', outlets: { next: 'late' } },
        late: { type: 'task', title: 'Late', assignee: 'eve', due: 'P1D', businessDays: true, outlets: { overdue: 'last' } },
        last: { type: 'task', title: 'Last', assignee: 'eve', outlets: {} },
      },
      { entry: { start: 'call' }, exits: [{ id: 'ordered', when: { event: 'order' } }] },
    ),
    scenario: {
      contact: { id: 'c1', attributes: { country: 'SE' } },
      script: [
        { event: 'start' },
        { after: 'P1D', result: { node: 'call', outcome: 'reached', data: { who: 'ann' } } },
        // Overdue by then.
        { after: 'P4D', decide: { node: 'again', outcome: 'done' } },
        { after: 'P9D', event: 'order' },
      ],
      results: { call: { outcome: 'unavailable' }, late: { error: 'timeout' }, last: { error: 'not_sent' } },
    },
  },
  approval: {
    journey: aJourney(
      {
        ask: {
          type: 'approval',
          title: 'Send it?',
          assignee: 'ann',
          input: { total: '{{ entry.total }}' },
          outlets: { approved: 'again', rejected: 'again' },
        },
        again: { type: 'approval', title: 'Really?', assignee: 'ann', outlets: { approved: null, rejected: 'broken' } },
        broken: { type: 'approval', title: '{{ contact.nobody }}', assignee: 'ann', outlets: {} },
      },
      { entry: { start: 'ask' }, suppression: { when: { left: { attribute: 'paused' }, op: 'eq', right: true }, then: 'hold' } },
    ),
    scenario: {
      script: [
        { event: 'start', data: { total: 140 } },
        { after: 'PT1H', contact: { set: { paused: true } } },
        { after: 'PT1H', decide: { node: 'ask', outcome: 'approved' } },
        { after: 'PT1H', decide: { node: 'ask', outcome: 'rejected' } },
        { after: 'PT1H', contact: { unset: ['paused'] } },
      ],
      results: { again: { outcome: 'rejected' } },
    },
  },
  enroll: {
    journey: aJourney(
      {
        who: {
          type: 'branch',
          cases: [{ id: 'handed', when: { left: { trigger: true }, op: 'eq', right: 'handed' } }],
          outlets: { handed: 'broken', else: 'over' },
        },
        over: { type: 'enroll', journey: 'j', key: 'k-{{ entry.id }}', data: { total: { entry: 'total' } }, outlets: { next: null } },
        broken: { type: 'enroll', journey: 'j', key: { entry: 'id' } },
      },
      {
        entry: {
          triggers: [
            { id: 'started', type: 'event', event: 'start' },
            { id: 'handed', type: 'journey' },
          ],
          reentry: { mode: 'always' },
          start: 'who',
        },
      },
    ),
    scenario: { script: [{ event: 'start', data: { total: 140, id: '7' } }] },
    enrollments: 2,
  },
};
