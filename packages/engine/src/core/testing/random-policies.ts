import type { FrequencyCap, Journey, JourneyNode, Policy, SendWindow } from '@sojourn/schema';
import fc from 'fast-check';
import { aJourney } from './a-journey.ts';

const caps: fc.Arbitrary<readonly FrequencyCap[]> = fc.array(
  fc
    .record({
      channel: fc.constantFrom('email', 'sms'),
      count: fc.nat(3),
      per: fc.constantFrom('day', 'week', 'month', 'PT2H', 'P1D', 'P7D'),
      over: fc.constantFrom('skip', 'defer', 'defer'),
      maxDefer: fc.constantFrom('PT3H', 'P1D', 'P9D', undefined),
    })
    .map(({ maxDefer, ...cap }) => ({ ...cap, ...(maxDefer === undefined ? {} : { maxDefer }) })),
  { maxLength: 3 },
);

const quietHours = fc.array(
  fc.record({
    from: fc.constantFrom('21:00', '12:00', '02:30'),
    to: fc.constantFrom('08:00', '14:00', '02:00'),
    over: fc.constantFrom('skip', 'defer', 'defer'),
  }),
  { maxLength: 2 },
);

/** Random policies with rules of time, caps and, in one of four, ceilings. */
export const randomPolicies: fc.Arbitrary<Policy> = fc
  .record({
    caps,
    quietHours,
    blockedDates: fc.subarray(['03-28', '2026-03-29', '03-31']),
    ceiling: fc.constantFrom('perContactPerHour', 'perNodePerHour', 'perJourneyPerHour', undefined, undefined, undefined),
    limit: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ ceiling, limit, ...rules }) => ({
    policyVersion: 1,
    ...rules,
    ...(ceiling === undefined ? {} : { breaker: { [ceiling]: limit } }),
  }));

/** Random rules of when a journey sends. */
const randomSending: fc.Arbitrary<Pick<Journey, 'sendWindows' | 'blockedDates'>> = fc.record({
  sendWindows: fc.oneof(
    { weight: 2, arbitrary: fc.constant<readonly SendWindow[]>([]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<readonly SendWindow[]>(
        [{ from: '09:00', to: '20:00' }],
        [{ weekdays: ['mon', 'sat'], from: '22:00', to: '03:00' }],
      ),
    },
  ),
  blockedDates: fc.subarray(['03-27', '03-30']),
});

const links = fc.oneof(
  { weight: 3, arbitrary: fc.constant<JourneyNode>({ type: 'action', action: 'send_email' }) },
  { weight: 2, arbitrary: fc.constant<JourneyNode>({ type: 'action', action: 'send_sms' }) },
  { weight: 1, arbitrary: fc.constant<JourneyNode>({ type: 'action', action: 'send_letter' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('PT1H', 'PT30M', 'PT6H', 'P1D')
      .map((duration): JourneyNode => ({ type: 'wait', until: [{ id: 'next', type: 'duration', duration }] })),
  },
);

/** Random journeys of messages and waits, one after the other, whose goal and suppression may come in between. */
export const messageJourneys: fc.Arbitrary<Journey> = fc
  .record({ chain: fc.array(links, { minLength: 1, maxLength: 6 }), sending: randomSending, isHeld: fc.boolean() })
  .map(({ chain, sending, isHeld }) => {
    const nodes = chain.map(
      (node, index) => [`n${index}`, { ...node, outlets: { next: index + 1 < chain.length ? `n${index + 1}` : null } }] as const,
    );
    return aJourney(Object.fromEntries(nodes), {
      timezone: 'contact',
      fallbackTimezone: 'Europe/Stockholm',
      ...sending,
      goal: { name: 'g', when: { event: 'order' }, onReached: 'exit' },
      suppression: { when: { left: { attribute: 'paused' }, op: 'eq', right: true }, then: isHeld ? 'hold' : 'exit' },
      entry: { reentry: { mode: 'always' } },
    });
  });
