import { describe, expect, it } from 'vitest';
import type { Condition } from '../conditions/condition.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { fullCatalog, fullJourney } from '../testing/corpus.ts';
import type { Trigger } from '../triggers/trigger.ts';
import { describeCondition } from './describe-condition.ts';
import { describeDuration } from './describe-duration.ts';
import { describeNode } from './describe-node.ts';
import { describeProblem } from './describe-problem.ts';
import { describeTrigger } from './describe-trigger.ts';
import { aJourney } from '../testing/a-journey.ts';
import type { Problem } from '../problem.ts';
import { describeWitness } from './describe-witness.ts';
import { en } from './en.ts';
import { say } from './words.ts';
import type { Words } from './saying.ts';

const context = { catalog: fullCatalog, journey: fullJourney };
const german: Words = { locale: 'de', messages: { 'condition.gt': '{left} ist über {right}' } };

const labelled = {
  catalog: {
    catalogVersion: 1,
    attributes: { orders: { type: 'number', label: 'Orders' } },
    events: { 'order.placed': { label: 'Placed an order' } },
    channels: { email: { label: 'E-mail' } },
    actions: { send: { input: { type: 'object', properties: { subject: { type: 'string', title: 'Subject line' } } } } },
  },
  journey: aJourney({
    nodes: {
      mail: { type: 'action', action: 'send', name: 'Offer' },
      branch: {
        type: 'branch',
        cases: [
          { id: 'none', when: { left: { attribute: 'orders' }, op: 'eq', right: 0 } },
          { id: 'some', name: 'Has orders', when: { left: { attribute: 'orders' }, op: 'gt', right: 0 } },
        ],
      },
    },
  }),
} as const;

describe('a condition in words', () => {
  it.each<{ said: string; when: Condition }>([
    {
      said: 'score is over 50 and plan is one of free or pro',
      when: {
        all: [
          { left: { attribute: 'score' }, op: 'gt', right: 50 },
          { left: { attribute: 'plan' }, op: 'in', right: ['free', 'pro'] },
        ],
      },
    },
    {
      said: 'Orders is at least 1 or (score is under 5 and plan is free)',
      when: {
        any: [
          { left: { attribute: 'orders' }, op: 'gte', right: 1 },
          {
            all: [
              { left: { attribute: 'score' }, op: 'lt', right: 5 },
              { left: { attribute: 'plan' }, op: 'eq', right: 'free' },
            ],
          },
        ],
      },
    },
    { said: 'not (has the tag vip)', when: { not: { left: { tag: 'vip' }, op: 'eq', right: true } } },
    { said: 'not in VIP', when: { left: { segment: 'vip' }, op: 'eq', right: false } },
    {
      said: 'Orders is from 1 to 1,000 or missing',
      when: { left: { attribute: 'orders' }, op: 'between', right: [1, 1000], orMissing: true },
    },
    { said: 'always', when: { all: [] } },
    { said: 'never', when: { any: [] } },
    {
      said: 'number of “Cart updated” where total is over 5 in the last 30 days is at least 2',
      when: {
        left: { count: { event: 'cart.updated', where: { left: { event: 'total' }, op: 'gt', right: 5 }, within: 'P30D' } },
        op: 'gte',
        right: 2,
      },
    },
    {
      said: 'number of “Cart updated” since entering where total is over 5 is at least 2',
      when: {
        left: { count: { event: 'cart.updated', where: { left: { event: 'total' }, op: 'gt', right: 5 }, since: 'entry' } },
        op: 'gte',
        right: 2,
      },
    },
    {
      said: 'number of “clicked” in answer to “mail” since “pause” is at least 1',
      when: { left: { count: { event: 'clicked', of: 'mail', since: 'node:pause' } }, op: 'gte', right: 1 },
    },
    {
      said: 'last “order.placed” is before 1 day ago',
      when: { left: { last: { event: 'order.placed' } }, op: 'before', right: { ago: 'P1D' } },
    },
    { said: 'messageId of “mail” has a value', when: { left: { result: 'mail.messageId' }, op: 'exists' } },
    { said: 'consent to email is subscribed', when: { left: { consent: 'email' }, op: 'eq', right: 'subscribed' } },
    { said: '… is …', when: { left: { attribute: '' }, op: 'eq' } },
  ])('$said', ({ said, when }) => {
    expect(describeCondition(when, context)).toBe(said);
  });

  it('uses the words and the numbers of a language, and English where it has none', () => {
    const when: Condition = {
      all: [
        { left: { attribute: 'score' }, op: 'gt', right: 1234.5 },
        { left: { attribute: 'score' }, op: 'lt', right: 2 },
      ],
    };

    expect(describeCondition(when, { words: german })).toBe('score ist über 1.234,5 und score is under 2');
  });
});

