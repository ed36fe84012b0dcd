import { canonicalJson } from '@sojourn/schema';
import type { Journey, JsonValue } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectResult, InputBody } from './inputs.ts';
import { randomJourneys } from './testing/random-journeys.ts';
import { Player } from './testing/player.ts';

type Act = { readonly after: number; readonly body?: InputBody; readonly result?: EffectResult; readonly decide?: string };

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({
      after: fc.nat(50_000_000),
      body: fc
        .constantFrom('start', 'click', 'order')
        .map((name): InputBody => ({ type: 'event', event: { id: 'set below', contactId: 'c1', name } })),
    }),
    fc.record({
      after: fc.nat(50_000_000),
      body: fc
        .constantFrom<JsonValue>(
          { set: { orders: 2 } },
          { set: { country: 'SE' } },
          { set: { paused: true } },
          { set: { paused: false } },
          { timezone: 'Asia/Tokyo' },
          { consent: { email: 'unsubscribed' } },
        )
        // Each of them is a patch.
        .map((patch): InputBody => ({ type: 'patch', patch: patch as Extract<InputBody, { type: 'patch' }>['patch'] })),
    }),
    fc.record({
      after: fc.nat(20_000),
      result: fc.constantFrom<EffectResult>(
        { status: 'done' },
        { status: 'done', outcome: 'bounced' },
        { status: 'not_sent', code: 'busy', retryable: true },
        { status: 'uncertain', code: 'timeout' },
        { status: 'done', outcome: 'unavailable' },
      ),
    }),
    fc.record({ after: fc.nat(50_000_000), decide: fc.constantFrom('approved', 'rejected', 'unavailable', 'done') }),
  ),
  { minLength: 1, maxLength: 25 },
);

/** Plays acts one input at a time, stopping at every timer. Results come at least a millisecond after what they answer. */
function play(journey: Journey, script: readonly Act[]): Player {
  const player = new Player(journey);
  for (const [index, { after, body, result, decide }] of [
    { after: 1, body: { type: 'event', event: { id: 'first', contactId: 'c1', name: 'start' } } } as Act,
    ...script,
  ].entries()) {
    player.goTo(new Date(player.now + after + 1).toISOString());
    if (body?.type === 'event') player.give({ type: 'event', event: { ...body.event, id: `e${index}` } });
    else if (body !== undefined) player.give(body);
    else if (decide !== undefined) answer(player, decide);
    else if (result !== undefined && player.begun.length > 0) player.result(result);
  }
  player.goTo(new Date(player.now + 864_000_000).toISOString());
  return player;
}

/** Somebody answers the newest open task, if there is one. */
function answer(player: Player, outcome: string): void {
  const asked = player.enrollments.findLast((one) => one.task !== undefined);
  if (asked?.task !== undefined) player.give({ type: 'decide', enrollmentId: asked.id, taskId: asked.task.id, outcome, by: 'ann' });
}

/** Plays what another was given, in calls of `advance` that come at the given instants only. */
function replay(journey: Journey, like: Player, calls: readonly number[]): Player {
  const player = new Player(journey);
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

const settings = { numRuns: 300, seed: 20_260_302 };

describe('for any journey and any script', () => {
  it('the same inputs give the same bytes', () => {
    fc.assert(
      fc.property(randomJourneys, acts, (journey, script) => {
        const one = play(journey, script);
        const other = play(journey, script);
        expect(canonicalJson(other.trace as unknown as JsonValue)).toBe(canonicalJson(one.trace as unknown as JsonValue));
      }),
      { numRuns: 100, seed: 20_260_302 },
    );
  });

  it('state is plain JSON that comes back as it was', () => {
    fc.assert(
      fc.property(randomJourneys, acts, (journey, script) => {
        const player = play(journey, script);
        const state = { contact: player.contact, enrollments: player.enrollments };
        expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
      }),
      { numRuns: 100, seed: 20_260_302 },
    );
  });

  it('nobody is left without an end, a timer, an operator’s case, a task or an effect in flight', () => {
    fc.assert(
      fc.property(randomJourneys, acts, (journey, script) => {
        const player = play(journey, script);
        const named = [...player.timers.keys()];
        for (const one of player.enrollments) {
          const kept = Object.keys(one.timers);
          expect(kept.every((name) => named.includes(name))).toBe(true);
          expect(one.status !== 'live' || kept.length > 0 || one.wait !== undefined || one.task !== undefined).toBe(true);
        }
        expect(named.filter((name) => !name.startsWith('trigger:')).toSorted()).toEqual(
          player.enrollments.flatMap((one) => Object.keys(one.timers)).toSorted(),
        );
      }),
      settings,
    );
  });

  it('the numbers of a trace count from 1, and its instants never go back', () => {
    fc.assert(
      fc.property(randomJourneys, acts, (journey, script) => {
        const player = play(journey, script);
        for (const { id, seq } of player.enrollments) {
          const entries = player.log.filter((one) => one.enrollmentId === id).map((one) => one.entry);
          expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
          expect(entries.map((entry) => entry.at)).toEqual(entries.map((entry) => entry.at).toSorted());
        }
      }),
      settings,
    );
  });

  // Where a worker dies, its lateness is part of the input (the timer that covers it counts from when it began): such scripts are left out.
  const withoutDeaths = ({ trace, enrollments }: Player): boolean =>
    !trace.some((entry) => entry.kind === 'effect.uncertain') &&
    !enrollments.some((one) => one.suspension?.timers.some(({ body }) => body.kind === 'lost'));

  it('how many inputs a call takes, and how late it comes, changes nothing', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomJourneys, acts, fc.array(fc.nat(1_000), { maxLength: 6 }), (journey, script, shares) => {
        const punctual = play(journey, script);
        fc.pre(withoutDeaths(punctual));
        compared += 1;
        const start = punctual.given[0]?.at ?? 0;
        const calls = shares.map((share) => Math.floor(start + ((punctual.now - start) * share) / 1_000));
        const late = replay(journey, punctual, calls);
        expect(late.trace).toEqual(punctual.trace);
        expect(late.refusals).toEqual(punctual.refusals);
        const ordered = (player: Player) => player.enrollments.map((one) => ({ ...one, timers: Object.keys(one.timers).toSorted() }));
        expect(ordered(late)).toEqual(ordered(punctual));
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(100);
  });
});
