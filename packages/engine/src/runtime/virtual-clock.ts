import { addDuration, parseInstant } from '@sojourn/schema';
import type { Duration, Instant, InstantText } from '@sojourn/schema';
import type { Clock, Sleeper } from '../ports/clock.ts';
import { advanceClock } from './advance-clock.ts';
import { createAlarms } from './alarms.ts';

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /**
   * Moves on by a duration, counted in UTC. Stops at every wake-up on the way and settles the engines on it.
   *
   * @throws RangeError if the text is no duration, or a negative one.
   */
  advance(duration: Duration): Promise<void>;
  /**
   * Moves on to an instant, likewise. An instant that is past leaves the clock where it is.
   *
   * @param onArrival - Called when it gets there, before what is due at that instant is settled: what it gives the engine
   * stands before the timers of the instant.
   * @throws RangeError if the text is no RFC 3339 instant.
   */
  advanceTo(at: InstantText, onArrival?: () => Promise<void>): Promise<void>;
}

/**
 * Virtual time, for tests, imports and simulations. Every engine made with it is settled by it.
 *
 * @param start - RFC 3339 with an offset.
 * @throws RangeError if `start` is no instant.
 * @example
 * const clock = virtualClock('2026-03-02T09:00:00+01:00');
 * const engine = createEngine({ store: memoryStore(), catalog, handlers, clock });
 * await clock.advance('P10D');
 */
export function virtualClock(start: InstantText): VirtualClock {
  let nowAt = readInstant(start);
  const sleepers: Sleeper[] = [];
  const alarms = createAlarms();
  let last = Promise.resolve();
  const hand = {
    now: () => nowAt,
    moveTo(at: Instant) {
      nowAt = Math.max(nowAt, at);
      alarms.ring(nowAt);
    },
  };
  // One move at a time: a second call starts where the first one ended.
  const inTurn = (move: () => Promise<void>): Promise<void> => {
    const turn = last.then(move);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    now: hand.now,
    wakeAt: (at, wake) => alarms.set(at, wake),
    attach: (sleeper) => void sleepers.push(sleeper),
    advance: (duration) => inTurn(() => advanceClock(hand, later(nowAt, duration), sleepers)),
    advanceTo: (at, onArrival) => inTurn(() => advanceClock(hand, readInstant(at), sleepers, onArrival)),
  };
}

/** An instant later by a duration in UTC. */
export function later(at: Instant, duration: Duration): Instant {
  const to = addDuration(at, duration, 'UTC');
  if (to < at) throw new RangeError(`A clock does not go back: ${duration}`);
  return to;
}

/** Reads RFC 3339. */
export function readInstant(text: InstantText): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw new RangeError(`Not an RFC 3339 instant with an offset: ${text}`);
  return at;
}
