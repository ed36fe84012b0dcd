import { parseCatalog, parseJourney, parseScenario } from '@sojourn/schema';
import type { Catalog, Journey, Scenario } from '@sojourn/schema';

const request = {
  schemaVersion: 1,
  id: 'request',
  name: 'A request is looked at by people, and handed over',
  timezone: 'contact',
  fallbackTimezone: 'Europe/Stockholm',
  priority: 5,
  entry: {
    triggers: [
      { id: 'asked', type: 'event', event: 'asked' },
      { id: 'returned', type: 'journey' },
    ],
    reentry: { mode: 'perKey' },
    key: 'id',
    start: 'look',
  },
  suppression: { when: { left: { attribute: 'paused' }, op: 'eq', right: true }, then: 'hold' },
  exits: [{ id: 'withdrawn', when: { event: 'withdrawn' } }],
  nodes: {
    look: {
      type: 'task',
      title: 'Look at {{ entry.id }}',
      assignee: "{{ contact.owner | default: 'ann' }}",
      backup: 'bob',
      due: 'P2D',
      businessDays: true,
      remind: 'P1D',
      outlets: { next: 'allow', overdue: 'escalate' },
    },
    escalate: { type: 'approval', title: 'Nobody looked', assignee: 'eve', due: 'PT4H', outlets: { approved: 'allow', rejected: null } },
    allow: { type: 'approval', title: 'Worth {{ entry.total }}?', assignee: 'eve', outlets: { approved: 'over', rejected: 'tell' } },
    over: {
      type: 'enroll',
      journey: 'delivery',
      key: 'd-{{ entry.id }}',
      data: { id: { entry: 'id' }, total: { entry: 'total' }, note: { result: 'look.note' } },
      outlets: { next: null },
    },
    tell: { type: 'action', action: 'tell', input: { text: 'No to {{ entry.id }}' }, outlets: { next: null } },
  },
};

const delivery = {
  schemaVersion: 1,
  id: 'delivery',
  name: 'What was allowed is delivered, or goes back',
  timezone: 'UTC',
  entry: { triggers: [{ id: 'allowed', type: 'journey' }], reentry: { mode: 'always' }, start: 'big' },
  nodes: {
    big: {
      type: 'branch',
      cases: [{ id: 'big', when: { left: { entry: 'total' }, op: 'gt', right: 100 } }],
      outlets: { big: 'count', else: 'tell' },
    },
    count: { type: 'update', changes: [{ op: 'increment', attribute: 'returns', value: 1 }], outlets: { next: 'back' } },
    back: { type: 'enroll', journey: 'request', key: 'again-{{ entry.id }}', data: { id: { entry: 'id' }, total: 1 }, outlets: {} },
    tell: { type: 'action', action: 'tell', input: { text: 'Yes to {{ entry.id }}: {{ entry.note }}' }, outlets: { next: null } },
  },
};

/** Each goes on for ever, by the other. */
const rounds = (['ping', 'pong'] as const).map((id) => ({
  schemaVersion: 1,
  id,
  name: id,
  timezone: 'UTC',
  entry: {
    triggers: [{ id: 'handed', type: 'journey' }, ...(id === 'ping' ? [{ id: 'asked', type: 'event', event: 'ball' }] : [])],
    reentry: { mode: 'always' },
    start: 'over',
  },
  nodes: { over: { type: 'enroll', journey: id === 'ping' ? 'pong' : 'ping', outlets: { next: null } } },
}));

const start = '2026-03-27T09:00:00+01:00';
const asked = { event: 'asked', data: { id: 'r1', total: 40 } };
const decide = (node: string, outcome: string, after: string) => ({ after, decide: { node, outcome } });
const ann = { id: 'c1', timezone: 'Europe/Stockholm', attributes: {}, consent: { mail: 'subscribed' } };