describe('durations in words', () => {
  it.each([
    ['P2D', '2 days'],
    ['P1DT3H', '1 day and 3 hours'],
    ['-P3D', '3 days'],
    ['PT0S', '0 days'],
    ['PT1.5S', '1.5 seconds'],
    ['2 days', '2 days'],
  ])('%s is %s', (duration, said) => {
    expect(describeDuration(duration)).toBe(said);
  });

  it('are said in the language, and in English where nobody knows it', () => {
    expect(describeDuration('P2D', german)).toBe('2 Tage');
    expect(describeDuration('P2D', { locale: 'no such tag', messages: {} })).toBe('2 days');
  });
});

describe('a step in words', () => {
  it.each<{ node: JourneyNode; title: string; summary: string }>([
    {
      node: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D', at: '09:00' }] },
      title: 'Wait',
      summary: 'Wait 2 days, until 09:00 in the contact’s zone',
    },
    {
      node: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 10 }] },
      title: 'Update the contact',
      summary: 'Add 10 to score',
    },
    {
      node: {
        type: 'update',
        changes: [
          { op: 'increment', attribute: 'score', value: -3 },
          { op: 'add', tag: 'x' },
        ],
      },
      title: 'Update the contact',
      summary: 'Take 3 from score; Add the tag x',
    },
    { node: { type: 'action', action: 'send_email', input: { subject: 'Hi' } }, title: 'Send email', summary: '“Hi”' },
    { node: { type: 'action', action: '' }, title: 'No action chosen', summary: '' },
    { node: { type: 'action', action: 'send_email', name: 'Reminder', input: { subject: 'Hi' } }, title: 'Reminder', summary: '“Hi”' },
    {
      node: {
        type: 'split',
        arms: [
          { id: 'a', name: 'A', weight: 1 },
          { id: 'b', weight: 2 },
        ],
      },
      title: 'Split',
      summary: 'A 33.3 %, b 66.7 %',
    },
    {
      node: {
        type: 'wait',
        until: [
          { id: 'd', type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P3D' },
          { id: 'e', type: 'event', event: 'cart.updated' },
        ],
      },
      title: 'Wait',
      summary: 'Wait until 3 days before trialEndsAt or wait for “Cart updated”',
    },
    { node: { type: 'task', title: 'Call', assignee: 'ann', due: 'P2D' }, title: 'Call', summary: 'For ann, due in 2 days' },
    { node: { type: 'exit', reason: 'done' }, title: 'Leave: done', summary: '' },
    { node: { type: 'acme.x' }, title: 'A step of the type “acme.x”', summary: '' },
  ])('$title: $summary', ({ node, title, summary }) => {
    expect(describeNode(node, context)).toEqual({ title, summary });
  });

  it('is never a raw type name or JSON, whatever the type', () => {
    for (const node of Object.values(fullJourney.nodes)) {
      const { title, summary } = describeNode(node, context);
      expect(title).not.toBe('');
      expect(`${title}${summary.replaceAll(/\{\{.*?\}\}/g, '')}`).not.toMatch(/[{}[\]]/);
    }
  });
});

describe('a trigger in words', () => {
  it.each<{ trigger: Trigger; said: string }>([
    {
      trigger: { id: 't', type: 'absence', event: 'cart.updated', without: ['order.placed'], within: 'PT1H' },
      said: '“Cart updated” and no order.placed within 1 hour',
    },
    { trigger: { id: 't', type: 'attribute', attribute: 'plan', from: 'free', to: 'pro' }, said: 'plan goes from free to pro' },
    { trigger: { id: 't', type: 'attribute', attribute: 'score', crosses: { above: 49 } }, said: 'score rises above 49' },
    {
      trigger: { id: 't', type: 'date', attribute: 'birthday', offset: '-P3D', at: '09:00', yearly: true },
      said: 'Every year on 3 days before birthday at 09:00',
    },
    { trigger: { id: 't', type: 'segment', segment: 'vip', on: 'stop' }, said: 'Leaves VIP' },
  ])('$said', ({ trigger, said }) => {
    expect(describeTrigger(trigger, context)).toBe(said);
  });

  it('is said for every type', () => {
    for (const trigger of fullJourney.entry.triggers) expect(describeTrigger(trigger, context)).not.toMatch(/[{}]|^$/);
  });
});

