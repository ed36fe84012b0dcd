import type { Duration, Instant, InstantText } from '@sojourn/schema';
import type { Clock, Sleeper } from '../ports/clock.ts';
import { advanceClock } from './advance-clock.ts';
import { later, readInstant } from './virtual-clock.ts';

/** A clock that runs, and can be put forward. */
export interface ShiftedClock extends Clock {
  /** Milliseconds it is ahead of its base: what a host stores to go on from after a restart. */
  shiftMs(): number;
  /** Puts it forward by a duration, counted in UTC, stopping at every wake-up on the way. @throws RangeError as `virtualClock`. */
  advance(duration: Duration): Promise<void>;
  /** Puts it forward to an instant, likewise. */
  advanceTo(at: InstantText): Promise<void>;
}

/**
 * A running clock with time skipped, for live demonstrations: between two skips time flows as on `base`.
 *
 * @param base - Usually `systemClock()`.
 * @param shiftMs - How far ahead it starts; 0 if not given.
 * @param onShift - Called after each skip and at each stop of one, to store the shift before anything is done at that time.
 */
export function shiftedClock(base: Clock, shiftMs = 0, onShift: (shiftMs: number) => Promise<void> = async () => {}): ShiftedClock {
  let shift = shiftMs;
  const sleepers: Sleeper[] = [];
  const alarms = new Set<{ readonly at: Instant; readonly wake: () => void; cancel: () => void }>();
  let last = Promise.resolve();
  const now = (): Instant => base.now() + shift;
  const arm = (at: Instant, wake: () => void): (() => void) => base.wakeAt(at - shift, wake);
  const hand = {
    now,
    moveTo(at: Instant) {
      shift = Math.max(shift, at - base.now());
      for (const alarm of alarms) {
        alarm.cancel();
        alarm.cancel = arm(alarm.at, alarm.wake);
      }
    },
  };
  const storing: Sleeper = { nextDue: async () => null, settle: () => onShift(shift) };
  const inTurn = (to: () => Instant): Promise<void> => {
    const turn = last.then(() => advanceClock(hand, to(), [storing, ...sleepers]));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    now,
    shiftMs: () => shift,
    attach: (sleeper) => void sleepers.push(sleeper),
    wakeAt(at, wake) {
      const alarm = { at, wake: ring, cancel: arm(at, ring) };
      function ring(): void {
        alarms.delete(alarm);
        wake();
      }
      alarms.add(alarm);
      return () => {
        alarms.delete(alarm);
        alarm.cancel();
      };
    },
    advance: (duration) => inTurn(() => later(now(), duration)),
    advanceTo: (at) => inTurn(() => readInstant(at)),
  };
}
