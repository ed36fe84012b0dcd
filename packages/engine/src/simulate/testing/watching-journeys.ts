import type { Journey, ScriptStep, Trigger } from '@sojourn/schema';
import fc from 'fast-check';
import { aJourney } from '../../core/testing/a-journey.ts';

const buyers = { left: { attribute: 'orders' }, op: 'gte', right: 2 } as const;
const lately = { left: { count: { event: 'click', within: 'P3D' } }, op: 'gte', right: 1 } as const;
const trialOver = { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'P1D' } } as const;
const bools = fc.boolean();

const triggers: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({
    id: fc.constant('s'),
    type: fc.constant('segment' as const),
    when: fc.constantFrom(buyers, lately, trialOver, { not: lately }),
    on: fc.constantFrom('start' as const, 'stop' as const),
    existing: bools,
  }),
  fc.record({
    id: fc.constant('d'),
    type: fc.constant('date' as const),
    attribute: fc.constantFrom('birthday', 'trialEndsAt'),
    at: fc.constantFrom('09:00', '02:30', '00:00'),
    offset: fc.constantFrom('P0D', '-P3D', 'P1M'),
    yearly: bools,
    existing: bools,
  }),
  fc.record({
    id: fc.constant('i'),
    type: fc.constant('inactivity' as const),
    attribute: fc.constant('trialEndsAt'),
    after: fc.constantFrom('P5D', 'PT36H', 'P1M'),
    existing: bools,
  }),
  fc.constantFrom<Trigger>(
    { id: 'c', type: 'schedule', cron: '30 2 * * *', when: buyers },
    { id: 'c', type: 'schedule', cron: '0 9 * * 1', when: lately },
    { id: 'c', type: 'schedule', rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=9;BYMINUTE=0', when: { all: [] } },
    { id: 'e', type: 'event', event: 'click' },
    { id: 'a', type: 'absence', event: 'click', without: ['order'], within: 'P2D' },
  ),
);

/** Journeys that watch contacts or come round, beside events and absences. */
export const watchingJourneys: fc.Arbitrary<Journey> = fc
  .record({
    chosen: fc.uniqueArray(triggers, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
    mode: fc.constantFrom('never' as const, 'afterExit' as const, 'always' as const),
    zone: fc.constantFrom('contact', 'Europe/Stockholm'),
    wait: fc.constantFrom('PT1H', 'P2D'),
  })
  .map(({ chosen, mode, zone, wait }) =>
    aJourney(
      {
        w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: wait }], outlets: { next: 'u' } },
        u: { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'm' } },
        m: { type: 'action', action: 'send_email', input: { text: 'Hello' }, outlets: {} },
      },
      { timezone: zone, fallbackTimezone: 'Europe/Stockholm', entry: { triggers: chosen, reentry: { mode } } },
    ),
  );

/** Scripts that make contacts match, and cease to. */
export const watchedScripts: fc.Arbitrary<readonly ScriptStep[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom<object>({}, { after: 'PT1H' }, { after: 'P1D' }, { after: 'PT17S' }, { after: 'P7D' }),
      fc.constantFrom<object>(
        { event: 'click' },
        { event: 'order', data: { total: 5 } },
        { contact: { set: { orders: 2 } } },
        { contact: { set: { orders: 0 } } },
        { contact: { set: { trialEndsAt: '2026-04-03T12:00:00Z' } } },
        { contact: { set: { trialEndsAt: '2026-03-20T12:00:00Z' } } },
        { contact: { set: { birthday: '1992-02-29' } } },
        { contact: { unset: ['trialEndsAt'] } },
        { contact: { timezone: 'Asia/Tokyo' } },
        { contact: { timezone: 'America/New_York' } },
      ),
    )
    // Put together, each is a step of a script.
    .map(([timing, step]) => ({ ...timing, ...step }) as ScriptStep),
  { maxLength: 8 },
);
