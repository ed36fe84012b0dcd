import { addDuration, isInWindow, localParts, parseInstant } from '@sojourn/schema';
import type { Journey, Policy, TraceEntry } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectResult } from './inputs.ts';
import { instant, Player } from './testing/player.ts';
import { messageJourneys, randomPolicies } from './testing/random-policies.ts';

const start = '2026-03-27T19:30:00+01:00';

type Act = { readonly after: number } & (
  | { readonly event: string }
  | { readonly timezone: string }
  | { readonly paused: boolean }
  | { readonly result: EffectResult }
);

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc
    .tuple(
      fc.nat(40_000_000),
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('start', 'start', 'order', 'click').map((event) => ({ event })) },
        { weight: 1, arbitrary: fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Europe/Stockholm').map((timezone) => ({ timezone })) },
        { weight: 1, arbitrary: fc.boolean().map((paused) => ({ paused })) },
        {
          weight: 4,
          arbitrary: fc
            .constantFrom<EffectResult>({ status: 'done' }, { status: 'done' }, { status: 'not_sent', code: 'busy', retryable: true })
            .map((result) => ({ result })),
        },
      ),
    )
    .map(([after, act]): Act => ({ after, ...act })),
  { minLength: 1, maxLength: 25 },
);

/** Every attempt is answered, as the next act that is a result says, an instant after it was begun. */
function play(journeys: readonly Journey[], policy: Policy, script: readonly Act[]): Player {
  const player = new Player(journeys, { policy, start });
  const results = script.flatMap((act) => ('result' in act ? [act.result] : []));
  let answered = 0;
  const settle = (until: number): void => {
    for (;;) {
      for (; answered < player.begun.length; answered += 1) {
        player.now += 1;
        player.result(results[answered % Math.max(1, results.length)] ?? { status: 'done' }, player.begun[answered]);
      }
      const due = Math.min(...[...player.timers.values()].map((timer) => timer.due));
      if (due > until) break;
      player.goTo(new Date(Math.max(due, player.now)).toISOString());
    }
    player.now = Math.max(player.now, until);
  };
  player.event('start');
  for (const act of script) {
    settle(player.now + act.after);
    if ('event' in act) player.event(act.event);
    else if ('timezone' in act) player.patch({ timezone: act.timezone });
    else if ('paused' in act) player.patch({ set: { paused: act.paused } });
  }
  player.patch({ set: { paused: false } });
  settle(player.now + 30 * 86_400_000);
  return player;
}

/** Plays what another was given, in calls that come at the given instants only. */
function replay(journeys: readonly Journey[], policy: Policy, like: Player, calls: readonly number[]): Player {
  const player = new Player(journeys, { policy, start });
  let given = like.given.slice(1);
  for (const now of [...calls.toSorted((one, other) => one - other), like.now]) {
    player.now = now;
    player.apply(
      given.filter((input) => input.at <= now),
      now,
    );
    given = given.filter((input) => input.at > now);
  }
  return player;
}

const two = (one: Journey, other: Journey): readonly Journey[] => [one, { ...other, id: 'other', priority: 3 }];

