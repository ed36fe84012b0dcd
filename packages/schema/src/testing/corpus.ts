import type { Catalog } from '../catalog.ts';
import type { Journey } from '../journey.ts';
import type { Policy } from '../policy.ts';
import type { Scenario } from '../scenario.ts';

const vip = { left: { segment: 'vip' }, op: 'eq', right: true } as const;

/** A catalog with a bit of everything. */
export const fullCatalog: Catalog = {
  $schema: './catalog.schema.json',
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number', label: 'Orders', min: 0, max: 1_000, integer: true },
    score: { type: 'number', owner: 'engine', required: true },
    plan: { type: 'text', values: ['free', 'pro'], description: 'What they pay for' },
    trialEndsAt: { type: 'datetime' },
    birthday: { type: 'date' },
    interests: { type: 'list', of: 'text' },
    doNotContact: { type: 'boolean' },
  },
  events: {
    'cart.updated': { label: 'Cart updated', keep: 'P30D', data: { total: { type: 'number', required: true }, cartId: { type: 'text' } } },
    'order.placed': { data: { total: { type: 'number', required: true } } },
    'email.clicked': { data: {} },
    'anything.goes': {},
  },
  actions: {
    send_email: {
      label: 'Send email',
      summary: '“{subject}”',
      icon: 'mail',
      channel: 'email',
      message: true,
      category: 'marketing',
      input: {
        type: 'object',
        required: ['subject'],
        additionalProperties: false,
        properties: {
          subject: { type: 'string', minLength: 1, maxLength: 50 },
          template: { enum: ['a', 'b'] },
          copies: { type: 'integer', minimum: 1, maximum: 3 },
          code: { type: 'string', pattern: '^[A-Z]+$' },
          to: { type: 'array', items: { type: 'string', format: 'email' }, maxItems: 2 },
        },
      },
      outcomes: ['sent'],
      output: { messageId: { type: 'text' } },
      emits: ['email.clicked'],
      idempotent: true,
      timeout: 'PT30S',
      onUncertain: 'retry',
      callToAction: true,
      deprecated: { use: 'send' },
    },
    ping: {},
  },
  segments: { vip: { label: 'VIP', when: { left: { attribute: 'orders' }, op: 'gte', right: 10 } }, imported: {} },
  channels: { email: { label: 'Email', consent: true }, push: {} },
  calendar: { holidays: ['2026-12-24'] },
  journeys: { welcome: { state: 'live' }, old: {} },
};