const scripts: readonly object[] = [
  {
    name: 'looked at with a note, allowed, delivered',
    script: [
      asked,
      { after: 'PT1H', result: { node: 'look', outcome: 'seen', data: { note: 'fine' } } },
      decide('allow', 'approved', 'P9D'),
    ],
  },
  {
    name: 'sent back once',
    script: [
      { event: 'asked', data: { id: 'r2', total: 400 } },
      { after: 'PT1H', result: { node: 'look', outcome: 'seen', data: { note: 'big' } } },
      decide('allow', 'approved', 'PT1H'),
      { after: 'PT1H', result: { node: 'look', outcome: 'seen', data: { note: 'small' } } },
      decide('allow', 'approved', 'PT1H'),
    ],
  },
  {
    name: 'overdue over the weekend in which the clocks change, escalated, decided after its time',
    script: [
      asked,
      { after: 'P1D', contact: { timezone: 'America/New_York' } },
      decide('escalate', 'approved', 'P9D'),
      decide('allow', 'rejected', 'P1D'),
    ],
  },
  {
    name: 'unavailable, and so is the backup, and again by a person',
    script: [
      asked,
      decide('look', 'unavailable', 'PT1H'),
      decide('look', 'unavailable', 'PT1H'),
      decide('look', 'done', 'PT1H'),
      decide('allow', 'maybe', 'PT1H'),
    ],
    results: { look: { outcome: 'unavailable' }, tell: { error: 'timeout' } },
  },
  {
    name: 'decided while it was suspended, twice, and a note that nobody gave',
    script: [
      asked,
      decide('look', 'done', 'PT1H'),
      { after: 'PT1H', contact: { set: { paused: true } } },
      decide('allow', 'approved', 'P3D'),
      decide('allow', 'rejected', 'PT1H'),
      { after: 'P1D', contact: { set: { paused: false } } },
    ],
  },
  { name: 'withdrawn', script: [asked, { after: 'PT1H', event: 'withdrawn' }, decide('look', 'done', 'PT0S')] },
  { name: 'asked of nobody who can be reached', script: [asked, decide('look', 'done', 'P9D')], results: { look: { error: 'not_sent' } } },
  {
    name: 'answered by handlers alone',
    script: [asked],
    results: { look: { outcome: 'ok', data: { note: 'quick' } }, allow: { outcome: 'approved' } },
  },
  { name: 'twice the same', script: [asked, asked, { enroll: { journey: 'delivery' } }, { enroll: { journey: 'request' } }] },
  { name: 'to and fro', script: [{ event: 'ball' }] },
];

function parsed<T>(
  read:
    | ({ readonly ok: true } & T)
    | { readonly ok: false; readonly problems: readonly { readonly code: string; readonly pointer: string }[] },
): T {
  if (read.ok) return read;
  throw new Error(`It does not parse: ${read.problems.map(({ code, pointer }) => `${code} at ${pointer}`).join(', ')}`);
}

/** Journeys in which people decide and which hand over to each other. */
export const people: { readonly journeys: readonly Journey[]; readonly catalog: Catalog; readonly scenarios: readonly Scenario[] } = {
  journeys: [request, delivery, ...rounds].map((one) => parsed(parseJourney(one)).journey),
  catalog: parsed(
    parseCatalog({
      catalogVersion: 1,
      attributes: { paused: { type: 'boolean' }, owner: { type: 'text' }, returns: { type: 'number' } },
      events: {
        asked: { data: { id: { type: 'text', required: true }, total: { type: 'number', required: true } } },
        withdrawn: {},
        ball: {},
      },
      actions: { tell: { channel: 'mail', message: true, idempotent: true } },
      channels: { mail: { consent: true } },
      calendar: { holidays: ['2026-04-03', '2026-04-06'] },
      journeys: { request: { state: 'live' }, delivery: { state: 'live' }, ping: { state: 'live' }, pong: { state: 'live' } },
    }),
  ).catalog,
  scenarios: scripts.map((one) => parsed(parseScenario({ start, contact: ann, ...one })).scenario),
};