describe('under any policy', () => {
  it('how many inputs a call takes, and how late it comes, changes nothing', () => {
    let deferred = 0;
    let trips = 0;
    fc.assert(
      fc.property(
        messageJourneys,
        messageJourneys,
        randomPolicies,
        acts,
        fc.array(fc.nat(1_000), { maxLength: 6 }),
        (one, other, policy, script, shares) => {
          const punctual = play(two(one, other), policy, script);
          const from = punctual.given[0]?.at ?? 0;
          const calls = shares.map((share) => Math.floor(from + ((punctual.now - from) * share) / 1_000));
          const late = replay(two(one, other), policy, punctual, calls);
          // Per enrollment: a late call writes the traces of several in another order.
          expect(byEnrollment(late)).toEqual(byEnrollment(punctual));
          trips += punctual.trips.length;
          deferred += punctual.trace.filter(({ kind }) => kind === 'effect.deferred').length;
        },
      ),
      { numRuns: 120, seed: 20_260_302 },
    );
    expect(deferred).toBeGreaterThan(100);
    expect(trips).toBeGreaterThan(10);
  });

  it('no message is begun while a rule of time is in force, and none beyond a cap', () => {
    let begun = 0;
    fc.assert(
      fc.property(messageJourneys, messageJourneys, randomPolicies, acts, (one, other, policy, script) => {
        const calm = script.filter((act) => !('timezone' in act) && !('result' in act));
        const journeys = two(one, other);
        const player = play(journeys, policy, calm);
        const sends = player.begun.filter((effect) => effect.channel !== undefined);
        begun += sends.length;
        for (const { at, journeyId } of sends)
          expect(
            isAllowed(
              journeys.find(({ id }) => id === journeyId),
              policy,
              instant(at),
            ),
          ).toBe(true);
        for (const cap of policy.caps ?? []) {
          const { per } = cap;
          const of = sends.filter(({ channel }) => channel === cap.channel);
          for (const { at } of of) {
            const now = instant(at);
            const seen = of.filter((send) => instant(send.at) <= now && isSeen(per, instant(send.at), now));
            expect(new Set(seen.map(({ key }) => key)).size).toBeLessThanOrEqual(cap.count);
          }
        }
      }),
      { numRuns: 120, seed: 20_260_302 },
    );
    expect(begun).toBeGreaterThan(150);
  });

  it('each message comes to an end', () => {
    fc.assert(
      fc.property(messageJourneys, messageJourneys, randomPolicies, acts, (one, other, policy, script) => {
        const player = play(two(one, other), policy, script);
        const requested = player.trace.filter(({ kind }) => kind === 'effect.requested').length;
        const ends = player.trace.filter(
          ({ kind }) => kind === 'effect.completed' || kind === 'effect.withheld' || kind === 'effect.failed',
        );
        const waiting = player.enrollments.filter(({ effect }) => effect !== undefined);
        expect(ends.length + waiting.length).toBeGreaterThanOrEqual(requested);
        for (const { effect, timers, journeyId } of waiting) {
          const isParked = effect?.phase === 'failed' || player.trips.some((trip) => trip.journeyId === journeyId);
          expect(isParked || Object.keys(timers).some((name) => name.startsWith('begin:') || name.startsWith('lost:'))).toBe(true);
        }
      }),
      { numRuns: 80, seed: 20_260_302 },
    );
  });
});

function byEnrollment(player: Player): Readonly<Record<string, readonly TraceEntry[]>> {
  return Object.fromEntries(
    player.enrollments.map(({ id }) => [id, player.log.filter((one) => one.enrollmentId === id).map((one) => one.entry)]),
  );
}

const zone = 'Europe/Stockholm';

/** Whether a message may go, rule by rule as the language says it. */
function isAllowed(journey: Journey | undefined, { quietHours = [], blockedDates = [] }: Policy, at: number): boolean {
  const { date } = localParts(at, zone);
  const blocked = [...blockedDates, ...(journey?.blockedDates ?? [])];
  const { sendWindows = [] } = journey ?? {};
  const isOpen = sendWindows.length === 0 || sendWindows.some((window) => isInWindow(window, at, zone));
  return isOpen && !quietHours.some((quiet) => isInWindow(quiet, at, zone)) && !blocked.includes(date) && !blocked.includes(date.slice(5));
}

/** Whether a cap sees a begin of `at` now. */
function isSeen(per: string, at: number, now: number): boolean {
  const [then, today] = [localParts(at, zone).date, localParts(now, zone).date];
  if (per === 'day') return then === today;
  if (per === 'month') return then.slice(0, 7) === today.slice(0, 7);
  if (per === 'week') return mondayOf(then) === mondayOf(today);
  return now < addDuration(at, per, zone);
}

function mondayOf(date: string): number {
  const day = Math.floor((parseInstant(`${date}T00:00:00Z`) ?? 0) / 86_400_000);
  // 1970-01-01 was a Thursday.
  return day - ((day + 3) % 7);
}