/** A journey with every node type, every trigger type and every operand. It has findings, and it parses. */
export const fullJourney: Journey = {
  $schema: './journey.schema.json',
  schemaVersion: 1,
  id: 'everything',
  name: 'Everything',
  description: 'Every shape once',
  owner: 'ann',
  folder: 'Tests',
  tags: ['a'],
  expiresOn: '2028-02-29',
  timezone: 'contact',
  fallbackTimezone: 'Europe/Stockholm',
  priority: -1.5,
  seed: 's',
  sendWindows: [
    { weekdays: ['mon', 'sun'], from: '09:00', to: '20:00' },
    { from: '22:00', to: '02:00' },
  ],
  blockedDates: ['12-25', '02-29', '2026-11-27'],
  entry: {
    triggers: [
      { id: 'e', type: 'event', event: 'cart.updated', where: { left: { event: 'total' }, op: 'gt', right: 1 } },
      { id: 'a', type: 'absence', event: 'cart.updated', without: ['order.placed'], within: 'PT1H' },
      { id: 'at', type: 'attribute', attribute: 'plan', from: 'free', to: 'pro' },
      { id: 'up', type: 'attribute', attribute: 'score', crosses: { above: 49 } },
      { id: 'down', type: 'attribute', attribute: 'score', crosses: { below: -1 } },
      { id: 's', type: 'segment', segment: 'vip', on: 'start', existing: true },
      { id: 'w', type: 'segment', when: vip, on: 'stop' },
      { id: 'd', type: 'date', attribute: 'birthday', offset: '-P3D', at: '09:00', yearly: true, existing: false },
      { id: 'i', type: 'inactivity', attribute: 'trialEndsAt', after: 'P180D', existing: true },
      { id: 'c', type: 'schedule', cron: '*/15 9-17 1,15 jan-mar mon', when: { all: [] } },
      { id: 'r', type: 'schedule', rrule: 'FREQ=WEEKLY;BYDAY=MO,TH', when: { any: [] } },
      { id: 'm', type: 'manual' },
      { id: 'j', type: 'journey' },
    ],
    criteria: { left: { consent: 'email' }, op: 'eq', right: 'subscribed' },
    reentry: { mode: 'afterExit', after: 'P30D' },
    key: 'cartId',
    holdout: 10,
    rollout: 99.5,
    limit: { count: 5_000, per: 'PT1H' },
    start: 'branch',
  },
  goal: {
    name: 'Order',
    when: { event: 'order.placed', where: { all: [] }, of: 'mail' },
    within: 'P14D',
    onReached: 'exit',
    value: 'total',
  },
  exits: [
    { id: 'unsub', name: 'Unsubscribed', when: { left: { consent: 'email/offers' }, op: 'eq', right: 'unsubscribed' } },
    { id: 'bought', when: { event: 'order.placed' } },
  ],
  suppression: { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' },
  nodes: {
    branch: {
      type: 'branch',
      name: 'Who?',
      note: 'A note',
      cases: [
        {
          id: 'all',
          name: 'All',
          when: {
            all: [
              { left: { entry: 'total' }, op: 'between', right: [1, 2.5] },
              { any: [{ left: { attribute: 'plan' }, op: 'in', right: ['free', 'pro'], orMissing: true }] },
              { not: { left: { tag: 't' }, op: 'eq', right: true } },
              { left: { trigger: true }, op: 'eq', right: 'e' },
              { left: { result: 'mail.messageId' }, op: 'exists' },
              { left: { now: 'weekday' }, op: 'eq', right: 'mon' },
              {
                left: {
                  count: {
                    event: 'order.placed',
                    where: { left: { event: 'total' }, op: 'gt', right: 5 },
                    within: 'P30D',
                    since: 'entry',
                    of: 'mail',
                  },
                },
                op: 'gte',
                right: 1,
              },
              { left: { sum: { event: 'order.placed', path: 'total', since: 'node:mail' } }, op: 'lt', right: { attribute: 'score' } },
              { left: { last: { event: 'order.placed' } }, op: 'before', right: { ago: 'P1D' } },
              { left: { attribute: 'trialEndsAt' }, op: 'after', right: { in: 'P1D' } },
              { left: { attribute: 'interests' }, op: 'includesAny', right: ['a'] },
            ],
          },
        },
        { id: 'other', when: vip },
      ],
      outlets: { all: 'mail', other: 'switch', else: null },
    },
    mail: {
      type: 'action',
      action: 'send_email',
      input: { subject: 'Hi {{ contact.firstName }}', nested: { a: [1, null, true] } },
      category: 'offers',
      retry: { attempts: 3, first: 'PT1M', most: 'PT1H' },
      onUncertain: 'hold',
      outlets: { next: 'update', sent: 'update', failed: 'task', withheld: 'exit' },
    },
    update: {
      type: 'update',
      changes: [
        { op: 'set', attribute: 'plan', value: 'pro' },
        { op: 'increment', attribute: 'score', value: { entry: 'total' } },
        { op: 'unset', attribute: 'birthday' },
        { op: 'add', tag: 't' },
        { op: 'remove', attribute: 'interests', value: 'a' },
      ],
      outlets: { next: 'wait' },
    },
    switch: {
      type: 'switch',
      on: { attribute: 'plan' },
      cases: [
        { id: 'free', name: 'Free', value: 'free' },
        { id: 'pro', value: 'pro' },
      ],
      outlets: { free: 'split', pro: 'split', else: 'split', missing: 'split' },
    },
    split: {
      type: 'split',
      arms: [
        { id: 'a', name: 'A', weight: 1 },
        { id: 'b', weight: 2.5 },
      ],
      per: 'enrollment',
      outlets: { a: 'mail' },
    },
    wait: {
      type: 'wait',
      until: [
        { id: 'next', type: 'duration', duration: 'P1DT2H30M', at: '10:00', weekdays: ['mon'] },
        { id: 'day', type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-PT36H', at: '09:00' },
        { id: 'nine', type: 'time', at: '09:00', weekdays: ['fri'] },
        { id: 'open', type: 'time', window: { from: '09:00', to: '17:00' } },
        { id: 'clicked', type: 'event', event: 'email.clicked', where: { all: [] }, since: 'node:mail', of: 'mail' },
        { id: 'rich', type: 'condition', when: vip, edge: true },
      ],
      outlets: { next: 'approval', day: 'milestone', past: null, missing: 'exit' },
    },
    task: {
      type: 'task',
      title: 'Call',
      input: { a: 1 },
      assignee: 'ann',
      backup: 'bob',
      due: 'P2D',
      businessDays: true,
      remind: 'PT4H',
      outlets: { next: 'exit' },
    },
    approval: {
      type: 'approval',
      title: 'OK?',
      assignee: '{{ contact.owner }}',
      outlets: { approved: 'enroll', rejected: 'exit', overdue: 'exit' },
    },
    enroll: {
      type: 'enroll',
      journey: 'welcome',
      key: { entry: 'cartId' },
      data: { total: { entry: 'total' }, fixed: 'x' },
      outlets: { next: 'exit' },
    },
    milestone: { type: 'milestone', jumpWhen: vip, outlets: { next: 'mail' }, meta: { any: ['thing', { deep: null }] } },
    exit: { type: 'exit', reason: 'done' },
    'acme-thing': { type: 'acme.thing', name: 'From elsewhere', outlets: { out: 'exit' }, own: { deep: [1, { x: null }] }, meta: { a: 1 } },
  },
  layout: { flow: 'down', pins: { mail: { x: 0.5, y: -3 } } },
  meta: { host: { anything: [1, 'two', null] } },
};

/** A policy with a bit of everything. */
export const fullPolicy: Policy = {
  $schema: './policy.schema.json',
  policyVersion: 1,
  caps: [
    { channel: 'email', category: 'marketing', count: 3, per: 'P7D', over: 'skip', maxDefer: 'P3D' },
    { channel: 'sms', count: 0, per: 'week' },
  ],
  quietHours: [{ from: '21:00', to: '08:00', channels: ['sms'], over: 'defer' }],
  blockedDates: ['12-25'],
  categories: { transactional: { consent: false, caps: false, quietHours: false } },
  breaker: { perContactPerHour: 10, perNodePerHour: 100_000, perJourneyPerHour: 200_000 },
  naming: { journey: '^[a-z0-9-]+$' },
  expiry: { required: true },
  approval: { audienceOver: 10_000 },
};

/** A scenario with a bit of everything. */
export const fullScenario: Scenario = {
  $schema: './scenario.schema.json',
  name: 'Everything',
  start: '2026-03-02T09:00:00+01:00',
  contact: {
    id: 'c1',
    timezone: 'Europe/Stockholm',
    attributes: { orders: 3, interests: ['a'] },
    consent: { email: 'subscribed' },
    tags: ['t'],
    segments: ['imported'],
  },
  script: [
    { event: 'cart.updated', data: { total: 140 } },
    { after: 'P1D', event: 'email.clicked', of: 'mail' },
    {
      at: '2026-03-05T09:00:00.123Z',
      contact: { set: { plan: 'pro' }, unset: ['birthday'], increment: { score: 1 }, tags: [], timezone: 'UTC' },
    },
    { result: { node: 'mail', outcome: 'sent', data: { messageId: 'm' } } },
    { after: 'PT1H', decide: { node: 'approval', outcome: 'approved' } },
    { enroll: { journey: 'everything', key: 'k', data: { a: 1 } } },
  ],
  choices: { split: 'a', holdout: false },
  results: { mail: { outcome: 'sent' }, ping: { error: 'not_sent' }, other: {} },
  expect: {
    path: ['branch:all'],
    effects: [{ node: 'mail', at: '2026-03-02T10:00:00+01:00' }],
    notEffects: ['ping'],
    end: 'goal',
    refused: 'criteria',
  },
};
