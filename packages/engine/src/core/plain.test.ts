import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { LiveContact, unknownContact } from './live-contact.ts';
import { LiveEnrollment } from './live-enrollment.ts';
import type { ContactState, EnrollmentState } from './state.ts';
import { aCatalog, aJourney } from './testing/a-journey.ts';

// With every field there is, so that one that is added to a state is missing here before it is forgotten elsewhere.
const contact: Required<ContactState> = {
  v: 1,
  id: 'c',
  timezone: 'UTC',
  attributes: { a: 1 },
  consent: { email: 'subscribed' },
  tags: ['t'],
  segments: ['s'],
  lastAt: 1,
  history: {},
  arrivals: 1,
  entries: 1,
  journeys: {},
  revision: 1,
  absences: { x: { id: 'e', at: 0, arrived: 0, n: 1, open: true } },
  watches: { x: { matches: true } },
  launched: { x: 1 },
  refusals: { j: 1 },
  sends: [{ key: 'k', attempt: 1, at: 0, channel: 'email' }],
  breaker: { window: 0, count: 1 },
  caughtUp: 1,
  waiting: [{ n: 1, journeyId: 'j', entry: { trigger: 't', at: 0, arrivals: 0, data: {} }, since: 0, reason: 'paused' }],
  queued: 1,
  deleted: true,
  deletedAt: 1,
  past: { x: 1 },
  recorded: { n: 1 },
  alias: { of: 'd', turn: 1 },
  merged: ['d'],
  turn: 1,
  open: [],
};
const keptOfContacts: ReadonlySet<string> = new Set(
  'v id timezone attributes consent tags segments lastAt history arrivals entries journeys open'.split(' '),
);

const plain: EnrollmentState = {
  v: 1,
  id: 'i',
  journeyId: 'j',
  version: 1,
  contactId: 'c',
  key: null,
  identity: '["c"]',
  ordinal: 1,
  age: 1,
  control: false,
  status: 'live',
  nodeId: 'n',
  enteredAt: 0,
  entry: { trigger: 't', at: 0, arrivals: 0, data: {} },
  seq: 1,
  visits: { n: [1, 0, 0] },
  results: {},
  wait: { due: { next: 1 }, held: {} },
  timers: { 'wait:i:next': 1 },
};
const enrollment: Required<EnrollmentState> = {
  ...plain,
  wait: { due: {}, held: {} },
  key: 'k',
  ordinal: 2,
  control: true,
  status: 'held',
  end: 'goal',
  endedAt: 1,
  results: { n: 1 },
  reached: true,
  effect: { key: 'k', phase: 'due', attempt: 0, forgiven: 0 },
  task: { id: 'k', kind: 'task', nodeId: 'n', title: 't', assignee: 'a', input: {} },
  closedTasks: [],
  suspension: { before: 'live', results: [], timers: [] },
  inFlight: ['k'],
  held: [{ name: 'x', body: { kind: 'watch', enrollmentId: 'i' } }],
};
const keptOfEnrollments: ReadonlySet<string> = new Set(
  'v id journeyId version contactId identity age nodeId enteredAt entry seq visits wait timers'.split(' '),
);

describe('what is plain', () => {
  it('is a contact with nothing but what every contact has', () => {
    expect(new LiveContact(unknownContact('c')).isPlain).toBe(true);
    for (const name of Object.keys(contact)) {
      const one = { ...unknownContact('c'), [name]: contact[name as keyof ContactState] };
      expect([name, new LiveContact(one).isPlain]).toEqual([name, keptOfContacts.has(name)]);
    }
  });

  it('is an enrollment that waits and has nothing else to remember', () => {
    const compiled = compile(aJourney({ n: { type: 'exit', reason: 'x' } }), { catalog: aCatalog });
    const isPlain = (state: EnrollmentState): boolean => new LiveEnrollment(state, compiled, 0, false).isPlain;
    expect(isPlain(plain)).toBe(true);
    for (const name of Object.keys(enrollment)) {
      const one = { ...plain, [name]: enrollment[name as keyof EnrollmentState] };
      expect([name, isPlain(one)]).toEqual([name, keptOfEnrollments.has(name)]);
    }
  });
});