describe('a problem in words', () => {
  it('names the step, what is wrong and what was meant', () => {
    const problem = {
      code: 'attribute_unknown',
      severity: 'error',
      pointer: '/nodes/branch/cases/0',
      nodeId: 'branch',
      params: { name: 'oders', suggestion: 'orders' },
    } as const;

    expect(describeProblem(problem, context)).toBe('“Who?”: There is no attribute “oders” in the catalog. Did you mean “orders”?');
    expect(describeProblem(problem, { ...context, withCard: false })).toBe(
      'There is no attribute “oders” in the catalog. Did you mean “orders”?',
    );
    expect(describeProblem(problem)).toBe('There is no attribute “oders” in the catalog. Did you mean “orders”?');
  });

  it('shows the example contact of a gap', () => {
    const params = { witness: { attributes: { orders: 1, plan: null }, entry: { total: 60 }, tags: ['vip'] } };

    expect(describeProblem({ code: 'case_gap', severity: 'warning', pointer: '', params }, context)).toBe(
      'Some contacts match no case and leave here. For example one with Orders 1, no plan, total 60, and vip.',
    );
    expect(describeWitness({})).toBe('any values');
    expect(describeProblem({ code: 'case_gap', severity: 'warning', pointer: '', params: { witness: {} } }, context)).toBe(
      'Some contacts match no case and leave here. For example one with any values.',
    );
  });

  it('names the time, the past, the trigger and who is in a segment of an example', () => {
    const past = { event: 'order.placed', at: '2026-03-01T09:00:00.000Z' };
    expect(describeWitness({ trigger: 'cart', segments: ['vip'], now: '2026-03-02T12:00:00.000Z' }, context)).toMatch(
      /^vip, the trigger cart, and the time Mon, Mar 2, 2026, \d\d:\d\d\s*[AP]M$/i,
    );
    expect(describeWitness({ history: [past], now: '2026-03-02T12:00:00.000Z' })).toBe('“order.placed” once');
    expect(describeWitness({ history: [past, past, past] })).toBe('“order.placed” 3 times');
  });

  it('calls steps, events, cases and fields what people call them', () => {
    const problem = (code: string, params: Problem['params'], pointer = '/nodes/branch', nodeId = 'branch'): string =>
      describeProblem({ code, severity: 'warning', pointer, nodeId, params }, { ...labelled, withCard: false });
    expect(problem('event_not_emitted', { step: 'mail', event: 'order.placed' })).toBe(
      'No message of “Offer” is ever answered by “Placed an order”.',
    );
    expect(problem('case_overlap', { case: 'some', with: 'none', witness: {} })).toMatch(
      /^Some contacts match “Has orders” and “Orders is 0”; /,
    );
    expect(problem('case_shadowed', { case: 'some', by: ['none'] })).toBe(
      'Nobody ever takes the case “Has orders”: Orders is 0 already takes everyone it could.',
    );
    expect(problem('consent_rule_missing', { channel: 'email' })).toMatch(/messages on E-mail need consent/);
    expect(problem('input_missing', { field: 'subject' }, '/nodes/mail/input/subject', 'mail')).toBe(
      'The field “Subject line” is missing.',
    );
  });

  it('says what it can of a code that nobody has words for, and is not led astray by names of prototypes', () => {
    expect(describeProblem({ code: 'acme_own', severity: 'info', pointer: '', params: {} })).toBe('Something is wrong here (acme_own).');
    expect(describeProblem({ code: 'constructor', severity: 'info', pointer: '', nodeId: 'toString', params: {} }, context)).toContain(
      'constructor',
    );
  });
});

describe('words', () => {
  it('choose the form of a number', () => {
    const words: Words = { locale: 'en', messages: en };

    expect(say(words, 'node.branch.cases', { count: 1 })).toBe('1 case');
    expect(say(words, 'node.branch.cases', { count: 2 })).toBe('2 cases');
  });

  it('never fill a place from a value’s own braces, nor from a prototype', () => {
    expect(say({ locale: 'en', messages: {} }, 'condition.gt', { left: '{right}', right: 'x' })).toBe('{right} is over x');
    expect(say({ locale: 'en', messages: { 'condition.gt': '{constructor}' } }, 'condition.gt', {})).toBe('{constructor}');
  });
});
