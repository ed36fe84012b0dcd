import type { Journey, JourneyNode } from '@sojourn/schema';
import fc from 'fast-check';
import { aJourney } from './a-journey.ts';

/** Random journeys: each node leads on to later ones, or, from a wait, anywhere. */
export const randomJourneys: fc.Arbitrary<Journey> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'wait',
        'event',
        'mail',
        'letter',
        'update',
        'branch',
        'split',
        'switch',
        'milestone',
        'task',
        'approval',
        'enroll',
      ),
      a: fc.nat(9),
      b: fc.nat(9),
    }),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .chain((plans) =>
    fc
      .record({
        hold: fc.boolean(),
        goal: fc.constantFrom('exit', 'continue', 'none'),
        mode: fc.constantFrom('always', 'afterExit', 'never'),
      })
      .map(({ hold, goal, mode }) => {
        const nodes = Object.fromEntries(plans.map((plan, index) => [`n${index}`, nodeOf(plan, index, plans.length)]));
        // Each combination of these is a journey; the parts are too loose for the compiler to see it.
        const more = {
          timezone: 'contact',
          fallbackTimezone: 'Europe/Stockholm',
          ...(goal === 'none' ? {} : { goal: { name: 'g', when: { event: 'order' }, within: 'P5D', onReached: goal } }),
          ...(hold ? { suppression: { when: { left: { attribute: 'paused' }, op: 'eq', right: true }, then: 'hold' } } : {}),
          exits: [{ id: 'many', when: { left: { count: { event: 'click', within: 'P2D' } }, op: 'gte', right: 4 } }],
          entry: {
            triggers: [
              { id: 'started', type: 'event', event: 'start' },
              { id: 'handed', type: 'journey' },
            ],
            reentry: { mode },
          },
        } as Parameters<typeof aJourney>[1]; // Said just above.
        return aJourney(nodes, more);
      }),
  );

function nodeOf(
  { kind, a, b }: { readonly kind: string; readonly a: number; readonly b: number },
  index: number,
  count: number,
): JourneyNode {
  const later = (step: number): string | null => (index + 1 + (step % 3) < count ? `n${index + 1 + (step % 3)}` : null);
  const anywhere = (step: number): string => `n${step % count}`;
  switch (kind) {
    case 'wait':
      return {
        type: 'wait',
        until: [{ id: 'next', type: 'duration', duration: `PT${1 + a}H`, ...(b > 6 ? { at: '10:00' } : {}) }],
        outlets: { next: a > 7 ? anywhere(b) : later(b) },
      };
    case 'event': {
      const until = [
        { id: 'clicked', type: 'event', event: 'click', ...(a > 5 ? { since: 'entry' } : {}) },
        { id: 'bought', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right: a }, edge: true },
        { id: 'timeout', type: 'duration', duration: `PT${1 + b}H` },
      ] as const;
      return { type: 'wait', until, outlets: { clicked: later(a), bought: later(b), timeout: later(a + b) } };
    }
    case 'mail':
      return {
        type: 'action',
        action: 'send_email',
        input: { text: 'Hello' },
        outlets: { next: later(a), bounced: later(b), withheld: later(a + b) },
      };
    case 'letter':
      return { type: 'action', action: 'send_letter', outlets: { next: later(a), ...(b > 5 ? { failed: later(b) } : {}) } };
    case 'update':
      return { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: later(a) } };
    case 'branch':
      return {
        type: 'branch',
        cases: [{ id: 'yes', when: { left: { attribute: 'orders' }, op: 'gte', right: a } }],
        outlets: { yes: later(a), else: later(b) },
      };
    case 'switch':
      return {
        type: 'switch',
        on: { attribute: 'country' },
        cases: [{ id: 'se', value: 'SE' }],
        outlets: { se: later(a), else: later(b), missing: later(a + b) },
      };
    case 'split':
      return {
        type: 'split',
        arms: [
          { id: 'x', weight: 1 },
          { id: 'y', weight: 1 },
        ],
        outlets: { x: later(a), y: later(b) },
      };
    case 'task':
      return {
        type: 'task',
        title: 'Call {{ contact.id }}',
        assignee: "{{ contact.country | default: 'ann' }}",
        ...(a > 0 ? { backup: 'bob' } : {}),
        ...(b > 2 ? { due: `P${a}DT${b}H`, remind: `PT${a}H`, businessDays: b > 5 } : {}),
        outlets: { next: later(a), ...(b > 6 ? { overdue: anywhere(a) } : {}) },
      };
    case 'approval':
      return {
        type: 'approval',
        title: 'Send it?',
        // Nobody is asked where no country is known.
        assignee: a > 7 ? '{{ contact.country }}' : 'ann',
        due: `P${1 + b}D`,
        outlets: { approved: later(a), ...(b > 4 ? { rejected: anywhere(b), overdue: later(b) } : {}) },
      };
    case 'enroll':
      return {
        type: 'enroll',
        journey: a > 8 ? 'j' : 'watcher',
        ...(b > 4 ? { key: a > 4 ? { attribute: 'orders' } : 'k{{ entry.total }}' } : {}),
        data: { total: { entry: 'total' } },
        outlets: { next: later(b) },
      };
    default:
      return { type: 'milestone', jumpWhen: { left: { attribute: 'orders' }, op: 'gte', right: a + 1 }, outlets: { next: later(b) } };
  }
}
