import type { Journey, JourneyNode } from '@sojourn/schema';

/** One node of every type, and one of a type that no release knows. */
export const specimens: Readonly<Record<string, JourneyNode>> = {
  email: {
    type: 'action',
    name: 'Email: 10 % for you',
    action: 'send_email',
    input: { subject: '{{ contact.firstName | default: "Hello" }}, your cart' },
  },
  sms: { type: 'action', action: 'send_sms', input: { text: 'Your cart is kept until midnight' } },
  webhook: { type: 'action', name: 'Tell the warehouse', action: 'webhook', input: { url: 'https://example.com/hook' } },
  'action of no catalog': { type: 'action', action: 'send_fax' },
  update: {
    type: 'update',
    changes: [
      { op: 'increment', attribute: 'score', value: 10 },
      { op: 'add', tag: 'explorer' },
    ],
  },
  branch: {
    type: 'branch',
    name: 'Who is it?',
    cases: [{ id: 'a', name: 'Regulars', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 } }],
  },
  switch: { type: 'switch', on: { attribute: 'country' }, cases: [{ id: 'se', name: 'Sweden', value: 'SE' }] },
  split: {
    type: 'split',
    arms: [
      { id: 'a', name: 'Video', weight: 1 },
      { id: 'b', name: 'Story', weight: 2 },
    ],
  },
  'wait for a duration': { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D', at: '09:00' }] },
  'wait for an event': {
    type: 'wait',
    until: [
      { id: 'clicked', type: 'event', event: 'email.clicked' },
      { id: 'timeout', type: 'duration', duration: 'P3D' },
    ],
  },
  'wait for a date': { type: 'wait', until: [{ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' }, offset: '-P3D' }] },
  'wait for a time': { type: 'wait', until: [{ id: 'next', type: 'time', at: '09:00', weekdays: ['mon', 'tue'] }] },
  task: { type: 'task', title: 'Call the customer', assignee: '{{ contact.owner }}', due: 'P2D' },
  approval: { type: 'approval', title: 'Approve the offer', assignee: 'ann', due: 'P1D' },
  enroll: { type: 'enroll', journey: 'welcome-3' },
  exit: { type: 'exit', reason: 'bought' },
  milestone: { type: 'milestone', name: 'Sales accepted' },
  'type nobody knows': { type: 'acme.lottery' },
};

/** A journey around nodes, for stories and tests. */
export function journeyOf(
  nodes: Readonly<Record<string, JourneyNode>>,
  start: string | null = Object.keys(nodes)[0] ?? null,
  name = 'Specimens',
): Journey {
  return {
    schemaVersion: 1,
    id: 'specimens',
    name,
    timezone: 'Europe/Stockholm',
    entry: { triggers: [{ id: 'signup', type: 'event', event: 'user.signed_up' }], reentry: { mode: 'never' }, start },
    nodes,
  };
}

const unbroken = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(5).slice(0, 200);

/** Names that test a layout: long words, another script, no place to break. */
export const hardNames: Journey = journeyOf(
  {
    german: {
      type: 'branch',
      name: 'Rechtsschutzversicherungsgesellschaften oder Kraftfahrzeughaftpflichtversicherung?',
      cases: [
        {
          id: 'long',
          name: 'Geschwindigkeitsüberschreitungsverfahren eingeleitet',
          when: { left: { attribute: 'orders' }, op: 'gt', right: 1 },
        },
        { id: 'arabic', name: 'العملاء الذين اشتروا أكثر من مرة', when: { left: { attribute: 'orders' }, op: 'eq', right: 1 } },
        { id: 'unbroken', name: unbroken, when: { left: { attribute: 'orders' }, op: 'eq', right: 0 } },
      ],
      outlets: { long: 'mail', arabic: 'arabic-mail', unbroken: 'unbroken-mail', else: null },
    },
    mail: {
      type: 'action',
      name: 'E-Mail: Datenschutzgrundverordnungskonforme Einwilligungserklärung',
      action: 'send_email',
      input: { subject: 'Bestätigungsaufforderung' },
    },
    'arabic-mail': {
      type: 'action',
      name: 'رسالة: عرض خاص لك',
      action: 'send_email',
      input: { subject: 'مرحبا {{ contact.firstName }}، سلتك في انتظارك' },
    },
    'unbroken-mail': { type: 'action', name: unbroken, action: 'send_email', input: { subject: unbroken } },
  },
  'german',
  'Kundenrückgewinnungsmaßnahmenkatalog',
);

/** A path that asks again until it is answered, and one that jumps past a meeting point. */
export const loops: Journey = journeyOf(
  {
    ask: { type: 'action', name: 'Ask for a review', action: 'send_email', input: { subject: 'How was it?' }, outlets: { next: 'answer' } },
    answer: {
      type: 'wait',
      name: 'Wait for an answer',
      until: [
        { id: 'replied', type: 'event', event: 'email.replied' },
        { id: 'timeout', type: 'duration', duration: 'P3D' },
      ],
      outlets: { replied: 'happy', timeout: 'again' },
    },
    again: {
      type: 'branch',
      name: 'Asked often enough?',
      cases: [{ id: 'enough', name: 'Three times', when: { left: { count: { event: 'email.opened' } }, op: 'gte', right: 3 } }],
      outlets: { enough: 'stop', else: 'ask' },
    },
    happy: {
      type: 'branch',
      name: 'Happy?',
      cases: [{ id: 'yes', name: 'Yes', when: { left: { attribute: 'score' }, op: 'gt', right: 50 } }],
      outlets: { yes: 'thanks', else: 'stop' },
    },
    thanks: { type: 'action', name: 'Say thanks', action: 'send_email', input: { subject: 'Thank you' }, outlets: { next: 'stop' } },
    stop: { type: 'exit', reason: 'asked' },
  },
  'ask',
  'Review',
);

/** A draft without anything in it. */
export const emptyJourney: Journey = {
  ...journeyOf({}, null, 'New journey'),
  entry: { triggers: [], reentry: { mode: 'never' }, start: null },
};

/** A draft with findings of every severity. */
export const brokenJourney: Journey = journeyOf(
  {
    who: {
      type: 'branch',
      name: 'Who is it?',
      cases: [{ id: 'regular', name: 'Regulars', when: { left: { attribute: 'ordrs' }, op: 'gte', right: 1 } }],
      outlets: { regular: 'fax', else: 'wait' },
    },
    fax: { type: 'action', name: 'Fax: your cart', action: 'send_fax', outlets: { next: 'wait' } },
    wait: { type: 'wait', until: [{ id: 'clicked', type: 'event', event: 'email.clickd' }], outlets: { clicked: null } },
    lost: { type: 'action', name: 'Nobody comes here', action: 'send_email', input: { subject: 'Hello' } },
  },
  'who',
  'A broken draft',
);
