import { canonicalJson } from '@sojourn/schema';
import type { JsonValue, Scenario, TraceEntry } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { runScenario } from './run-scenario.ts';
import type { GoldenCase } from './testing/golden-case.ts';
import { goldenPeople } from './testing/golden-people.ts';
import { goldenTriggers } from './testing/golden-triggers.ts';

/** A journey and a scenario for each node type, and for what a policy does; what they write is kept beside this file, a line per entry. */
const cases: Readonly<Record<string, GoldenCase>> = {
  ...goldenPeople,
  ...goldenTriggers,
  action: {
    journey: aJourney(
      {
        mail: {
          type: 'action',
          action: 'send_email',
          input: { subject: "Hello {{ contact.country | default: 'you' }}" },
          outlets: { next: 'text', bounced: 'letter' },
        },
        letter: {
          type: 'action',
          action: 'send_letter',
          retry: { attempts: 2, first: 'PT1M', most: 'PT1H' },
          outlets: { failed: 'text' },
        },
        text: { type: 'action', action: 'send_sms', outlets: { next: 'pause' } },
        pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'again' } },
        again: { type: 'action', action: 'send_email', outlets: { withheld: 'end' } },
        end: { type: 'exit', reason: 'done' },
      },
      { entry: { start: 'mail' } },
    ),
    scenario: {
      script: [
        { contact: { consent: { 'email/offers': 'unsubscribed' } } },
        { event: 'start', data: { total: 140 } },
        { after: 'PT2H', contact: { consent: { email: 'unsubscribed' } } },
      ],
      results: { mail: { outcome: 'bounced', data: { code: 550 } }, letter: { error: 'not_sent' }, text: { error: 'timeout' } },
    },
  },
  branch: {
    journey: aJourney({
      who: {
        type: 'branch',
        cases: [
          {
            id: 'loyal',
            when: {
              all: [
                { left: { entry: 'total' }, op: 'gt', right: 100 },
                { left: { attribute: 'orders' }, op: 'gte', right: 1 },
              ],
            },
          },
          { id: 'first', when: { left: { attribute: 'orders' }, op: 'eq', right: 0, orMissing: true } },
        ],
        outlets: { loyal: null, first: null },
      },
    }),
    scenario: { script: [{ event: 'start', data: { total: 140 } }] },
  },
  switch: {
    journey: aJourney({
      where: {
        type: 'switch',
        on: { attribute: 'country' },
        cases: [
          { id: 'se', value: 'SE' },
          { id: 'de', value: 'DE' },
        ],
        outlets: {},
      },
    }),
    scenario: { contact: { id: 'c1', attributes: { country: 'DE' } }, script: [{ event: 'start' }] },
  },
  split: {
    journey: aJourney({
      half: {
        type: 'split',
        arms: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1 },
        ],
        outlets: {},
      },
    }),
    scenario: { script: [{ event: 'start' }], choices: { half: 'b' } },
  },
  update: {
    journey: aJourney({
      score: {
        type: 'update',
        changes: [
          { op: 'increment', attribute: 'score', value: 5 },
          { op: 'add', attribute: 'interests', value: 'tea' },
          { op: 'set', attribute: 'country', value: { entry: 'id' } },
          { op: 'add', tag: 'warm' },
        ],
        outlets: {},
      },
    }),
    scenario: { script: [{ event: 'start', data: { id: 'SE' } }] },
  },
  wait: {
    journey: aJourney(
      {
        pause: {
          type: 'wait',
          until: [
            { id: 'next', type: 'duration', duration: 'P1D', at: '10:00' },
            { id: 'clicked', type: 'event', event: 'click' },
          ],
          outlets: { next: 'date', clicked: 'date' },
        },
        date: {
          type: 'wait',
          until: [{ id: 'due', type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P1D', at: '09:00' }],
          outlets: { due: 'time' },
        },
        time: { type: 'wait', until: [{ id: 'next', type: 'time', at: '08:00', weekdays: ['mon'] }], outlets: { next: 'seen' } },
        seen: {
          type: 'wait',
          until: [
            { id: 'seen', type: 'event', event: 'click', since: 'entry', where: { left: { event: 'link' }, op: 'eq', right: 'pricing' } },
          ],
          outlets: { seen: 'bought' },
        },
        bought: {
          type: 'wait',
          until: [{ id: 'bought', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 } }],
          outlets: {},
        },
      },
      { entry: { start: 'pause' } },
    ),
    scenario: {
      contact: { id: 'c1', attributes: { trialEndsAt: '2026-03-28T12:00:00Z' } },
      script: [
        { event: 'start' },
        { after: 'PT1H', event: 'click', data: { link: 'pricing' } },
        { after: 'P30D', contact: { set: { orders: 1 } } },
      ],
    },
  },
  milestone: {
    journey: aJourney({
      w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: { next: 'bought' } },
      bought: { type: 'milestone', jumpWhen: { left: { attribute: 'orders' }, op: 'gte', right: 1 }, outlets: { next: null } },
    }),
    scenario: { script: [{ event: 'start' }, { after: 'P1D', contact: { set: { orders: 2 } } }] },
  },
  exit: {
    journey: aJourney({ end: { type: 'exit', reason: 'not for them' } }),
    scenario: { script: [{ event: 'start' }] },
  },
  goal: {
    journey: aJourney(
      { w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P30D' }], outlets: {} } },
      {
        goal: {
          name: 'Ordered',
          when: { event: 'order', where: { left: { event: 'total' }, op: 'gt', right: 0 } },
          within: 'P14D',
          onReached: 'exit',
          value: 'total',
        },
        suppression: { when: { left: { attribute: 'paused' }, op: 'eq', right: true }, then: 'hold' },
      },
    ),
    scenario: {
      script: [
        { event: 'start' },
        { after: 'P1D', contact: { set: { paused: true } } },
        { after: 'P1D', contact: { unset: ['paused'] } },
        { after: 'P13D', event: 'order', data: { total: 99.5 } },
      ],
    },
  },
  sending: {
    journey: aJourney(
      {
        first: { type: 'action', action: 'send_email', outlets: { next: 'second' } },
        second: { type: 'action', action: 'send_email', outlets: { next: 'text' } },
        text: { type: 'action', action: 'send_sms', outlets: { next: 'third' } },
        third: { type: 'action', action: 'send_email', outlets: { next: 'late' } },
        late: { type: 'wait', until: [{ id: 'next', type: 'time', at: '15:00' }], outlets: { next: 'again' } },
        again: { type: 'action', action: 'send_sms', outlets: {} },
      },
      { sendWindows: [{ from: '09:00', to: '20:00' }], blockedDates: ['03-03'] },
    ),
    policy: {
      policyVersion: 1,
      caps: [{ channel: 'email', count: 1, per: 'P1D', over: 'defer', maxDefer: 'P2D' }],
      quietHours: [{ from: '22:00', to: '07:00', channels: ['sms'], over: 'skip' }],
    },
    scenario: { script: [{ event: 'start' }, { after: 'PT10H', contact: { timezone: 'Asia/Tokyo' } }] },
  },
  breaker: {
    journey: aJourney({
      mail: { type: 'action', action: 'send_email', outlets: { next: 'text' } },
      text: { type: 'action', action: 'send_sms', outlets: {} },
    }),
    policy: { policyVersion: 1, breaker: { perJourneyPerHour: 1 } },
    scenario: { script: [{ event: 'start' }, { after: 'P1D', event: 'click' }] },
  },
};

function linesOf(entries: readonly TraceEntry[]): string {
  // A trace entry is plain JSON; its interface has no index signature to say so.
  return entries.map((entry) => `${canonicalJson(entry as unknown as JsonValue)}\n`).join('');
}

describe('the golden trace', () => {
  it.each(Object.keys(cases))('of %s stays as it is, byte by byte', async (name) => {
    const one = cases[name];
    if (one === undefined) throw new Error(`There is no case ${name}.`);
    const scenario: Scenario = {
      name,
      start: '2026-03-02T09:00:00+01:00',
      contact: { id: 'c1', consent: { email: 'subscribed' } },
      script: [],
      ...one.scenario,
    };
    const { traces } = runScenario(one.journey, scenario, { catalog: aCatalog, policy: one.policy });
    expect(traces).toHaveLength(one.enrollments ?? 1);
    await expect(traces.map(({ entries }) => linesOf(entries)).join('')).toMatchFileSnapshot(`golden/${name}.ndjson`);
  });
});
